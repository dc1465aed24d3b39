// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/run.h"
#include "runner/run/runid.h"
#include "tests/support/testmain.h"

#include <QSet>
#include <QTest>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

/// A run that went well; each test changes what it is about.
Ending good()
{
    return {.endedBy = EndedBy::Agent,
        .startedAgent = true,
        .agentExit = 0,
        .claimStatus = u"OK"_s,
        .endOfRun = true,
        .anyChange = true,
        .wantsChanges = true,
        .hasCheck = true,
        .afterExit = 0};
}

template <typename Change>
Ending goodBut(Change change)
{
    Ending ending = good();
    change(ending);
    return ending;
}

} // namespace

Q_DECLARE_METATYPE(remit::Ending)

class RunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void onlyTheDocumentedStepsAreAllowed_data();
    void onlyTheDocumentedStepsAreAllowed();
    void everyEndingRollsUpToOneWord_data();
    void everyEndingRollsUpToOneWord();
    void okNeedsACleanEndAndAPassingCheck();
    void eachWordReadsBack();
    void exitCodesAreTheDocumentedOnes();
    void aRunIdIsASafeFolderName_data();
    void aRunIdIsASafeFolderName();
    void runIdsDiffer();
    void onlyTextOfThatFormIsARunId_data();
    void onlyTextOfThatFormIsARunId();
};

void RunTest::onlyTheDocumentedStepsAreAllowed_data()
{
    QTest::addColumn<RunState>("from");
    QTest::addColumn<QString>("allowed");
    using enum RunState;
    QTest::newRow("queued") << Queued << u"preparing finished"_s;
    QTest::newRow("preparing") << Preparing << u"running finished"_s;
    QTest::newRow("running") << Running << u"verifying finished"_s;
    QTest::newRow("verifying") << Verifying << u"finished"_s;
    QTest::newRow("finished") << Finished << QString();
}

void RunTest::onlyTheDocumentedStepsAreAllowed()
{
    QFETCH(RunState, from);
    QFETCH(QString, allowed);
    QStringList steps;
    using enum RunState;
    for (const RunState to : {Queued, Preparing, Running, Verifying, Finished})
        if (canGo(from, to))
            steps.append(toText(to));
    QCOMPARE(steps.join(u' '), allowed);
}

void RunTest::everyEndingRollsUpToOneWord_data()
{
    QTest::addColumn<Ending>("ending");
    QTest::addColumn<RunStatus>("status");
    const auto row
        = [](const char* name, RunStatus status, auto change) { QTest::newRow(name) << goodBut(change) << status; };
    using enum RunStatus;
    row("all well", Ok, [](Ending&) { });
    row("interrupted", Interrupted, [](Ending& e) { e.endedBy = EndedBy::Interrupted; });
    row("stopped by a person", Stopped, [](Ending& e) { e.endedBy = EndedBy::User; });
    row("ended by a limit", Limit, [](Ending& e) { e.endedBy = EndedBy::Limit; });
    row("ended by a limit on size", Limit, [](Ending& e) {
        e.endedBy = EndedBy::Limit;
        e.tooLarge = true;
    });
    row("harness failed", Error, [](Ending& e) { e.endedBy = EndedBy::Failure; });
    row("never started", Error, [](Ending& e) {
        e.endedBy = EndedBy::Failure;
        e.startedAgent = false;
        e.agentExit = {};
    });
    row("agent crashed", Error, [](Ending& e) { e.agentExit = 139; });
    row("agent's exit unknown", Error, [](Ending& e) { e.agentExit = {}; });
    row("stream says error", Error, [](Ending& e) { e.agentReportedError = true; });
    row("fails, but says honestly why", ToolFailed, [](Ending& e) {
        e.agentExit = 3;
        e.claimStatus = u"TOOL_FAILED"_s;
    });
    row("crash with no closing lines is no question", Error, [](Ending& e) {
        e.agentExit = 1;
        e.endOfRun = false;
        e.looksLikeQuestion = true;
    });
    row("no END_OF_RUN", Incomplete, [](Ending& e) { e.endOfRun = false; });
    row("neither line", Incomplete, [](Ending& e) {
        e.endOfRun = false;
        e.claimStatus.clear();
    });
    row("END_OF_RUN alone", Incomplete, [](Ending& e) { e.claimStatus.clear(); });
    row("a question without closing lines", Question, [](Ending& e) {
        e.endOfRun = false;
        e.claimStatus.clear();
        e.looksLikeQuestion = true;
    });
    row("a rhetorical question in a good end", Ok, [](Ending& e) { e.looksLikeQuestion = true; });
    row("says QUESTION", Question, [](Ending& e) { e.claimStatus = u"QUESTION"_s; });
    row("says UNEXPECTED_INPUT", UnexpectedInput, [](Ending& e) { e.claimStatus = u"UNEXPECTED_INPUT"_s; });
    row("says TOOL_FAILED", ToolFailed, [](Ending& e) { e.claimStatus = u"TOOL_FAILED"_s; });
    row("says TOO_LARGE", TooLarge, [](Ending& e) { e.claimStatus = u"TOO_LARGE"_s; });
    row("says INCOMPLETE", Incomplete, [](Ending& e) { e.claimStatus = u"INCOMPLETE"_s; });
    row("says PARTIAL", Partial, [](Ending& e) { e.claimStatus = u"PARTIAL"_s; });
    row("says PARTIAL, changed nothing", Empty, [](Ending& e) {
        e.claimStatus = u"PARTIAL"_s;
        e.anyChange = false;
    });
    row("says EMPTY", Empty, [](Ending& e) {
        e.claimStatus = u"EMPTY"_s;
        e.anyChange = false;
    });
    row("says EMPTY, changed something", Partial, [](Ending& e) { e.claimStatus = u"EMPTY"_s; });
    row("says ERROR", Error, [](Ending& e) { e.claimStatus = u"ERROR"_s; });
    row("says a word of its own", Incomplete, [](Ending& e) { e.claimStatus = u"DONE"_s; });
    row("says a word of the harness", Incomplete, [](Ending& e) { e.claimStatus = u"STOPPED"_s; });
    row("says OK, changed nothing", Empty, [](Ending& e) { e.anyChange = false; });
    row("says OK, the check fails", Incomplete, [](Ending& e) { e.afterExit = 1; });
    row("says OK, the check timed out", Incomplete, [](Ending& e) { e.afterExit = 124; });
    row("says OK, the check did not run", Incomplete, [](Ending& e) { e.afterExit = {}; });
    row("says OK, the check was not found", ToolFailed, [](Ending& e) { e.afterExit = 127; });
    row("says OK, there is no check", Partial, [](Ending& e) {
        e.hasCheck = false;
        e.afterExit = {};
    });
    row("too large", TooLarge, [](Ending& e) { e.tooLarge = true; });
    row("too large and cut off", TooLarge, [](Ending& e) {
        e.tooLarge = true;
        e.endOfRun = false;
    });
    row("a report without check or change", Ok, [](Ending& e) {
        e.wantsChanges = false;
        e.hasCheck = false;
        e.anyChange = false;
        e.afterExit = {};
    });
    row("a report with a failing check", Incomplete, [](Ending& e) {
        e.wantsChanges = false;
        e.afterExit = 2;
    });
}

