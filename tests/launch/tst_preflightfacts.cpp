// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/preflightfacts.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace remit;
using namespace Qt::StringLiterals;

class TestPreflightFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aModelsPriceIsKnownOrNotOrCannotBeTold_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("known"); // 1, 0, -1: cannot be told
        QTest::newRow("listed") << u"claude-opus-5-5"_s << 1;
        QTest::newRow("a version of it") << u"claude-opus-5-5-20261001"_s << 1;
        QTest::newRow("with a context mark") << u"claude-opus-5-5[1m]"_s << 1;
        QTest::newRow("with its provider") << u"anthropic/claude-opus-5-5"_s << 1;
        QTest::newRow("mine") << u"my-model"_s << 1;
        QTest::newRow("nobody's") << u"mock-model"_s << 0;
        QTest::newRow("nobody's, with a provider") << u"local/mock-model"_s << 0;
        QTest::newRow("an alias") << u"opus"_s << -1;
        QTest::newRow("an alias with a mark") << u"Sonnet[1m]"_s << -1;
        QTest::newRow("none") << QString() << -1;
    }

    void aModelsPriceIsKnownOrNotOrCannotBeTold()
    {
        QFETCH(QString, model);
        QFETCH(int, known);
        const QTemporaryDir folder;
        writePrices(folder, "[models.my-model]\ninput=1\noutput=2\nsource=\"me\"\nas_of=\"2026-11-29\"\n");
        Contract contract;
        contract.agent = u"claude-code"_s;
        contract.model = model;
        const PreflightContext context = factsAbout(Paths(folder.path(), folder.path()), contract);
        QCOMPARE(context.priceKnown ? int(*context.priceKnown) : -1, known);
        QCOMPARE(context.pricesFile, folder.filePath(u"prices.toml"_s));
        QCOMPARE(context.pricesProblem, QString());
    }

    void anUnknownPriceStopsAContractThatLimitsCost()
    {
        const QTemporaryDir folder;
        Contract contract;
        contract.agent = u"claude-code"_s;
        contract.model = u"mock-model"_s;
        contract.limits.costMicroUsd = 1'000'000;
        const auto findings = preflight(contract, factsAbout(Paths(folder.path(), folder.path()), contract)).findings;
        const auto found = std::ranges::find(findings, u"price-unknown"_s, &PreflightFinding::id);
        QVERIFY(found != findings.end());
        QCOMPARE(found->severity, Severity::Error);
        QVERIFY2(found->title.contains(u"mock-model"), qPrintable(found->title));
        for (const QString& said : {folder.filePath(u"prices.toml"_s), u"[models.\"mock-model\"]"_s, u"as_of"_s})
            QVERIFY2(found->mend.contains(said), qPrintable(found->mend));
    }

    void pricesThatCannotBeReadAreToldWithTheirPlace()
    {
        const QTemporaryDir folder;
        writePrices(folder, "[models.m]\ninput = 1\noutput = \"2\"\n");
        const PreflightContext context = factsAbout(Paths(folder.path(), folder.path()), Contract());
        QVERIFY2(
            context.pricesProblem.startsWith(folder.filePath(u"prices.toml:3:"_s)), qPrintable(context.pricesProblem));
    }

private:
    static void writePrices(const QTemporaryDir& folder, const QByteArray& toml)
    {
        QFile file(folder.filePath(u"prices.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(toml), toml.size());
    }
};

REMIT_TEST_MAIN(TestPreflightFacts)
#include "tst_preflightfacts.moc"
