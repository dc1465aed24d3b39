// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/acpstream.h"

#include "runner/agents/acpusage.h"
#include "runner/agents/boundedtext.h"
#include "runner/budget/figures.h"

#include <QRegularExpression>

#include <utility>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kProtocol = 1;
constexpr int kSignInWanted = -32000;
constexpr qsizetype kMostDenied = 200;

bool wantsSignIn(const RpcMessage& message, bool isPrompt)
{
    static const QRegularExpression words(
        u"\\b(authenticat\\w+|authentication required|not (logged|signed) in|(log|sign) ?in required|please (log|sign) in)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    // The code alone is used for other things, too, once a session has begun.
    return (message.errorCode == kSignInWanted && !isPrompt) || words.match(message.errorText).hasMatch();
}

/** Empty: a clean end. */
QString whyNotClean(const QString& stopReason)
{
    if (stopReason == "end_turn"_L1)
        return {};
    if (stopReason == "max_tokens"_L1)
        return u"The agent stopped: the model's limit of tokens was reached. Make the task smaller."_s;
    if (stopReason == "max_turn_requests"_L1)
        return u"The agent stopped: its own limit of model calls was reached."_s;
    if (stopReason == "refusal"_L1)
        return u"The model refused to go on with this task."_s;
    if (stopReason == "cancelled"_L1)
        return u"The agent cancelled its work."_s;
    return stopReason.isEmpty() ? u"The agent stopped without a reason."_s
                                : u"The agent stopped: %1."_s.arg(cutText(stopReason, 80));
}

QString saidError(const RpcMessage& message)
{
    return message.errorText.isEmpty() ? u"error %1"_s.arg(message.errorCode) : message.errorText;
}

} // namespace

AcpStream::AcpStream(const AgentRequest& request, QStringList variables)
    : m_updates(request.worktree, m_notices)
    , m_ground(acpGround(request.contract, request.worktree, request.home))
    , m_brief(QString::fromUtf8(request.brief))
    , m_resume(request.resumeSession)
    , m_model(request.contract.model)
    , m_variables(std::move(variables))
{
    const QJsonObject files{{u"readTextFile"_s, false}, {u"writeTextFile"_s, false}};
    ask(Step::Initialize, u"initialize"_s,
        {{u"protocolVersion"_s, kProtocol},
            {u"clientInfo"_s,
                QJsonObject{{u"name"_s, u"remit"_s}, {u"title"_s, u"Remit"_s}, {u"version"_s, u"" REMIT_VERSION ""_s}}},
            {u"clientCapabilities"_s, QJsonObject{{u"fs"_s, files}, {u"terminal"_s, false}}}});
}

QByteArray AcpStream::takeReplies()
{
    return std::exchange(m_replies, {});
}

void AcpStream::ask(Step step, const QString& method, QJsonObject params)
{
    if (!m_session.isEmpty())
        params.insert(u"sessionId"_s, m_session);
    m_step = step;
    m_isOpen = true;
    m_replies += rpcRequest(++m_id, method, params);
}

void AcpStream::line(QByteArrayView bytes, bool truncated, const EventSink& sink)
{
    if (bytes.trimmed().isEmpty())
        return;
    if (truncated)
        return m_notices.malformed(u"A line is longer than is read; it is left out."_s, sink);
    const auto message = readRpcMessage(bytes);
    if (!message)
        return m_notices.malformed(u"A line is left out: %1."_s.arg(message.error().detail), sink);
    switch (message->kind) {
    case RpcMessage::Kind::Notification:
        return notified(*message, sink);
    case RpcMessage::Kind::Request:
        return asked(*message, sink);
    case RpcMessage::Kind::Answer:
    case RpcMessage::Kind::Error:
        break;
    }
    if (!isOurs(message->id))
        return m_notices.malformed(u"An answer is left out: nothing was asked."_s, sink);
    m_isOpen = false;
    if (message->kind == RpcMessage::Kind::Answer)
        answered(*message, sink);
    else
        refused(*message, sink);
}

bool AcpStream::isOurs(const QJsonValue& id) const
{
    const bool isLast = id.isString() ? id.toString() == QString::number(m_id) : id.toInteger(-1) == m_id;
    return m_isOpen && isLast;
}

void AcpStream::answered(const RpcMessage& message, const EventSink& sink)
{
    const QJsonObject result = message.result.toObject();
    switch (m_step) {
    case Step::Initialize:
        return initialized(result, sink);
    case Step::SignIn:
        return askAgain(m_afterSignIn);
    case Step::NewSession:
    case Step::LoadSession:
        return sessionBegan(result, sink);
    case Step::Mode:
        return chooseModel(sink);
    case Step::Model:
        return prompt();
    case Step::Prompt:
        return promptEnded(result, sink);
    case Step::Over:
        return;
    }
}