void RunTest::everyEndingRollsUpToOneWord()
{
    QFETCH(Ending, ending);
    QFETCH(RunStatus, status);
    QCOMPARE(toText(rollUp(ending)), toText(status));
}

void RunTest::okNeedsACleanEndAndAPassingCheck()
{
    int seen = 0;
    for (const EndedBy by : {EndedBy::Agent, EndedBy::Limit, EndedBy::User, EndedBy::Failure, EndedBy::Interrupted}) {
        for (int bits = 0; bits < 1 << 9; ++bits) {
            for (const auto& claim : {QString(), u"OK"_s, u"PARTIAL"_s, u"QUESTION"_s, u"EMPTY"_s}) {
                Ending ending;
                ending.endedBy = by;
                ending.claimStatus = claim;
                ending.startedAgent = bits & 1;
                ending.agentExit = bits & 2 ? std::optional(0) : std::nullopt;
                ending.agentReportedError = bits & 4;
                ending.endOfRun = bits & 8;
                ending.anyChange = bits & 16;
                ending.tooLarge = bits & 32;
                ending.wantsChanges = bits & 64;
                ending.hasCheck = bits & 128;
                ending.afterExit = bits & 256 ? std::optional(0) : std::optional(1);
                if (rollUp(ending) != RunStatus::Ok)
                    continue;
                ++seen;
                QVERIFY(
                    by == EndedBy::Agent && ending.startedAgent && ending.agentExit == 0 && !ending.agentReportedError);
                QVERIFY(ending.endOfRun && claim == u"OK" && !ending.tooLarge);
                QVERIFY(ending.hasCheck ? ending.afterExit == 0 : !ending.wantsChanges);
                QVERIFY(ending.anyChange || !ending.wantsChanges);
            }
        }
    }
    QVERIFY(seen > 0);
}

