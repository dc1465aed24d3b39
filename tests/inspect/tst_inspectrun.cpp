// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/inspect/scratchchange.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <functional>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

using Build = std::function<void(ScratchChange&)>;
Q_DECLARE_METATYPE(Build)

namespace {

/// A run that ended well: it changed a file, said OK, the check passed.
ScratchChange good()
{
    ScratchChange change;
    change.input.contract.success.command = u"npm test"_s;
    change.input.record.endedBy = EndedBy::Agent;
    change.input.record.outputSizeBytes = 100;
    change.input.record.after = CheckResult{.command = u"npm test"_s, .exit = 0, .outputFile = {}};
    change.change("src/a.c", "a\n", "b\n");
    return change;
}

void claims(ScratchChange& change, const QString& status, const QString& text, bool end = true)
{
    change.input.record.claimStatus = status;
    change.input.record.claimText = text;
    change.event(event::claimMade, {{u"status"_s, status}, {u"end_of_run"_s, end}, {u"text"_s, text}});
}

void ran(ScratchChange& change, const QString& command)
{
    change.event(event::toolStart, {{u"kind"_s, u"command"_s}, {u"summary"_s, command}});
}

void call(ScratchChange& change, const QString& source, double tokens, double usd)
{
    change.event(event::llmCall, {{u"source"_s, source}, {u"input"_s, tokens}, {u"output"_s, 0}, {u"cost_usd"_s, usd}});
}

void result(ScratchChange& change, double tokens, double usd)
{
    change.event(
        event::agentResult, {{u"tokens"_s, QJsonObject{{u"input"_s, tokens}, {u"output"_s, 0}}}, {u"cost_usd"_s, usd}});
}

void ownUse(ScratchChange& change, int calls, double tokens, double usd)
{
    change.event(event::agentUsage,
        {{u"llm_calls"_s, calls}, {u"tokens"_s, QJsonObject{{u"input"_s, tokens}, {u"output"_s, 0}}},
            {u"cost_usd"_s, usd}});
}

} // namespace

class InspectRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theRunIsHeldAgainstItsClaim_data();
    void theRunIsHeldAgainstItsClaim();
    void refusedAttemptsAreCounted();
    void manyRefusedAttemptsAreSummedUp();
    void theContradictionNamesBothSides();
    void theDisagreementNamesBothFigures();
};

