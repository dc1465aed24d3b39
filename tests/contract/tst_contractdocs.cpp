// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/contractfile.h"
#include "runner/contract/preflight.h"
#include "runner/contract/words.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace remit;
using namespace Qt::StringLiterals;

/** docs/contract.md against the program. */
class ContractDocsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(); }

    void everyExampleReads();
    void theFirstExampleMayStart();
    void exactlyTheKnownKeysAreListed();
    void theTiersAreAsTheProgramHasThem();
    void theErrorsAreAsTheProgramSaysThem();
    void everyFindingOfThePreflightIsListed();

private:
    QString m_page;

    [[nodiscard]] QStringList blocks(const QString& language) const;
    [[nodiscard]] QStringList firstCells(const QString& heading) const;
};

void ContractDocsTest::initTestCase()
{
    QFile file(QFINDTESTDATA("../../docs/contract.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_page = QString::fromUtf8(file.readAll());
}

QStringList ContractDocsTest::blocks(const QString& language) const
{
    const QRegularExpression block(
        u"```%1\\n(.*?)```\\n"_s.arg(language), QRegularExpression::DotMatchesEverythingOption);
    QStringList found;
    for (auto it = block.globalMatch(m_page); it.hasNext();)
        found.append(it.next().captured(1));
    return found;
}

QStringList ContractDocsTest::firstCells(const QString& heading) const
{
    const QString section = m_page.section(u"## %1\n"_s.arg(heading), 1, 1).section(u"\n## "_s, 0, 0);
    static const QRegularExpression word(u"`([^`]+)`"_s);
    QStringList words;
    for (const QString& line : section.split(u'\n'))
        if (line.startsWith(u"| `"_s))
            for (auto it = word.globalMatch(line.section(u'|', 1, 1)); it.hasNext();)
                words.append(it.next().captured(1));
    return words;
}

void ContractDocsTest::everyExampleReads()
{
    const QStringList examples = blocks(u"toml"_s);
    QCOMPARE(examples.size(), 4);
    for (const QString& example : examples) {
        const auto reading = readContract(example.toUtf8());
        QVERIFY2(
            reading.contract, reading.problems.isEmpty() ? "" : qPrintable(reading.problems.first().inFile(u"docs"_s)));
        QCOMPARE(*readContract(writeContract(*reading.contract)).contract, *reading.contract);
    }
}

void ContractDocsTest::theFirstExampleMayStart()
{
    const auto reading = readContract(blocks(u"toml"_s).first().toUtf8());
    QVERIFY(reading.contract);
    PreflightContext context;
    context.files = QStringList{
        u"src/orders/list.js"_s, u"tests/orders/list.test.js"_s, u"src/auth/login.js"_s, u".github/workflows/ci.yml"_s};
    context.priceKnown = true;
    context.agentInstalled = true;
    context.checkExitOnBase = 1;
    const Preflight result = preflight(*reading.contract, context);
    QVERIFY2(result.findings.isEmpty(), result.findings.isEmpty() ? "" : qPrintable(result.findings.first().id));
}

void ContractDocsTest::exactlyTheKnownKeysAreListed()
{
    QCOMPARE(firstCells(u"Keys"_s), words::everyKey());
}

void ContractDocsTest::theTiersAreAsTheProgramHasThem()
{
    const auto row = [](const QString& name, const std::function<QString(const Limits&)>& text) {
        QStringList cells{u"`%1`"_s.arg(name)};
        for (int tier = 0; tier < 4; ++tier)
            cells.append(text(tierLimits(Tier(tier))));
        return u"| "_s + cells.join(u" | "_s) + u" |"_s;
    };
    const QStringList rows{row(u"wall_clock"_s, [](const Limits& l) { return durationText(*l.wallClock); }),
        row(u"idle"_s, [](const Limits& l) { return durationText(*l.idle); }),
        row(u"llm_calls"_s, [](const Limits& l) { return QString::number(*l.llmCalls); }),
        row(u"cost_usd"_s, [](const Limits& l) { return QString::number(double(*l.costMicroUsd) / 1e6, 'f', 2); }),
        row(u"output"_s, [](const Limits& l) { return sizeText(*l.outputBytes); }),
        row(u"memory"_s, [](const Limits& l) { return sizeText(*l.memoryBytes); }),
        row(u"disk"_s, [](const Limits& l) { return sizeText(*l.diskBytes); }),
        row(u"processes"_s, [](const Limits& l) { return QString::number(*l.processes); }),
        row(u"changed_files"_s, [](const Limits& l) { return QString::number(*l.changedFiles); }),
        row(u"changed_lines"_s, [](const Limits& l) { return QString::number(*l.changedLines); })};
    for (const QString& line : rows)
        QVERIFY2(m_page.contains(line), qPrintable(line));
}

void ContractDocsTest::theErrorsAreAsTheProgramSaysThem()
{
    const auto reading = readContract("schema = 1\ntitle = \"T\"\ntask = \"D\"\n\nagent = \"x\"\ntier = "
                                      "\"smal\"\n\n\n\n\n\n\n[limits]\nwallclock = \"5m\"\n");
    QString said;
    for (const auto& problem : reading.problems)
        said += problem.inFile(u"contract.toml"_s) + u'\n';
    QCOMPARE(said, blocks(u"text"_s).last());
}

void ContractDocsTest::everyFindingOfThePreflightIsListed()
{
    const QStringList listed = firstCells(u"Preflight"_s);
    Contract contract;
    contract.task = u"Deploy it, send the result, git push, pay the bill, rotate the API key of the login, run the "
                    u"migrations on the production database, "
                    "fix the invoice and publish the package"_s;
    contract.scope.paths = {u"**"_s, u"/x"_s, u"zebra"_s};
    contract.environment.pass = QStringList(u"A_TOKEN"_s);
    contract.notifyOn.clear();
    contract.limits.idle = std::chrono::hours(1);
    PreflightContext context;
    context.files = QStringList(u"a"_s);
    context.priceKnown = false;
    context.pricesProblem = u"prices.toml:1:1: no price"_s;
    context.hasAgentInstructions = false;
    context.others = {{u"r"_s, u"t"_s, {u"a"_s}}};
    const auto findings = preflight(contract, context).findings;
    QVERIFY(findings.size() > 20);
    for (const auto& finding : findings)
        QVERIFY2(listed.contains(finding.id), qPrintable(finding.id));
}

REMIT_TEST_MAIN(ContractDocsTest)
#include "tst_contractdocs.moc"