void AcpStream::refused(const RpcMessage& message, const EventSink& sink)
{
    const QString said = saidError(message);
    switch (m_step) {
    case Step::Initialize:
        return fail(u"The agent refused to begin: %1."_s.arg(said), sink);
    case Step::SignIn:
        return signIn(said, sink);
    case Step::LoadSession:
    case Step::NewSession:
    case Step::Prompt:
        break;
    case Step::Mode:
        m_notices.tell("warning", u"The agent keeps its mode: %1."_s.arg(said), sink);
        return chooseModel(sink);
    case Step::Model:
        m_notices.tell("warning", u"The agent keeps its own model: %1."_s.arg(said), sink);
        return prompt();
    case Step::Over:
        return;
    }
    if (wantsSignIn(message, m_step == Step::Prompt)) {
        m_afterSignIn = m_step;
        return signIn(said, sink);
    }
    if (m_step == Step::LoadSession) {
        m_notices.tell("warning",
            u"The session could not be taken up again, so a new one begins with the whole brief: %1."_s.arg(said),
            sink);
        return newSession();
    }
    fail(m_step == Step::NewSession ? u"The agent could not begin a session: %1."_s.arg(said)
                                    : u"The agent reported an error: %1."_s.arg(said),
        sink);
}

void AcpStream::askAgain(Step step)
{
    if (step == Step::LoadSession)
        loadSession();
    else if (step == Step::Prompt)
        prompt();
    else
        newSession();
}

void AcpStream::initialized(const QJsonObject& result, const EventSink& sink)
{
    const QJsonValue version = result.value("protocolVersion"_L1);
    if (countFrom(version) != kProtocol)
        return fail(u"The agent speaks version %1 of the Agent Client Protocol; Remit speaks version 1. Use a version "
                    "of the agent that does, too."_s.arg(version.toVariant().toString().left(20)),
            sink);
    const QJsonObject capabilities = result.value("agentCapabilities"_L1).toObject();
    m_agentVersion = shortWord(result.value("agentInfo"_L1).toObject(), "version"_L1);
    m_signIns = result.value("authMethods"_L1).toArray();
    if (capabilities.value("loadSession"_L1).toBool())
        m_loads = u"session/load"_s;
    else if (capabilities.value("sessionCapabilities"_L1).toObject().value("resume"_L1).isObject())
        m_loads = u"session/resume"_s;
    if (m_resume.isEmpty())
        return newSession();
    if (!m_loads.isEmpty())
        return loadSession();
    m_notices.tell(
        "warning", u"The agent cannot take a session up again, so a new one begins with the whole brief."_s, sink);
    newSession();
}

void AcpStream::newSession()
{
    m_session.clear();
    ask(Step::NewSession, u"session/new"_s, {{u"cwd"_s, m_ground.worktree}, {u"mcpServers"_s, QJsonArray()}});
}

void AcpStream::loadSession()
{
    m_session = m_resume;
    m_updates.sessionIsOld();
    ask(Step::LoadSession, m_loads, {{u"cwd"_s, m_ground.worktree}, {u"mcpServers"_s, QJsonArray()}});
}

void AcpStream::sessionBegan(const QJsonObject& result, const EventSink& sink)
{
    if (m_step == Step::NewSession)
        m_session = shortWord(result, "sessionId"_L1);
    if (m_session.isEmpty() || m_session != result.value("sessionId"_L1).toString(m_session))
        return fail(u"The agent began a session without a usable name."_s, sink);
    m_offers = result;
    const QString model = acpCurrentModel(result);
    sink(event::agentSession,
        {{u"session"_s, m_session}, {u"model"_s, model.isEmpty() ? m_model : model}, {u"version"_s, m_agentVersion}});
    if (const auto mode = acpMode(m_offers))
        ask(Step::Mode, mode->method, mode->params);
    else
        chooseModel(sink);
}

void AcpStream::chooseModel(const EventSink& sink)
{
    bool isCurrent = false;
    const auto model = m_model.isEmpty() ? std::nullopt : acpModel(m_offers, m_model, &isCurrent);
    m_offers = {};
    if (model && !isCurrent)
        return ask(Step::Model, model->method, model->params);
    if (!m_model.isEmpty() && !model)
        m_notices.tell("warning",
            u"The agent does not offer the model \"%1\" and goes on with its own."_s.arg(cutText(m_model, 80)), sink);
    prompt();
}

void AcpStream::prompt()
{
    const QJsonObject text{{u"type"_s, u"text"_s}, {u"text"_s, m_brief}};
    ask(Step::Prompt, u"session/prompt"_s, {{u"prompt"_s, QJsonArray{text}}});
}