void InspectRunTest::theRunIsHeldAgainstItsClaim_data()
{
    QTest::addColumn<Build>("build");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* name, const QStringList& expected, const Build& build) {
        QTest::newRow(name) << build << expected;
    };
    row("all agrees", {}, [](auto& c) {
        claims(c, u"OK"_s, u"All tests pass."_s);
        ran(c, u"npm test"_s);
    });
    row("no END_OF_RUN", {u"medium no-end-of-run"_s}, [](auto& c) { claims(c, u"OK"_s, u"Done."_s, false); });
    row("no END_OF_RUN after a question", {}, [](auto& c) {
        claims(c, u""_s, u"In English or in German?"_s, false);
        c.input.record.status = RunStatus::Question;
    });
    row("no claim at all", {u"medium no-end-of-run"_s}, [](auto& c) { ran(c, u"ls"_s); });
    row("ended by a limit", {}, [](auto& c) {
        c.input.record.endedBy = EndedBy::Limit;
        ran(c, u"ls"_s);
    });
    row("OK, but the check failed", {u"high claim-contradicted"_s}, [](auto& c) {
        c.input.record.after->exit = 1;
        claims(c, u"OK"_s, u"Done."_s);
    });
    row("PARTIAL and the check failed", {}, [](auto& c) {
        c.input.record.after->exit = 1;
        claims(c, u"PARTIAL"_s, u"One test still fails."_s);
    });
    row("PARTIAL, says tests pass, the check failed", {u"high claim-contradicted"_s}, [](auto& c) {
        c.input.record.after->exit = 1;
        claims(c, u"PARTIAL"_s, u"The tests pass now."_s);
    });
    row("hopes that tests pass", {}, [](auto& c) {
        c.input.record.after->exit = 1;
        claims(c, u"INCOMPLETE"_s, u"I could not make the tests pass."_s);
    });
    row("says tests pass, never ran them", {u"low claim-contradicted"_s}, [](auto& c) {
        claims(c, u"OK"_s, u"All tests pass."_s);
        ran(c, u"ls -l"_s);
    });
    row("commands not recorded", {}, [](auto& c) { claims(c, u"OK"_s, u"All tests pass."_s); });
    row("OK without a change", {u"medium claim-contradicted"_s}, [](auto& c) {
        c.input.changes.clear();
        claims(c, u"OK"_s, u"Done."_s);
    });
    row("EMPTY with a change", {u"medium claim-contradicted"_s},
        [](auto& c) { claims(c, u"EMPTY"_s, u"Nothing to do."_s); });
    row("silence", {u"medium output-anomaly"_s}, [](auto& c) {
        c.input.record.outputSizeBytes = 0;
        claims(c, u"OK"_s, u"Done."_s);
    });
    row("lying figures", {u"medium usage-disagrees"_s}, [](auto& c) {
        claims(c, u"OK"_s, u"Done."_s);
        c.event(event::agentNotice, {{u"kind"_s, u"unbelievable"_s}, {u"text"_s, u"The total cost fell."_s}});
        c.event(event::agentNotice, {{u"kind"_s, u"unbelievable"_s}, {u"text"_s, u"Again."_s}});
    });
    row("garbled stream", {u"low output-anomaly"_s}, [](auto& c) {
        claims(c, u"OK"_s, u"Done."_s);
        c.event(event::agentNotice, {{u"kind"_s, u"malformed"_s}, {u"text"_s, u"A line is left out."_s}});
    });
    row("empty report", {u"medium output-anomaly"_s}, [](auto& c) {
        c.input.contract.artifact = ArtifactKind::Report;
        claims(c, u"OK"_s, u" "_s);
    });
    row("usage agrees", {}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        call(c, u"gateway"_s, 1000, 0.5);
        call(c, u"gateway"_s, 500, 0.5);
        result(c, 1490, 0.99);
    });
    row("agent reports fewer tokens", {u"medium usage-disagrees"_s}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        call(c, u"gateway"_s, 1000, 0.5);
        result(c, 900, 0.5);
    });
    row("more tokens, of a whole session", {}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        call(c, u"gateway"_s, 1000, 0.5);
        c.event(event::agentResult, {{u"cumulative"_s, true}, {u"tokens"_s, QJsonObject{{u"input"_s, 5000}}}});
    });
    row("agent reports a higher cost", {u"low usage-disagrees"_s}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        call(c, u"gateway"_s, 1000, 0.5);
        result(c, 1000, 0.6);
    });
    row("calls reported, no result", {u"medium usage-disagrees"_s}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        call(c, u"gateway"_s, 1000, 0.5);
        call(c, u"self-reported"_s, 100, 0.5);
    });
    row("killed before it told its end", {}, [](auto& c) {
        call(c, u"gateway"_s, 1000, 0.5);
        call(c, u"self-reported"_s, 100, 0.05);
        c.event(event::runEnded, {{u"signal"_s, 9}});
        claims(c, u"OK"_s, u"x"_s);
    });
    row("ended by a limit, behind in its books", {}, [](auto& c) {
        c.input.record.endedBy = EndedBy::Limit;
        call(c, u"gateway"_s, 1000, 0.5);
        result(c, 100, 0.05);
    });
    row("summed up at its end", {u"medium usage-disagrees"_s}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        call(c, u"gateway"_s, 1000, 0.5);
        call(c, u"gateway"_s, 1000, 0.5);
        ownUse(c, 1, 2000, 1.0);
        c.event(event::runEnded, {{u"exit"_s, 0}});
    });
    row("a few tokens are rounding", {}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        call(c, u"gateway"_s, 100, 0.0100);
        ownUse(c, 1, 119, 0.0104);
    });
    row("refused calls count for nobody", {}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        call(c, u"gateway"_s, 1000, 0.5);
        c.event(event::llmCall, {{u"source"_s, u"gateway"_s}, {u"status"_s, 429}, {u"side"_s, true}});
        ownUse(c, 1, 1000, 0.5);
    });
    row("a call that was cut may be in its books or not", {}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        call(c, u"gateway"_s, 1000, 0.5);
        c.event(
            event::llmCall, {{u"source"_s, u"gateway"_s}, {u"input"_s, 500}, {u"output"_s, 0}, {u"partial"_s, true}});
        ownUse(c, 1, 1000, 0.5);
    });
    row("calls that nobody saw", {u"low usage-disagrees"_s}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        c.input.record.metering = Metering::Gateway;
        ownUse(c, 3, 900, 0.5);
    });
    row("nobody else counted", {}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        ownUse(c, 3, 900, 0.5);
    });
    row("nothing reported", {}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        call(c, u"gateway"_s, 1000, 0.5);
    });
    row("the last result counts", {}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        call(c, u"gateway"_s, 1000, 0.5);
        result(c, 400, 0.2);
        result(c, 1000, 0.5);
    });
    row("absurd figures are no figures", {}, [](auto& c) {
        claims(c, u"OK"_s, u"x"_s);
        call(c, u"gateway"_s, 1000, 0.5);
        result(c, -5, -1);
    });
}

