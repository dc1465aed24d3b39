// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/usage.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostEvent = 8LL * 1024 * 1024;
constexpr qsizetype kMostDocument = 32LL * 1024 * 1024;
constexpr qsizetype kLongestName = 200;

/** Where the line that begins at `from` ends; the size: not here. */
qsizetype lineEnd(QByteArrayView bytes, qsizetype from)
{
    const auto rest = bytes.sliced(from);
    const auto* feed = static_cast<const char*>(std::memchr(rest.data(), '\n', std::size_t(rest.size())));
    const std::size_t until = feed ? std::size_t(feed - rest.data()) : std::size_t(rest.size());
    const auto* back = static_cast<const char*>(std::memchr(rest.data(), '\r', until));
    return from + (back ? back - rest.data() : qsizetype(until));
}

bool tellsMore(const QByteArray& data)
{
    using namespace std::string_view_literals;
    for (const std::string_view word : {"usage"sv, "message_stop"sv, "error"sv, "groundingMetadata"sv}) {
        if (::memmem(data.constData(), std::size_t(data.size()), word.data(), word.size()))
            return true;
    }
    return false;
}

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
    if (bytes.isEmpty())
        return;
    // A line ends with LF, CR or CRLF; the pair may come in two pieces.
    qsizetype from = 0;
    if (m_sawReturn && bytes.startsWith('\n'))
        from = 1;
    m_sawReturn = false;
    for (qsizetype end = lineEnd(bytes, from); end < bytes.size(); end = lineEnd(bytes, from)) {
        const QByteArrayView rest = bytes.sliced(from, end - from);
        if (m_line.isEmpty()) {
            line(rest);
        } else {
            m_line.append(rest);
            line(m_line);
            m_line.clear();
        }
        from = end + 1;
        m_sawReturn = bytes[end] == '\r' && from == bytes.size();
        if (bytes[end] == '\r' && from < bytes.size() && bytes[from] == '\n')
            ++from;
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
    if (m_usage.model.isEmpty() || tellsMore(data))
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
    case Wire::Anthropic:
        return anthropic(object);
    case Wire::OpenAi:
        return openAi(object);
    case Wire::Gemini:
        return gemini(object);
    }
}

void UsageReader::anthropic(const QJsonObject& object)
{
    const QJsonObject message = object.value("message"_L1).toObject();
    const QJsonObject& holder = message.isEmpty() ? object : message;
    const QString type = object.value("type"_L1).toString();
    identity(holder, "id"_L1, "model"_L1);
    if (const QJsonObject usage = holder.value("usage"_L1).toObject(); !usage.isEmpty()) {
        tokens(anthropicUsage(usage));
        m_usage.settled = type == "message_delta"_L1 || !m_events;
        const PriceTable::Extras extras = anthropicExtras(usage);
        m_usage.extras.cacheWriteHour = std::max(m_usage.extras.cacheWriteHour, extras.cacheWriteHour);
        m_usage.extras.webSearches = std::max(m_usage.extras.webSearches, extras.webSearches);
        offList(offListAnthropic(holder));
    }
    if (type == "error"_L1)
        m_usage.error = object.value("error"_L1).toObject();
    m_usage.complete = m_usage.complete || type == "message_stop"_L1;
}

void UsageReader::openAi(const QJsonObject& object)
{
    const QJsonObject response = object.value("response"_L1).toObject();
    const QJsonObject& holder = response.isEmpty() ? object : response;
    const QString type = object.value("type"_L1).toString();
    identity(holder, "id"_L1, "model"_L1);
    if (const QJsonObject usage = holder.value("usage"_L1).toObject(); !usage.isEmpty()) {
        tokens(openAiTokens(usage));
        m_usage.settled = true;
        offList(offListOpenAi(holder));
    }
    if (const QJsonObject error = holder.value("error"_L1).toObject(); !error.isEmpty())
        m_usage.error = error;
    else if (type == "error"_L1)
        m_usage.error = object;
    m_usage.complete = m_usage.complete || type == "response.completed"_L1 || type == "response.incomplete"_L1;
}

void UsageReader::gemini(const QJsonObject& object)
{
    // Code Assist wraps Gemini's response.
    const QJsonObject response = object.value("response"_L1).toObject();
    const QJsonObject& holder = response.isEmpty() ? object : response;
    identity(holder, "responseId"_L1, "modelVersion"_L1);
    if (const QJsonObject usage = holder.value("usageMetadata"_L1).toObject(); !usage.isEmpty())
        tokens(geminiTokens(usage));
    offList(offListGemini(holder));
    if (const QJsonObject error = object.value("error"_L1).toObject(); !error.isEmpty())
        m_usage.error = error;
    m_usage.complete = m_usage.complete
        || !holder.value("candidates"_L1).toArray().at(0).toObject().value("finishReason"_L1).isUndefined();
    m_usage.settled = m_usage.complete;
}

void UsageReader::offList(const QString& why)
{
    if (m_usage.offList.isEmpty())
        m_usage.offList = why;
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
