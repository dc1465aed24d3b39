// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/usage.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostEvent = 8LL * 1024 * 1024;
constexpr qsizetype kMostDocument = 32LL * 1024 * 1024;
constexpr qsizetype kLongestName = 200;

} // namespace

UsageReader::UsageReader(Wire wire, QByteArrayView contentType)
    : m_wire(wire)
    , m_events(contentType.toByteArray().toLower().contains("text/event-stream"))
{
}

void UsageReader::feed(QByteArrayView bytes)
{
    if (!m_events) {
        m_oversized = m_oversized || m_line.size() + bytes.size() > kMostDocument;
        if (m_oversized)
            m_line.clear();
        else
            m_line.append(bytes);
        return;
    }
    // A line ends with LF, CR or CRLF; the pair may come in two pieces.
    qsizetype from = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c != '\n' && c != '\r') {
            m_sawReturn = false;
            continue;
        }
        if (c != '\n' || !m_sawReturn) {
            m_line.append(bytes.sliced(from, i - from));
            line(m_line);
            m_line.clear();
        }
        m_sawReturn = c == '\r';
        from = i + 1;
    }
    m_line.append(bytes.sliced(from));
    if (m_line.size() > kMostEvent) {
        m_oversized = true;
        m_line.clear();
    }
}

void UsageReader::line(QByteArrayView text)
{
    if (text.isEmpty())
        return dispatch();
    if (text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    if (!text.startsWith("data:") || m_oversized)
        return;
    text = text.sliced(5);
    if (text.startsWith(' '))
        text = text.sliced(1);
    if (!m_data.isEmpty())
        m_data.append('\n');
    m_data.append(text);
    if (m_data.size() > kMostEvent) {
        m_oversized = true;
        m_data.clear();
    }
}

void UsageReader::dispatch()
{
    m_oversized = false;
    const QByteArray data = std::exchange(m_data, {});
    // Most events are pieces of text: only those that can tell something new are parsed.
    if (data.contains("\"usage") || data.contains("message_stop") || m_usage.model.isEmpty())
        document(data);
    if (data == "[DONE]")
        m_usage.complete = true;
}

void UsageReader::finish()
{
    if (m_events) {
        line(std::exchange(m_line, {}));
        dispatch();
        return;
    }
    document(std::exchange(m_line, {}));
    m_usage.complete = true;
}

void UsageReader::document(QByteArrayView json)
{
    const auto parsed = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size()));
    if (parsed.isObject())
        object(parsed.object());
    for (const QJsonValue& part : parsed.array()) // Gemini streams a list when it is not asked for events
        object(part.toObject());
}

void UsageReader::object(const QJsonObject& object)
{
    switch (m_wire) {
    case Wire::Anthropic: {
        const QJsonObject message = object.value("message"_L1).toObject();
        const QJsonObject& holder = message.isEmpty() ? object : message;
        identity(holder, "id"_L1, "model"_L1);
        if (const QJsonValue usage = holder.value("usage"_L1); !usage.toObject().isEmpty())
            tokens(anthropicUsage(usage.toObject()));
        if (object.value("type"_L1) == "message_stop"_L1)
            m_usage.complete = true;
        break;
    }
    case Wire::OpenAi: {
        const QJsonObject response = object.value("response"_L1).toObject();
        const QJsonObject& holder = response.isEmpty() ? object : response;
        identity(holder, "id"_L1, "model"_L1);
        if (const QJsonValue usage = holder.value("usage"_L1); !usage.toObject().isEmpty())
            tokens(openAiTokens(usage.toObject()));
        if (object.value("type"_L1) == "response.completed"_L1)
            m_usage.complete = true;
        break;
    }
    case Wire::Gemini:
        identity(object, "responseId"_L1, "modelVersion"_L1);
        if (const QJsonValue usage = object.value("usageMetadata"_L1); !usage.toObject().isEmpty())
            tokens(geminiTokens(usage.toObject()));
        m_usage.complete = m_usage.complete
            || !object.value("candidates"_L1).toArray().at(0).toObject().value("finishReason"_L1).isUndefined();
        break;
    }
}

void UsageReader::identity(const QJsonObject& object, QLatin1StringView id, QLatin1StringView model)
{
    if (m_usage.id.isEmpty())
        m_usage.id = object.value(id).toString().left(kLongestName);
    if (m_usage.model.isEmpty())
        m_usage.model = object.value(model).toString().left(kLongestName);
}

void UsageReader::tokens(std::optional<Tokens> now)
{
    m_unbelievable = m_unbelievable || !now;
    if (m_unbelievable) {
        m_usage.tokens.reset();
        return;
    }
    const Tokens before = m_usage.tokens.value_or(Tokens{});
    m_usage.tokens = Tokens{.input = std::max(before.input, now->input),
        .output = std::max(before.output, now->output),
        .cacheRead = std::max(before.cacheRead, now->cacheRead),
        .cacheWrite = std::max(before.cacheWrite, now->cacheWrite)};
}

} // namespace remit