void InspectRunTest::theRunIsHeldAgainstItsClaim()
{
    QFETCH(Build, build);
    QFETCH(QStringList, expected);
    ScratchChange change = good();
    build(change);
    QVERIFY2(change.found() == expected, qPrintable(change.found().join(u'\n') + u"\n--\n"_s + change.details()));
}

void InspectRunTest::refusedAttemptsAreCounted()
{
    ScratchChange change;
    for (int i = 0; i < 3; ++i)
        change.event(event::policyDenied, {{u"action"_s, u"push"_s}, {u"what"_s, u"git push\norigin \u202emain"_s}});
    change.event(event::policyDenied, {{u"action"_s, u"commit"_s}, {u"what"_s, u"git commit"_s}});
    QCOMPARE(change.found(), QStringList({u"high policy-denied"_s, u"medium policy-denied"_s}));
    QVERIFY2(
        change.details().contains(u"The agent tried to push 3 times and was refused: git push origin \\u202emain"_s),
        qPrintable(change.details()));
}

void InspectRunTest::manyRefusedAttemptsAreSummedUp()
{
    ScratchChange change;
    for (int i = 0; i < 100; ++i)
        change.event(event::policyDenied, {{u"action"_s, u"commit"_s}, {u"what"_s, u"git commit %1"_s.arg(i)}});
    QCOMPARE(change.found().size(), 21);
    QVERIFY(change.details().contains(u"80 more kinds"_s));
}

void InspectRunTest::theContradictionNamesBothSides()
{
    ScratchChange change = good();
    change.input.record.after->exit = 2;
    claims(change, u"OK"_s, u"All 31 tests pass."_s);
    QCOMPARE(change.details(),
        u"claim-contradicted : The agent says that the tests pass. The check failed on a clean checkout (exit code 2)."_s);
}

void InspectRunTest::theDisagreementNamesBothFigures()
{
    ScratchChange change = good();
    claims(change, u"OK"_s, u"x"_s);
    call(change, u"gateway"_s, 12'000, 0.5);
    call(change, u"gateway"_s, 3'000, 0.25);
    ownUse(change, 1, 12'000, 0.5);
    QCOMPARE(change.details(),
        u"usage-disagrees : The gateway counted 2 calls, 15000 tokens in, $0.7500; the agent reports 1 call, 12000 "
        "tokens in, $0.5000. The gateway's figures hold."_s);
}

REMIT_TEST_MAIN(InspectRunTest)
#include "tst_inspectrun.moc"
