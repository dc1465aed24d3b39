// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/aiderstream.h"

#include "runner/agents/boundedtext.h"
#include "runner/agents/errorsentence.h"
#include "runner/agents/strictjson.h"
#include "runner/agents/usagefigures.h"

#include <QRegularExpression>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestReport = 400;
constexpr qsizetype kLongestName = 200;

/** What stands before `end` after `start`, if the text is made so. */
QString between(const QString& text, QLatin1StringView start, QLatin1StringView end)
{
    if (!text.startsWith(start))
        return {};
    const qsizetype at = text.indexOf(end, start.size());
    return at < 0 ? QString() : text.sliced(start.size(), at - start.size()).left(kLongestName);
}

bool isApiError(const QString& text)
{
    static const QRegularExpression form(u"\\Alitellm\\.[A-Za-z.]{0,80}(?:Error|Timeout)\\b"_s);
    return text.startsWith("litellm."_L1) && form.matchView(QStringView(text).left(200)).hasMatch();
}

} // namespace

void AiderStream::line(QByteArrayView bytes, bool truncated, const EventSink& sink)
{
    if (isAnalytics(bytes, sink))
        return;
    const QString text = truncated ? QString() : QString::fromUtf8(bytes);
    if (!m_report.isEmpty() && goesOnWithReport(text, sink))
        return;
    if (isHead(text, sink))
        return;
    AiderUsage usage;
    if (text.startsWith("Tokens: "_L1) && text.size() <= kLongestReport
        && readAiderReport(text, usage) != AiderReport::None) {
        (void)goesOnWithReport(text, sink);
        return;
    }
    if (m_calls > 0 && text.startsWith("Applied edit to "_L1))
        return edited(text.sliced(16), sink);
    words(bytes, text, truncated, sink);
}

/** Takes the line as part of the report that has begun, or ends that. */
bool AiderStream::goesOnWithReport(const QString& text, const EventSink& sink)
{
    const QString longer = m_report.isEmpty() ? text : m_report + u' ' + text.trimmed();
    AiderUsage usage;
    const AiderReport is = longer.size() > kLongestReport ? AiderReport::None : readAiderReport(longer, usage);
    if (is != AiderReport::None && !text.isEmpty()) {
        m_report = longer;
        m_isWhole = is == AiderReport::Whole;
        m_usage = usage;
        return true;
    }
    tellReport(sink);
    return false;
}

/** The head names version and model. It is no word of the model's. */
bool AiderStream::isHead(const QString& text, const EventSink& sink)
{
    if (m_head == Head::Awaited && text.startsWith("Aider v"_L1)) {
        m_version = text.sliced(7).trimmed().left(kLongestName);
        m_head = Head::Open;
        return true;
    }
    if (m_head != Head::Open)
        return false;
    if (text.trimmed().isEmpty()) {
        m_head = Head::Over;
        tellSession(sink);
        return true;
    }
    for (const auto start : {"Main model: "_L1, "Model: "_L1}) {
        if (const QString model = between(text, start, " with "_L1); !model.isEmpty())
            m_model = model;
    }
    if (text.startsWith("Warning"_L1))
        m_notices.tell("warning", text, sink);
    return true;
}

/** A line of `--analytics-log`; the one after a report says its figures without rounding. */
bool AiderStream::isAnalytics(QByteArrayView bytes, const EventSink& sink)
{
    if (!bytes.startsWith("{\"event\": "))
        return false;
    const auto analytics = readJsonLine(bytes);
    if (!analytics || !analytics->value("properties"_L1).isObject() || !analytics->contains("user_id"_L1))
        return false;
    if (!m_report.isEmpty() && m_isWhole && refineAiderUsage(*analytics, m_usage))
        tellReport(sink);
    return true;
}

void AiderStream::words(QByteArrayView bytes, const QString& text, bool truncated, const EventSink& sink)
{
    m_text.line(bytes, truncated, sink);
    m_open.appendLine(truncated ? QString::fromUtf8(bytes) : text);
    remark(text, sink);
}

/** What aider itself says of how it goes. A model may say the same: that ends no run, a report takes it back. */
void AiderStream::remark(const QString& text, const EventSink& sink)
{
    if (isApiError(text)) {
        m_apiError = cutText(text, kLongestOutput);
    } else if (text.startsWith("Retrying in "_L1) && !m_apiError.isEmpty()) {
        m_notices.tell("retry", m_apiError, sink);
        m_apiError.clear();
    } else if (text.startsWith("Model "_L1) && text.endsWith(" has hit a token limit!"_L1)) {
        m_tokenLimit = true;
        m_notices.tell("error", text, sink);
    } else if (text.startsWith("Only "_L1) && text.endsWith(" reflections allowed, stopping."_L1)) {
        m_reflectionLimit = true;
        m_notices.tell("warning", text, sink);
    } else if (text == "The LLM did not conform to the edit format."_L1
        || text.startsWith("Empty response received from LLM."_L1)
        || text.startsWith("Your estimated chat context of "_L1)) {
        m_notices.tell("warning", text, sink);
    }
}

