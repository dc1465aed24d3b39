// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/preflight.h"
#include "runner/launch/agenttest.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

Event eventOf(const char* type, const QJsonObject& data)
{
    return {0, 0, QString::fromLatin1(type), data};
}

Event answered()
{
    return eventOf(event::llmCall, {{u"source"_s, u"gateway"_s}, {u"status"_s, 200}});
}

Event claimed()
{
    return eventOf(event::llmCall, {{u"source"_s, u"self-reported"_s}});
}

Event refused(int status)
{
    return eventOf(event::llmCall, {{u"source"_s, u"gateway"_s}, {u"side"_s, true}, {u"status"_s, status}});
}

Event notice(const QString& kind, const QString& text)
{
    return eventOf(event::agentNotice, {{u"kind"_s, kind}, {u"text"_s, text}});
}

Event failed()
{
    return eventOf(event::agentResult, {{u"error"_s, true}, {u"reason"_s, u"gave up"_s}});
}

} // namespace

class TestAgentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void itsContractMayStart()
    {
        for (const auto& agent : agentCatalog()) {
            if (agent->runsContractsCommand())
                continue;
            const Contract contract = agentTestContract(*agent, {});
            const Preflight result = preflight(contract, {.files = QStringList{u"README.md"_s}});
            for (const PreflightFinding& finding : result.findings)
                QVERIFY2(finding.severity != Severity::Error, qPrintable(finding.title));
            QCOMPARE(contract.limits.llmCalls, std::optional<qint64>(2));
            QVERIFY(contract.scope.readOnly);
        }
    }

    void oneSentenceSaysWhatIsWrong_data()
    {
        QTest::addColumn<QList<Event>>("events");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("problem"); ///< part of it; empty: it works
        const auto row = [](const char* name, const QList<Event>& events, const QString& answer,
                             const QString& problem) { QTest::newRow(name) << events << answer << problem; };
        const QString hello = u"Hello."_s;
        row("it works", {answered()}, hello, {});
        row("a hiccup on the way", {refused(500), answered()}, hello, {});
        row("no key", {refused(401), failed()}, u"API Error: 401"_s, u"remitctl key set anthropic"_s);
        row("a key without rights", {refused(403)}, {}, u"could not sign in"_s);
        row("never signed in", {failed()}, u"Not logged in · Please run /login"_s, u"could not sign in"_s);
        row("rate limit", {refused(429)}, {}, u"rate limit"_s);
        row("nobody there", {notice(u"upstream-unreachable"_s, u"Connection refused"_s)}, {}, u"Connection refused"_s);
        row("a broken provider", {notice(u"upstream-error"_s, u"It answers 500."_s)}, {}, u"answers 500"_s);
        row("around the gateway", {claimed()}, hello, u"The gateway is not used"_s);
        row("around it and silent of it", {}, hello, u"The gateway is not used"_s);
        row("no answer", {answered()}, u"  "_s, u"gave no answer"_s);
        row("an error at its end", {answered(), failed()}, hello, u"ended with an error"_s);
        row("talk of a login where it works", {answered()}, u"You said /login."_s, {});
    }

    void oneSentenceSaysWhatIsWrong()
    {
        QFETCH(QList<Event>, events);
        QFETCH(QString, answer);
        QFETCH(QString, problem);
        AuditRecord record;
        record.endedBy = EndedBy::Agent;
        record.claimText = answer;
        const AgentTest test = judgeAgentTest(*agentById(u"claude-code"_s), record, events);
        QVERIFY2(test.problem.contains(problem), qPrintable(test.problem));
        QCOMPARE(test.works, problem.isEmpty());
        QCOMPARE(test.problem.isEmpty(), problem.isEmpty());
    }

    void whatCameBeforeTheAgentIsSaid()
    {
        AuditRecord record;
        record.agentStarted = false;
        record.endedBy = EndedBy::Failure;
        record.reason = u"The keyring is locked."_s;
        QCOMPARE(judgeAgentTest(*agentById(u"claude-code"_s), record, {}).problem, record.reason);
        record.endedBy = EndedBy::User;
        QVERIFY(judgeAgentTest(*agentById(u"claude-code"_s), record, {}).problem.contains(u"stopped"));
    }

    void theFactsAreTakenFromTheTrail()
    {
        AuditRecord record;
        record.startedAtMs = 1000;
        record.endedAtMs = 3500;
        record.llmCalls = 1;
        record.claimText = u"Hello.\nSTATUS: OK\nEND_OF_RUN"_s;
        record.outputSummary = u"Hello."_s;
        record.limits = {{LimitName::LlmCalls, 1, 2, u"calls"_s, u"gateway"_s}};
        const AgentTest test = judgeAgentTest(*agentById(u"claude-code"_s), record,
            {eventOf(event::agentSession, {{u"session"_s, u"s-1"_s}, {u"version"_s, u"2.1.4"_s}, {u"model"_s, u"m"_s}}),
                answered()});
        QCOMPARE(test.answer, u"Hello."_s);
        QCOMPARE(test.session, u"s-1"_s);
        QCOMPARE(test.version, u"2.1.4"_s);
        QCOMPARE(test.model, u"m"_s);
        QCOMPARE(test.metered, u"gateway"_s);
        QCOMPARE(test.durationMs, 2500);
        record.outputSummary = QString(5000, u'a');
        QCOMPARE(judgeAgentTest(*agentById(u"claude-code"_s), record, {}).answer.size(), 300);
    }
};

REMIT_TEST_MAIN(TestAgentTest)
#include "tst_agenttest.moc"
