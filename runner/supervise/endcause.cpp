// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/endcause.h"

#include <QDateTime>
#include <QHash>
#include <QRegularExpression>
#include <QTimeZone>

#include <utility>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kReadOfText = 2000;
constexpr qsizetype kQuoted = 120;
constexpr qint64 kFirstEpoch = 1'500'000'000; // seconds; what is less is no moment of ours
constexpr qint64 kLastEpoch = 4'000'000'000;

int statusIn(const QString& text)
{
    static const QRegularExpression form(u"(?<![\\d.$])(40[123]|413|429|5[0-4]\\d)(?!\\d|\\.\\d)"_s);
    return form.match(text).captured(1).toInt();
}

/// "limit reached|1764320000", as Claude Code ends such a message.
qint64 untilIn(const QString& text)
{
    static const QRegularExpression form(u"\\|(\\d{10})(?!\\d)"_s);
    const qint64 seconds = form.match(text).captured(1).toLongLong();
    return seconds > kFirstEpoch && seconds < kLastEpoch ? seconds * 1000 : 0;
}

/// As the gateway tells it.
qint64 untilIn(const QJsonObject& data)
{
    const double ms = data.value("reset_ms"_L1).toDouble();
    return ms > double(kFirstEpoch) * 1000 && ms < double(kLastEpoch) * 1000 ? qint64(ms) : 0;
}

QString inBrackets(int status)
{
    return status > 0 ? u" (%1)"_s.arg(status) : QString();
}

QString times(int tries)
{
    return tries > 1 ? u" to the last %1 calls"_s.arg(tries) : QString();
}

EndCause rateLimited(int status, qint64 untilMs, int tries)
{
    const QString word = u"rate_limited"_s;
    if (untilMs > 0) {
        const QDateTime until = QDateTime::fromMSecsSinceEpoch(untilMs, QTimeZone::UTC);
        const bool soon = untilMs - QDateTime::currentMSecsSinceEpoch() < 20LL * 3600 * 1000;
        return {word,
            u"The model provider limits the rate%1 until %2 UTC. Start it again then."_s.arg(
                inBrackets(status), until.toString(soon ? u"HH:mm" : u"yyyy-MM-dd HH:mm"))};
    }
    return {word,
        u"The model provider limits the rate: it answered %1%2. Start it again later."_s.arg(
            status > 0 ? QString::number(status) : u"\"too many requests\""_s, times(tries))};
}

EndCause signedOut(int status, const EndPlace& place)
{
    const QString key = place.provider.isEmpty() ? u"Set a valid key (remitctl key set)"_s
                                                 : u"Set a valid key: remitctl key set %1,"_s.arg(place.provider);
    return {u"signed_out"_s,
        u"The model provider refuses the key or the sign-in%1. %2 or sign in with %3 again. Then start it again."_s.arg(
            inBrackets(status), key, place.agentName)};
}

EndCause unreachable(const QString& text)
{
    const QString why = text.simplified().left(kQuoted);
    return {u"provider_unreachable"_s,
        u"The model provider could not be reached%1. Look at the network and at the provider's address, then start it "
        "again."_s.arg(why.isEmpty() ? QString() : u": "_s + (why.endsWith(u'.') ? why.chopped(1) : why))};
}

} // namespace