void RunTest::eachWordReadsBack()
{
    for (int i = 0; i <= int(RunState::Finished); ++i)
        QCOMPARE(runStateFrom(toText(RunState(i))), RunState(i));
    for (int i = 0; i <= int(EndedBy::Interrupted); ++i)
        QCOMPARE(endedByFrom(toText(EndedBy(i))), EndedBy(i));
    for (int i = 0; i <= int(RunStatus::Interrupted); ++i)
        QCOMPARE(runStatusFrom(toText(RunStatus(i))), RunStatus(i));
    for (int i = 0; i <= int(ReviewState::Deferred); ++i)
        QCOMPARE(reviewStateFrom(toText(ReviewState(i))), ReviewState(i));
    for (int i = 0; i <= int(LimitName::Failures); ++i)
        QCOMPARE(limitNameFrom(toText(LimitName(i))), LimitName(i));
    for (int i = 0; i <= int(FindingSeverity::High); ++i)
        QCOMPARE(findingSeverityFrom(toText(FindingSeverity(i))), FindingSeverity(i));
    QCOMPARE(toText(RunStatus::UnexpectedInput), u"UNEXPECTED_INPUT"_s);
    QCOMPARE(toText(LimitName::WallClock), u"wall_clock"_s);
    QCOMPARE(toText(ReviewState::SentBack), u"sent_back"_s);
    QVERIFY(!runStatusFrom(u"ok"_s));
    QVERIFY(!runStateFrom(QString()));
    QVERIFY(!limitNameFrom(u"wallclock"_s));
}

void RunTest::exitCodesAreTheDocumentedOnes()
{
    QCOMPARE(exitCodeFor(RunStatus::Ok), 0);
    QCOMPARE(exitCodeFor(RunStatus::Partial), 3);
    QCOMPARE(exitCodeFor(RunStatus::Error), 3);
    QCOMPARE(exitCodeFor(RunStatus::Limit), 4);
    QCOMPARE(exitCodeFor(RunStatus::Stopped), 5);
    QCOMPARE(exitCodeFor(RunStatus::Interrupted), 7);
    AuditRecord record;
    QCOMPARE(exitCodeFor(record), 1);
    record.status = RunStatus::Error;
    QCOMPARE(exitCodeFor(record), 3);
    record.agentStarted = false;
    QCOMPARE(exitCodeFor(record), 6);
    record.status = RunStatus::Stopped;
    QCOMPARE(exitCodeFor(record), 5);
}

void RunTest::aRunIdIsASafeFolderName_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("slug");
    QTest::newRow("plain") << u"Paginate GET /orders"_s << u"paginate-get-orders"_s;
    QTest::newRow("umlauts") << u"Größe prüfen!"_s << u"groesse-pruefen"_s;
    QTest::newRow("accents") << u"Café déjà vu"_s << u"cafe-deja-vu"_s;
    QTest::newRow("path") << u"../../etc/passwd"_s << u"etc-passwd"_s;
    QTest::newRow("nothing to use") << u"漢字 😀"_s << u"run"_s;
    QTest::newRow("empty") << QString() << u"run"_s;
    QTest::newRow("long, cut between words")
        << u"Speed up the importer of comma separated values"_s << u"speed-up-the-importer-of-comma"_s;
    QTest::newRow("one long word") << QString(100, u'a') << QString(32, u'a');
    QTest::newRow("option") << u"--help"_s << u"help"_s;
}

void RunTest::aRunIdIsASafeFolderName()
{
    QFETCH(QString, title);
    QFETCH(QString, slug);
    const QDateTime time(QDate(2026, 11, 21), QTime(2, 53, 59), QTimeZone::UTC);
    const RunId run = RunId::create(title, time);
    QVERIFY(run.isValid());
    QCOMPARE(run.text().chopped(5), slug + u"-20261121-0253"_s);
    QCOMPARE(RunId::fromText(run.text()), run);
}

void RunTest::runIdsDiffer()
{
    QSet<QString> seen;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int i = 0; i < 50; ++i)
        seen.insert(RunId::create(u"Same"_s, now).text());
    QVERIFY(seen.size() >= 49);
}

void RunTest::onlyTextOfThatFormIsARunId_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("good") << u"paginate-get-orders-20261121-0253-k3f9"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("no slug") << u"20261121-0253-k3f9"_s << false;
    QTest::newRow("upwards") << u"../x-20261121-0253-k3f9"_s << false;
    QTest::newRow("slash") << u"a/b-20261121-0253-k3f9"_s << false;
    QTest::newRow("capitals") << u"A-20261121-0253-k3f9"_s << false;
    QTest::newRow("no such day") << u"a-20261345-0253-k3f9"_s << false;
    QTest::newRow("no such time") << u"a-20261121-2561-k3f9"_s << false;
    QTest::newRow("line end") << u"a-20261121-0253-k3f9\n"_s << false;
    QTest::newRow("too long") << QString(60, u'a') + u"-20261121-0253-k3f9"_s << false;
    QTest::newRow("other digits") << u"a-２０261121-0253-k3f9"_s << false;
    QTest::newRow("two dashes") << u"a--20261121-0253-k3f9"_s << false;
}

void RunTest::onlyTextOfThatFormIsARunId()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    QCOMPARE(RunId::fromText(text).isValid(), valid);
    QCOMPARE(RunId::fromText(text).text(), valid ? text : QString());
}

REMIT_TEST_MAIN(RunTest)
#include "tst_run.moc"
