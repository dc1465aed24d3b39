// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/racetable.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QRegularExpression>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

AuditRecord record(const QString& agent, RunStatus status)
{
    AuditRecord record;
    record.runId = agent + u"-20261121-0253-k3f9"_s;
    record.agent = agent;
    record.contractTitle = u"Paginate"_s;
    record.state = RunState::Finished;
    record.status = status;
    record.startedAtMs = 1000;
    record.endedAtMs = 39'000;
    return record;
}

/** A line a fact: "Cost | $0.84 | unknown". */
QStringList print(const RaceTable& table)
{
    QStringList lines;
    for (int row = 0; row < table.rowCount(); ++row) {
        QStringList cells{table.headerData(row, Qt::Vertical, Qt::DisplayRole).toString()};
        for (int column = 0; column < table.columnCount(); ++column)
            cells.append(table.index(row, column).data().toString());
        lines.append(cells.join(u" | "_s));
    }
    return lines;
}

} // namespace

class TestRaceTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!Trying to construct an instance)"_s)); }

    void everyRunIsAColumnTheBestFirst()
    {
        RaceTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(print(table), QStringList());
        AuditRecord good = record(u"codex"_s, RunStatus::Ok);
        good.model = u"gpt-5"_s;
        good.costMicroUsd = 840'000;
        good.limits = {{LimitName::Cost, 0.84, 2, u"usd"_s, u"self-reported"_s}};
        good.before = CheckResult{u"make test"_s, 1, 10, false, {}, {}};
        good.after = CheckResult{u"make test"_s, 0, 10, false, {}, {}};
        good.changedFiles = 7;
        good.added = 187;
        good.removed = 20;
        good.findings = {{u"gate-weakened"_s, FindingSeverity::Medium, {}, {}, {}}};
        good.claimStatus = u"OK"_s;
        AuditRecord going = record(u"gemini"_s, RunStatus::Ok);
        going.status.reset();
        going.state = RunState::Running;
        table.setAgentNames({{u"codex"_s, u"Codex"_s}});
        table.setRuns({going, record(u"claude-code"_s, RunStatus::Error), good});
        const QStringList expected{u"Check | failed → passed | not run | –"_s,
            u"Cost | $0.84, as it says | unknown | unknown"_s, u"Time | 38 s | 38 s | –"_s,
            u"Size | +187 −20, 7 file(s) | no change | –"_s, u"Findings | 1 warning(s) | none | –"_s,
            u"The agent says | OK | nothing | –"_s, u"Review | New | New | when it has ended"_s};
        QCOMPARE(print(table), expected);
        QCOMPARE(table.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"Codex \u00b7 gpt-5"_s);
        QCOMPARE(table.index(0, 0).data(RaceTable::RunIdRole).toString(), good.runId);
        QCOMPARE(table.index(0, 0).data(RaceTable::StandingRole).toInt(), int(RaceTable::Standing::Good));
        QCOMPARE(table.finished(), 2);
        QVERIFY(table.isDecidable(0) && !table.isDecidable(2));
        table.setRuns({});
        table.setRuns({});
        QCOMPARE(print(table), QStringList());
    }

    void acceptingSaysWhatBecomesOfTheOthers()
    {
        const auto run = [](const QString& id, RunState state, ReviewState review) {
            RunRow row;
            row.runId = id;
            row.state = state;
            row.review = review;
            return row;
        };
        const RunRow own = run(u"own"_s, RunState::Finished, ReviewState::Seen);
        const RunRow ended = run(u"ended"_s, RunState::Finished, ReviewState::New);
        const RunRow going = run(u"going"_s, RunState::Running, ReviewState::New);
        const RunRow decided = run(u"decided"_s, RunState::Finished, ReviewState::Rejected);
        QCOMPARE(raceSentence({own, decided}, u"own"_s), QString());
        QCOMPARE(raceSentence({own, ended}, u"own"_s), u"1 other of the race is rejected."_s);
        QCOMPARE(raceSentence({own, ended, ended, going}, u"own"_s),
            u"2 others of the race are rejected. 1 has not ended; it is stopped and rejected."_s);
        QCOMPARE(raceSentence({own, going, going}, u"own"_s), u"2 have not ended; they are stopped and rejected."_s);
    }
};

REMIT_TEST_MAIN(TestRaceTable)
#include "tst_racetable.moc"