void AcpStream::promptEnded(const QJsonObject& result, const EventSink& sink)
{
    m_updates.tellAll(sink);
    const QString stopReason = shortWord(result, "stopReason"_L1);
    m_reason = whyNotClean(stopReason);
    m_error = !m_reason.isEmpty();
    m_step = Step::Over;
    QJsonObject data{{u"error"_s, m_error}, {u"reason"_s, stopReason.left(80)}};
    const AcpTokens read = acpPromptTokens(result, m_updates.lastContext());
    if (read.isBad)
        m_notices.unbelievable(u"The closing answer holds figures that cannot be true; they are left out."_s, sink);
    if (read.tokens)
        data.insert(u"tokens"_s, tokensJson(*read.tokens));
    if (const auto cost = m_updates.costMicroUsd())
        data.insert(u"cost_usd"_s, static_cast<double>(*cost) / 1e6);
    sink(event::agentResult, data);
}

void AcpStream::signIn(const QString& why, const EventSink& sink)
{
    if (!std::exchange(m_signInsKnown, true))
        m_quietSignIns = acpQuietSignIns(m_signIns, m_variables);
    if (!m_quietSignIns.isEmpty()) {
        const QString session = std::exchange(m_session, {}); // a sign-in is of no session
        ask(Step::SignIn, u"authenticate"_s, {{u"methodId"_s, m_quietSignIns.takeFirst()}});
        m_session = session;
        return;
    }
    const QString offered = acpSignInNames(m_signIns);
    fail(u"Sign-in needed: %1. A sign-in with a browser or a terminal cannot be done in the box%2. Set the provider's "
         "API key in your environment (%3), then start the run again."_s.arg(why,
             offered.isEmpty() ? QString() : u" (the agent offers %1)"_s.arg(offered),
             m_variables.isEmpty() ? u"for example ANTHROPIC_API_KEY, OPENAI_API_KEY or GEMINI_API_KEY"_s
                                   : u"it has %1"_s.arg(m_variables.join(", "_L1))),
        sink);
}

void AcpStream::fail(const QString& reason, const EventSink& sink)
{
    m_updates.tellAll(sink);
    m_step = Step::Over;
    m_error = true;
    m_reason = reason;
    m_notices.tell("error", reason, sink);
    sink(event::agentResult, {{u"error"_s, true}, {u"reason"_s, u"error"_s}});
}

void AcpStream::notified(const RpcMessage& message, const EventSink& sink)
{
    if (message.method != "session/update"_L1)
        return;
    const QJsonObject update = message.params.value("update"_L1).toObject();
    const QString session = message.params.value("sessionId"_L1).toString();
    if (m_session.isEmpty() || (!session.isEmpty() && session != m_session))
        return;
    if (m_step == Step::Prompt || m_step == Step::Over)
        m_updates.take(update, sink);
    else
        m_updates.before(update); // a loaded session tells its history first
}

void AcpStream::asked(const RpcMessage& message, const EventSink& sink)
{
    if (message.method == "session/request_permission"_L1)
        permission(message, sink);
    else
        m_replies += rpcError(message.id, kRpcNoSuchMethod, u"Method not found"_s);
}

void AcpStream::permission(const RpcMessage& message, const EventSink& sink)
{
    const QJsonObject call = m_updates.asked(message.params.value("toolCall"_L1).toObject(), sink);
    const auto refusal = acpRefusal(call, m_ground);
    const QJsonObject outcome
        = acpOutcome(message.params.value("options"_L1).toArray(), refusal ? AcpVerdict::Reject : AcpVerdict::Allow);
    m_replies += rpcAnswer(message.id, {{u"outcome"_s, outcome}});
    if (refusal)
        tellDenied(*refusal, sink);
    else if (!outcome.contains("optionId"_L1))
        m_notices.tell("denied", u"The agent asks for a permission and offers no way to give it."_s, sink);
}

void AcpStream::tellDenied(const AcpRefusal& refusal, const EventSink& sink)
{
    const QString known = refusal.action + u' ' + refusal.what;
    if (m_denied.size() >= kMostDenied || m_denied.contains(known))
        return;
    m_denied.insert(known);
    sink(event::policyDenied, {{u"action"_s, refusal.action}, {u"what"_s, refusal.what}, {u"how"_s, u"permission"_s}});
}

void AcpStream::finish(const EventSink& sink)
{
    m_updates.tellAll(sink);
    if (m_step != Step::Over) {
        m_error = true;
        m_reason = m_step == Step::Prompt ? u"It left before its work was over."_s
                                          : u"It left before the work could begin; is it an agent of the Agent Client "
                                            "Protocol, started with the argument for it?"_s;
    }
    m_notices.finish(sink);
}

} // namespace remit
