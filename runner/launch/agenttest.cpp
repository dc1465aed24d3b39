// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/agenttest.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace std::chrono_literals;

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kAnswer = 300;

/** What the journal tells of the calls and of what was in their way. */
struct Traffic {
    qint64 answered = 0; ///< by the gateway
    qint64 claimed = 0; ///< by the agent's own stream
    QSet<int> refusals; ///< statuses of calls that the provider refused
    QHash<QString, QString> notices; ///< kind → text, the last of each
    bool reportedError = false;
    QString said; ///< all that may tell of a sign-in
};

Traffic trafficIn(const QList<Event>& events)
{
    Traffic traffic;
    for (const Event& event : events) {
        const QJsonObject& data = event.data;
        if (event.type == QLatin1StringView(event::llmCall)) {
            const int status = data.value(u"status").toInt();
            const bool aside = data.value(u"side").toBool();
            if (data.value(u"source") != u"gateway"_s)
                ++traffic.claimed;
            else if (!aside)
                ++traffic.answered;
            if (aside && status >= 400)
                traffic.refusals.insert(status);
        } else if (event.type == QLatin1StringView(event::agentNotice)) {
            const QString text = data.value(u"text").toString();
            traffic.notices.insert(data.value(u"kind").toString(), text);
            traffic.said += text + u'\n';
        } else if (event.type == QLatin1StringView(event::agentResult)) {
            traffic.reportedError = data.value(u"error").toBool();
            traffic.said += data.value(u"reason").toString() + u'\n';
        }
    }
    return traffic;
}

bool tellsOfSignIn(const Traffic& traffic, const QString& answer)
{
    static const QRegularExpression words(
        u"not logged in|please (?:run )?/?log ?in|/login|invalid (?:x-)?api.?key|api.?key (?:is )?(?:missing|required)|"
        "missing (?:an? )?api.?key|unauthori[sz]ed|authentication|set an auth method"_s,
        QRegularExpression::CaseInsensitiveOption);
    return traffic.refusals.contains(401) || traffic.refusals.contains(403)
        || traffic.notices.contains(u"unauthorised"_s)
        || (traffic.answered == 0 && (words.match(traffic.said).hasMatch() || words.match(answer).hasMatch()));
}

QString signInProblem(const Agent& agent, const Contract& contract)
{
    const QList<Provider> providers = agent.providers(contract);
    const QString id = providers.isEmpty() ? u"PROVIDER"_s : providers.constFirst().id;
    const QString variable = providers.isEmpty() ? QString() : providers.constFirst().keyVariables.value(0);
    return u"%1 could not sign in at its provider. Set a key that is good there: remitctl key set %2%3."_s.arg(
        agent.name(), id, variable.isEmpty() ? QString() : u", or the variable %1"_s.arg(variable));
}

QString problemOf(const Agent& agent, const AuditRecord& record, const Traffic& traffic, const QString& answer)
{
    const QString name = agent.name();
    Contract contract;
    contract.agent = agent.id();
    if (record.endedBy == EndedBy::User)
        return u"The test was stopped."_s;
    if (!record.agentStarted)
        return record.reason.isEmpty() ? u"%1 was not started."_s.arg(name) : record.reason;
    if (tellsOfSignIn(traffic, answer))
        return signInProblem(agent, contract);
    if (traffic.refusals.contains(429) || traffic.notices.contains(u"rate-limited"_s))
        return u"The provider of %1 lets no call through for now (rate limit). Try again later."_s.arg(name);
    for (const auto& kind : {u"upstream-unreachable"_s, u"upstream-error"_s}) {
        if (traffic.notices.contains(kind))
            return u"The provider of %1 gave no answer: %2"_s.arg(name, traffic.notices.value(kind));
    }
    const bool goesThroughGateway = !agent.providers(contract).isEmpty();
    if (goesThroughGateway && traffic.answered == 0
        && (traffic.claimed > 0 || (!answer.isEmpty() && !traffic.reportedError)))
        return u"The gateway is not used: %1 answered, and no call of it came through the gateway. Limits on its calls "
               "and cost do not hold."_s.arg(name);
    if (record.limit && answer.isEmpty())
        return u"%1 gave no answer before the limit %2 of the test was reached."_s.arg(name, toText(*record.limit));
    if (answer.isEmpty())
        return u"%1 gave no answer. %2"_s.arg(name, record.reason);
    if (traffic.reportedError)
        return u"%1 ended with an error. %2"_s.arg(name, record.reason);
    return {};
}

} // namespace

Contract agentTestContract(const Agent& agent, const QString& model)
{
    Contract contract;
    contract.title = u"Test of %1"_s.arg(agent.name());
    contract.task
        = u"Answer with one short sentence that says hello, then the closing lines. Read no file, run no command "
          "and change nothing."_s;
    contract.tier = Tier::Trivial;
    contract.agent = agent.id();
    contract.model = model;
    contract.scope.readOnly = true;
    contract.artifact = ArtifactKind::Report;
    contract.doNot.actions = knownActions();
    contract.limits.wallClock = 2min;
    contract.limits.idle = 90s;
    contract.limits.llmCalls = 2;
    contract.notifyOn.clear();
    return contract;
}

AgentTest judgeAgentTest(const Agent& agent, const AuditRecord& record, const QList<Event>& events)
{
    const Traffic traffic = trafficIn(events);
    const QString answer = record.claimText.simplified();
    AgentTest test;
    test.started = record.agentStarted;
    test.model = record.model;
    test.calls = record.llmCalls;
    test.tokens = record.tokens;
    test.costMicroUsd = record.costMicroUsd;
    test.durationMs = std::max<qint64>(record.endedAtMs - record.startedAtMs, 0);
    const QString said = record.outputSummary.isEmpty() ? answer : record.outputSummary; // without the closing lines
    test.answer = said.size() > kAnswer ? said.first(kAnswer - 1) + u'…' : said;
    test.metered = u"unknown"_s;
    for (const LimitUse& use : record.limits) {
        if (use.name == LimitName::LlmCalls)
            test.metered = use.source;
    }
    for (const Event& event : events) {
        if (event.type == QLatin1StringView(event::agentSession)) {
            test.session = event.data.value(u"session").toString();
            test.version = event.data.value(u"version").toString();
            if (test.model.isEmpty())
                test.model = event.data.value(u"model").toString();
        }
    }
    test.problem = problemOf(agent, record, traffic, answer);
    test.works = test.problem.isEmpty();
    return test;
}

} // namespace remit
