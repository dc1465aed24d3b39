// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/budget/prices.h"
#include "tests/support/testmain.h"

#include <QDate>
#include <QUrl>

using namespace remit;

namespace {

PriceTable table(const QByteArray& toml)
{
    const auto prices = PriceTable::read(toml, QStringLiteral("prices.toml"));
    return prices ? *prices : PriceTable();
}

const QByteArray kModel = "[models.\"m-1\"]\n"
                          "input = 3\n"
                          "output = 15.0\n"
                          "cache_read = 0.3\n"
                          "cache_write = 3.75\n"
                          "source = \"https://example.org\"\n"
                          "as_of = \"2026-01-02\"\n";

} // namespace

class TestPrices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theBuiltInTableNamesSourceAndDayOfEachPrice()
    {
        const PriceTable prices = PriceTable::builtIn();
        QVERIFY(prices.models().size() > 40);
        for (const QString& model : prices.models()) {
            const auto price = prices.priceOf(model);
            QVERIFY2(price.has_value(), qPrintable(model));
            QVERIFY2(price->input > 0 && price->output >= price->input, qPrintable(model));
            QVERIFY2(price->cacheRead <= price->input, qPrintable(model));
            QCOMPARE(QUrl(price->source).scheme(), QStringLiteral("https"));
            QVERIFY2(QDate::fromString(price->asOf, Qt::ISODate).isValid(), qPrintable(model));
        }
    }

    void allFourProvidersAreListed_data()
    {
        QTest::addColumn<QString>("model");
        QTest::newRow("Anthropic") << QStringLiteral("claude-opus-5-5");
        QTest::newRow("OpenAI") << QStringLiteral("gpt-5.5");
        QTest::newRow("Google") << QStringLiteral("gemini-2.5-pro");
        QTest::newRow("Qwen") << QStringLiteral("qwen3-coder-plus");
    }

    void allFourProvidersAreListed()
    {
        QFETCH(QString, model);
        QVERIFY(PriceTable::builtIn().priceOf(model).has_value());
    }

    /** Figures that Claude Code itself reported for a run of three calls. */
    void aRunCostsWhatTheProviderSays()
    {
        const PriceTable prices = PriceTable::builtIn();
        const Tokens run{.input = 1500, .output = 180, .cacheRead = 3100, .cacheWrite = 600};
        QCOMPARE(prices.costMicroUsd(QStringLiteral("claude-opus-5-5"), run), std::optional<qint64>(13'220));
    }

    void aNameIsFoundByItsVersionlessPrefixOnly_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<bool>("known");
        QTest::newRow("itself") << QStringLiteral("m-1") << true;
        QTest::newRow("a day") << QStringLiteral("m-1-20250929") << true;
        QTest::newRow("a day with dashes") << QStringLiteral("m-1-2026-04-23") << true;
        QTest::newRow("a preview of a month") << QStringLiteral("m-1-preview-05-06") << true;
        QTest::newRow("latest") << QStringLiteral("m-1-latest") << true;
        QTest::newRow("a build") << QStringLiteral("m-1-001") << true;
        QTest::newRow("at a version") << QStringLiteral("m-1@20250929") << true;
        QTest::newRow("a context mark") << QStringLiteral("m-1[1m]") << true;
        QTest::newRow("a resource name") << QStringLiteral("models/m-1") << true;
        QTest::newRow("a sibling by number") << QStringLiteral("m-1-5") << false;
        QTest::newRow("a sibling by name") << QStringLiteral("m-1-mini") << false;
        QTest::newRow("a longer word") << QStringLiteral("m-10") << false;
        QTest::newRow("a shorter one") << QStringLiteral("m") << false;
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("a bracket alone") << QStringLiteral("]") << false;
        QTest::newRow("another") << QStringLiteral("mock-model") << false;
    }

    void aNameIsFoundByItsVersionlessPrefixOnly()
    {
        QFETCH(QString, asked);
        QFETCH(bool, known);
        QCOMPARE(table(kModel).priceOf(asked).has_value(), known);
    }

    void theLongestPrefixWins()
    {
        const PriceTable prices = PriceTable::builtIn();
        QCOMPARE(prices.priceOf(QStringLiteral("gpt-5-mini-2025-08-07"))->input, 250'000);
        QCOMPARE(prices.priceOf(QStringLiteral("claude-sonnet-4-5-20250929"))->input, 3'000'000);
        QCOMPARE(prices.priceOf(QStringLiteral("claude-opus-4-20250514"))->input, 15'000'000);
        QVERIFY(!prices.priceOf(QStringLiteral("claude-opus-5-9")).has_value());
    }

    void anUnknownModelHasNoCost() { QCOMPARE(table(kModel).costMicroUsd(QStringLiteral("other"), {}), std::nullopt); }

    void costAddsTheFourRates()
    {
        const Tokens tokens{.input = 1'000'000, .output = 100'000, .cacheRead = 10'000, .cacheWrite = 1'000};
        QCOMPARE(table(kModel).costMicroUsd(QStringLiteral("m-1"), tokens),
            std::optional<qint64>(3'000'000 + 1'500'000 + 3'000 + 3'750));
    }

    void aFractionOfAMicroDollarCountsAsOne()
    {
        const Tokens one{.input = 0, .output = 0, .cacheRead = 1, .cacheWrite = 0};
        QCOMPARE(table(kModel).costMicroUsd(QStringLiteral("m-1"), one), std::optional<qint64>(1));
        QCOMPARE(table(kModel).costMicroUsd(QStringLiteral("m-1"), Tokens{}), std::optional<qint64>(0));
    }

    void figuresThatOverflowHaveNoCost()
    {
        const qint64 huge = std::numeric_limits<qint64>::max() / 4;
        const Tokens tokens{.input = huge, .output = huge, .cacheRead = 0, .cacheWrite = 0};
        QCOMPARE(table(kModel).costMicroUsd(QStringLiteral("m-1"), tokens), std::nullopt);
        QCOMPARE(table(kModel).costMicroUsd(
                     QStringLiteral("m-1"), Tokens{.input = -1, .output = 0, .cacheRead = 0, .cacheWrite = 0}),
            std::nullopt);
    }

    void aLongPromptCostsItsOwnRates_data()
    {
        QTest::addColumn<qint64>("cached");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("as long as the base allows") << qint64{190'000} << qint64{12'500 + 23'750 + 10'000};
        QTest::newRow("one token more") << qint64{190'001} << qint64{25'000 + 47'501 + 15'000};
    }

    void aLongPromptCostsItsOwnRates()
    {
        QFETCH(qint64, cached);
        QFETCH(qint64, expected);
        const Tokens tokens{.input = 10'000, .output = 1'000, .cacheRead = cached, .cacheWrite = 0};
        QCOMPARE(PriceTable::builtIn().costMicroUsd(QStringLiteral("gemini-2.5-pro"), tokens),
            std::optional<qint64>(expected));
    }

    void theUsersPriceReplacesOurs()
    {
        PriceTable prices = PriceTable::builtIn();
        QByteArray mine = kModel;
        prices.override(table(mine.replace("m-1", "gpt-5.5")));
        QCOMPARE(prices.priceOf(QStringLiteral("gpt-5.5"))->input, 3'000'000);
        QVERIFY(prices.priceOf(QStringLiteral("gpt-5.5"))->longPrompts.isEmpty());
        QVERIFY(prices.priceOf(QStringLiteral("gpt-5.4")).has_value());
    }

    void cachedTokensWithoutAPriceCostAsInput()
    {
        const auto price
            = table("[models.a]\ninput=2\noutput=4\nsource=\"s\"\nas_of=\"2026-01-01\"\n").priceOf(QStringLiteral("a"));
        QVERIFY(price.has_value());
        QCOMPARE(price->cacheRead, 2'000'000);
        QCOMPARE(price->cacheWrite, 2'000'000);
    }

    void aBadTableIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QString>("says");
        QTest::newRow("no TOML") << QByteArray("[models") << QStringLiteral("prices.toml:1:");
        QTest::newRow("another table") << QByteArray("[model.a]\n") << QStringLiteral("only [models");
        QTest::newRow("no table") << QByteArray("[models]\na = 3\n") << QStringLiteral("prices.toml:2:");
        QTest::newRow("no output") << QByteArray("[models.a]\ninput = 1\n") << QStringLiteral("\"output\" is missing");
        QTest::newRow("negative") << QByteArray(kModel).replace("input = 3", "input = -3")
                                  << QStringLiteral("prices.toml:2:");
        QTest::newRow("infinite") << QByteArray(kModel).replace("input = 3", "input = inf")
                                  << QStringLiteral("not a price");
        QTest::newRow("not a number") << QByteArray(kModel).replace("input = 3", "input = nan")
                                      << QStringLiteral("not a price");
        QTest::newRow("text") << QByteArray(kModel).replace("input = 3", "input = \"3\"")
                              << QStringLiteral("not a price");
        QTest::newRow("no source") << QByteArray(kModel).replace("source", "sauce")
                                   << QStringLiteral("\"source\" is missing");
        QTest::newRow("unknown key") << QByteArray(kModel + "cached = 1\n") << QStringLiteral("unknown key \"cached\"");
        QTest::newRow("long_prompt no list")
            << QByteArray(kModel + "long_prompt = 1\n") << QStringLiteral("list of tables");
        QTest::newRow("long_prompt falls")
            << QByteArray(kModel + "long_prompt = [{above=2, input=1, output=1}, {above=1, input=1, output=1}]\n")
            << QStringLiteral("rising");
    }

    void aBadTableIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, toml);
        QFETCH(QString, says);
        const auto prices = PriceTable::read(toml, QStringLiteral("prices.toml"));
        QVERIFY(!prices.has_value());
        QCOMPARE(prices.error().code, ErrorCode::InvalidInput);
        QVERIFY2(prices.error().detail.contains(says), qPrintable(prices.error().detail));
    }
};

REMIT_TEST_MAIN(TestPrices)
#include "tst_prices.moc"