void AiderStream::edited(const QString& path, const EventSink& sink)
{
    const QString id = u"edit-%1"_s.arg(++m_edits);
    const QString file = firstLine(path);
    sink(event::toolStart,
        {{u"id"_s, id}, {u"name"_s, u"edit"_s}, {u"kind"_s, u"edit"_s}, {u"summary"_s, file},
            {u"input"_s, QJsonObject{{u"path"_s, cutText(path, kLongestOutput)}}}});
    sink(event::toolEnd, {{u"id"_s, id}, {u"ok"_s, true}, {u"summary"_s, file}, {u"output"_s, QString()}});
}

/** Ends the report: what was said before it is a message, and it is one call of the model. */
void AiderStream::tellReport(const EventSink& sink)
{
    const QString report = std::exchange(m_report, QString());
    if (report.isEmpty())
        return;
    if (!std::exchange(m_isWhole, false)) // it only began like one
        return words(report.toUtf8(), report, false, sink);
    m_text.finish(sink);
    tellSession(sink);
    m_final = std::exchange(m_open, FinalMessage());
    m_apiError.clear();
    m_tokenLimit = false;
    m_reflectionLimit = false;
    ++m_calls;
    if (m_usage.badFigures)
        m_notices.unbelievable(u"A usage report holds figures that cannot be true; they are left out."_s, sink);
    QJsonObject data{{u"id"_s, u"call-%1"_s.arg(m_calls)}, {u"model"_s, m_model}, {u"exact"_s, m_usage.exact},
        {u"source"_s, u"self-reported"_s}};
    if (m_usage.tokens)
        insertTokens(data, *m_usage.tokens);
    if (m_usage.microUsd)
        data.insert(u"cost_usd"_s, static_cast<double>(*m_usage.microUsd) / 1e6);
    sink(event::llmCall, data);
    addUp(sink);
}

void AiderStream::addUp(const EventSink& sink)
{
    m_exact = m_exact && m_usage.exact;
    m_everyCallCounted = m_everyCallCounted && m_usage.tokens;
    addTokens(m_total, m_usage.tokens.value_or(Tokens{}));
    if (!m_usage.sessionMicroUsd)
        return;
    if (*m_usage.sessionMicroUsd < m_sessionMicroUsd.value_or(0))
        m_notices.unbelievable(u"The session's cost falls; the highest one is kept."_s, sink);
    m_sessionMicroUsd = std::max(m_sessionMicroUsd.value_or(0), *m_usage.sessionMicroUsd);
}

void AiderStream::tellSession(const EventSink& sink)
{
    if (std::exchange(m_sessionTold, true))
        return;
    sink(event::agentSession,
        {{u"session"_s, QString::fromLatin1(kAiderSession)}, {u"model"_s, m_model}, {u"version"_s, m_version}});
}

void AiderStream::finish(const EventSink& sink)
{
    tellReport(sink);
    m_text.finish(sink);
    if (!m_apiError.isEmpty())
        m_notices.tell("error", m_apiError, sink);
    QJsonObject data{{u"error"_s, reportedError()}, {u"reason"_s, reason()}, {u"turns"_s, m_calls}};
    if (m_calls > 0 && m_everyCallCounted)
        data.insert(u"tokens"_s, tokensData(m_total));
    if (m_calls > 0 && m_sessionMicroUsd)
        data.insert(u"cost_usd"_s, static_cast<double>(*m_sessionMicroUsd) / 1e6);
    if (!m_exact)
        data.insert(u"rounded"_s, true);
    sink(event::agentResult, data);
    m_notices.finish(sink);
}

bool AiderStream::reportedError() const
{
    return m_calls == 0 || m_tokenLimit || !m_apiError.isEmpty();
}

QString AiderStream::errorReason() const
{
    if (!m_apiError.isEmpty())
        return errorSentence(u"aider"_s, m_apiError);
    if (m_calls == 0)
        return u"aider ended without an answer of the model. See what it printed."_s;
    return m_tokenLimit ? u"The model's answer was cut at its token limit. Give a smaller task, or another model."_s
                        : QString();
}

QString AiderStream::reason() const
{
    if (!m_apiError.isEmpty())
        return u"api_error"_s;
    if (m_calls == 0)
        return u"no_usage_report"_s;
    if (m_tokenLimit)
        return u"token_limit"_s;
    return m_reflectionLimit ? u"reflection_limit"_s : u"completed"_s;
}

} // namespace remit