std::optional<ModelTrouble::Kind> ModelTrouble::kindOfNotice(const QString& word)
{
    static const QHash<QString, Kind> kinds{{u"rate-limited"_s, Kind::RateLimited},
        {u"unauthorised"_s, Kind::SignedOut}, {u"upstream-error"_s, Kind::ProviderError},
        {u"upstream-unreachable"_s, Kind::Unreachable}, {u"no-credit"_s, Kind::NoCredit},
        {u"unknown-model"_s, Kind::UnknownModel}, {u"context-too-long"_s, Kind::ContextTooLong}};
    const auto found = kinds.constFind(word);
    return found == kinds.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<ModelTrouble::Kind> ModelTrouble::kindOfStatus(int status)
{
    if (status == 429 || status == 529)
        return Kind::RateLimited;
    if (status == 401 || status == 403)
        return Kind::SignedOut;
    if (status == 402)
        return Kind::NoCredit;
    if (status == 413)
        return Kind::ContextTooLong;
    return status >= 500 && status < 600 ? std::optional(Kind::ProviderError) : std::nullopt;
}

/// The providers' own words come first: a 400 or a 429 may mean several things.
std::optional<ModelTrouble::Kind> ModelTrouble::kindOfWords(const QString& text)
{
    static const std::pair<Kind, QRegularExpression> forms[]{
        {Kind::NoCredit,
            QRegularExpression(
                u"credit balance|insufficient[_ ](?:quota|funds|credit|balance)|billing|payment required|out of credits"_s)},
        {Kind::ContextTooLong,
            QRegularExpression(
                u"prompt is too long|context[_ ]length|context window|maximum context|too many (?:input )?tokens|input is too long"_s)},
        {Kind::UnknownModel,
            QRegularExpression(
                u"model[_ ]not[_ ]found|unknown model|no such model|model\\b[^.\\n]{0,80}\\b(?:does not exist|not found|is not supported)"_s)},
        {Kind::SignedOut,
            QRegularExpression(
                u"unauthori[sz]ed|authentication|invalid (?:x-)?api[- _]?key|incorrect api key|not logged in|please (?:run /login|log ?in|sign in)|token (?:has )?expired"_s)},
        {Kind::RateLimited,
            QRegularExpression(u"rate[- _]?limit|too many requests|usage limit|overloaded|resource[_ ]exhausted"_s)},
        {Kind::Unreachable,
            QRegularExpression(
                u"connection (?:refused|error|reset)|econnrefused|econnreset|enotfound|etimedout|could not reach|fetch failed|network error"_s)},
        {Kind::ProviderError, QRegularExpression(u"internal server error|bad gateway|service unavailable"_s)},
    };
    const QString lower = text.toLower();
    for (const auto& [kind, form] : forms)
        if (form.match(lower).hasMatch())
            return kind;
    return std::nullopt;
}

std::optional<ModelTrouble::Complaint> ModelTrouble::complaintIn(const QString& text)
{
    const int status = statusIn(text);
    auto kind = kindOfWords(text);
    if (!kind)
        kind = kindOfStatus(status);
    if (!kind)
        return std::nullopt;
    return Complaint{*kind, status, text, untilIn(text)};
}

void ModelTrouble::take(const QString& type, const QJsonObject& data)
{
    if (type == QLatin1StringView(event::llmCall))
        called(data);
    else if (type == QLatin1StringView(event::agentNotice))
        noticed(data);
    else if (type == QLatin1StringView(event::agentResult))
        ended(data);
    else if (type == QLatin1StringView(event::toolStart) || type == QLatin1StringView(event::agentText))
        m_byStream.reset(); // the model has answered since
}

void ModelTrouble::called(const QJsonObject& data)
{
    const int status = data.value("status"_L1).toInt();
    const bool fromGateway = data.value("source"_L1).toString() == "gateway"_L1;
    const bool answered = status >= 200 && status < 300;
    if (data.value("side"_L1).toBool() || (fromGateway && !answered))
        return;
    m_byStream.reset();
    if (!fromGateway) // told late by some streams: no answer to what the gateway saw since
        return;
    m_byGateway.reset();
    m_tries = 0;
}

void ModelTrouble::noticed(const QJsonObject& data)
{
    const QString word = data.value("kind"_L1).toString();
    const QString text = data.value("text"_L1).toString().left(kReadOfText);
    if (const auto kind = kindOfNotice(word)) {
        m_tries = m_byGateway && m_byGateway->kind == *kind ? m_tries + 1 : 1;
        const int status = data.value("status"_L1).toInt(statusIn(text));
        m_byGateway = Complaint{*kind, status >= 400 && status < 600 ? status : 0, text, untilIn(data)};
    } else if (word == "retry"_L1 || word == "error"_L1) {
        if (const auto complaint = complaintIn(text))
            m_byStream = complaint;
    }
}

void ModelTrouble::ended(const QJsonObject& data)
{
    m_byResult.reset();
    if (!data.value("error"_L1).toBool()) {
        m_byStream.reset();
        return;
    }
    const int status = data.value("api_status"_L1).toInt();
    const auto kind = kindOfStatus(status);
    if (!kind)
        return;
    // The stream's words may say more than the bare number.
    const bool told = m_byStream && (m_byStream->status == status || m_byStream->status == 0);
    m_byResult = told ? *m_byStream : Complaint{*kind, status, {}, 0};
    m_byResult->status = status;
}

std::optional<EndCause> ModelTrouble::cause(const EndPlace& place) const
{
    // The gateway saw it; the agent only tells of it.
    const auto& last = m_byGateway ? m_byGateway : m_byResult ? m_byResult : m_byStream;
    return last ? std::optional(causeFrom(*last, m_tries, place)) : std::nullopt;
}

EndCause ModelTrouble::causeFrom(const Complaint& complaint, int tries, const EndPlace& place)
{
    switch (complaint.kind) {
    case Kind::RateLimited:
        return rateLimited(complaint.status, complaint.untilMs, tries);
    case Kind::SignedOut:
        return signedOut(complaint.status, place);
    case Kind::Unreachable:
        return unreachable(complaint.text);
    case Kind::NoCredit:
        return {u"no_credit"_s,
            u"The account at the model provider has no credit left%1. Add credit there or set another key, then start "
            u"it "
            "again."_s.arg(inBrackets(complaint.status))};
    case Kind::UnknownModel:
        return {u"unknown_model"_s,
            place.model.isEmpty()
                ? u"The model provider does not know the model that %1 asked for. Name another one as `model` in the "
                  "contract, then start it again."_s.arg(place.agentName)
                : u"The model provider does not know the model \"%1\". Correct `model` in the contract, then start it "
                  "again."_s.arg(place.model.left(kQuoted))};
    case Kind::ContextTooLong:
        return {u"context_too_long"_s,
            u"The conversation grew longer than the model can take. Split the task, or name a model with a longer "
            "context."_s};
    case Kind::ProviderError:
        break;
    }
    return {u"provider_error"_s,
        u"The model provider answered %1%2. That is its fault, not the task's: start it again later."_s.arg(
            complaint.status > 0 ? QString::number(complaint.status) : u"with an error of its own"_s, times(tries))};
}

std::optional<EndCause> agentEnd(
    const std::optional<int>& exit, int signal, const QString& meaning, const QString& agentName)
{
    const QString name = agentName.isEmpty() ? u"The agent"_s : agentName;
    if (exit && *exit != 0 && !meaning.isEmpty())
        return EndCause{u"agent_exit"_s, u"%1 ended with exit code %2: %3."_s.arg(name).arg(*exit).arg(meaning)};
    if (signal != 0)
        return EndCause{u"agent_signal"_s, u"The agent was ended by signal %1."_s.arg(signal)};
    if (exit && *exit > 128)
        return EndCause{
            u"agent_signal"_s, u"The agent was ended by signal %1 (exit code %2)."_s.arg(*exit - 128).arg(*exit)};
    if (exit && *exit != 0)
        return EndCause{u"agent_exit"_s, u"The agent ended with exit code %1."_s.arg(*exit)};
    return std::nullopt;
}

} // namespace remit
