// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/callrequest.h"

#include "runner/budget/figures.h"
#include "runner/gateway/bodydecoder.h"
#include "runner/gateway/jsonmembers.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostOutput = 128'000; ///< as much as any model gives
constexpr qint64 kMostReplies = 128;
/** What a provider puts before a prompt by itself, for tools. */
constexpr qint64 kUnseenInput = 1'000;
/** More than any provider counts for one picture. */
constexpr qint64 kPicture = 20'000;

QByteArray pathOf(const HttpRequest& request)
{
    return request.target.split('?').first();
}

template <std::size_t N>
bool isOneOf(QByteArrayView text, const std::array<QByteArrayView, N>& words)
{
    return std::ranges::find(words, text) != words.end();
}

/** Looks at the names and short texts of a request for what makes its prompt longer than its bytes. */
struct Outside {
    bool refers = false;
    bool hour = false;
    qint64 pictures = 0;

    void operator()(QByteArrayView name, QByteArrayView text)
    {
        static constexpr std::array kReferring{QByteArrayView("file_id"), QByteArrayView("file_url"),
            QByteArrayView("fileUri"), QByteArrayView("file_uri"), QByteArrayView("fileData"),
            QByteArrayView("file_data"), QByteArrayView("googleSearch"), QByteArrayView("google_search"),
            QByteArrayView("googleSearchRetrieval"), QByteArrayView("urlContext"), QByteArrayView("url_context"),
            QByteArrayView("codeExecution"), QByteArrayView("code_execution"), QByteArrayView("googleMaps"),
            QByteArrayView("fileSearch"), QByteArrayView("mcp_servers")};
        static constexpr std::array kPictures{
            QByteArrayView("inlineData"), QByteArrayView("inline_data"), QByteArrayView("image_url")};
        static constexpr std::array kReferringTypes{QByteArrayView("url"), QByteArrayView("file"),
            QByteArrayView("document"), QByteArrayView("input_file"), QByteArrayView("input_audio"),
            QByteArrayView("mcp"), QByteArrayView("web_search"), QByteArrayView("file_search"),
            QByteArrayView("code_interpreter"), QByteArrayView("image_generation"), QByteArrayView("item_reference")};
        if (text.isEmpty()) {
            refers = refers || isOneOf(name, kReferring);
            pictures += isOneOf(name, kPictures) ? 1 : 0;
        } else if (name == "type") {
            const bool tool = text.startsWith("web_search_") || text.startsWith("web_fetch_")
                || text.startsWith("code_execution_") || text.startsWith("advisor_");
            refers = refers || tool || isOneOf(text, kReferringTypes);
            pictures += text == "image" ? 1 : 0;
        } else if (name == "ttl") {
            hour = hour || text == "1h";
        }
    }
};

qint64 repliesIn(const JsonMembers& members, const QJsonObject& generation)
{
    qint64 replies = 1;
    for (const QJsonValue& named :
        {members.value("n"), members.value("best_of"), generation.value("candidateCount"_L1)})
        replies = std::max(replies, countFrom(named).value_or(1));
    return std::min(replies, kMostReplies);
}

qint64 outputOf(const JsonMembers& members, const QJsonObject& generation)
{
    qint64 output = 0;
    for (const QJsonValue& named : {members.value("max_tokens"), members.value("max_completion_tokens"),
             members.value("max_output_tokens"), generation.value("maxOutputTokens"_L1)})
        output = std::max(output, countFrom(named).value_or(0));
    return output == 0 ? kMostOutput : output;
}

void readMembers(Wire wire, const JsonMembers& members, const QByteArray& path, CallRequest& call)
{
    call.readable = true;
    if (call.model.isEmpty())
        call.model = members.value("model").toString();
    call.streamed = members.value("stream").toBool() || path.endsWith(":streamGenerateContent");
    call.background = members.value("background").toBool();
    const QJsonObject generation = members.value("generationConfig").toObject();
    const bool noOutput = path.endsWith("/embeddings") || path.endsWith(":embedContent");
    call.mostOutput = noOutput ? 0 : outputOf(members, generation) * repliesIn(members, generation);
    for (const char* earlier :
        {"previous_response_id", "conversation", "cachedContent", "container", "mcp_servers", "prompt"}) {
        const QJsonValue value = members.value(earlier);
        const bool plainPrompt = qstrcmp(earlier, "prompt") == 0 && !value.isObject();
        if (!value.isUndefined() && !value.isNull() && !plainPrompt)
            call.mostInput.reset();
    }
    if (wire == Wire::OpenAi && members.has("web_search_options"))
        call.mostInput.reset();
}

} // namespace

CallRequest readCall(Wire wire, const HttpRequest& request)
{
    CallRequest call;
    call.model = modelInPath(request.target);
    const QByteArray coding = request.header("content-encoding");
    QByteArray decoded;
    if (!coding.isEmpty() && !decodeBody(coding, request.body, HttpRequestReader::kMostBody, decoded))
        return call;
    const QByteArray body = coding.isEmpty() ? request.body : decoded;
    Outside outside;
    const auto members
        = JsonMembers::of(body, [&outside](QByteArrayView name, QByteArrayView text) { outside(name, text); });
    if (!members)
        return call;
    if (!outside.refers)
        call.mostInput = body.size() + kUnseenInput + outside.pictures * kPicture;
    call.cachesForAnHour = outside.hour;
    readMembers(wire, *members, pathOf(request), call);
    // Code Assist wraps Gemini's request.
    const QByteArrayView inner = wire == Wire::Gemini ? members->raw("request") : QByteArrayView();
    if (const auto wrapped = inner.isEmpty() ? std::nullopt : JsonMembers::of(inner))
        readMembers(wire, *wrapped, pathOf(request), call);
    return call;
}

QByteArray withUsageAsked(Wire wire, const HttpRequest& request)
{
    const QByteArray path = pathOf(request);
    if (wire != Wire::OpenAi || !path.endsWith("/completions") || !request.header("content-encoding").isEmpty())
        return {};
    const auto members = JsonMembers::of(request.body);
    if (!members || !members->value("stream").toBool())
        return {};
    QJsonObject options = members->value("stream_options").toObject();
    if (options.value("include_usage"_L1).toBool())
        return {};
    options.insert("include_usage"_L1, true);
    const QByteArray asked = QJsonDocument(options).toJson(QJsonDocument::Compact);
    QByteArray body = request.body;
    const QByteArrayView raw = members->raw("stream_options");
    if (raw.isEmpty())
        return body.insert(body.lastIndexOf('}'), ",\"stream_options\":" + asked);
    return body.replace(raw.data() - request.body.constData(), raw.size(), asked);
}

} // namespace remit
