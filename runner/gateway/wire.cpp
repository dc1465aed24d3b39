// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/wire.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <algorithm>
#include <array>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QByteArrayView pathOf(QByteArrayView target)
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? target : target.first(query);
}

/** The path as the provider reads it; empty if two readers could read two paths. */
QByteArray decodedPath(QByteArrayView target)
{
    QByteArray path = QByteArray::fromPercentEncoding(pathOf(target).toByteArray());
    const bool doubtful = path.contains('%') || path.contains("//") || path.contains('\\')
        || std::ranges::any_of(path, [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
    if (doubtful)
        return {};
    for (const QByteArray& segment : path.split('/')) {
        if (segment == "." || segment == "..")
            return {};
    }
    return path;
}

bool endsWithAny(const QByteArray& path, std::initializer_list<const char*> ends)
{
    return std::ranges::any_of(ends, [&](const char* end) { return path.endsWith(end); });
}

bool isCall(Wire wire, const QByteArray& path)
{
    switch (wire) {
    case Wire::Anthropic:
        return path.endsWith("/messages");
    case Wire::OpenAi:
        return endsWithAny(
            path, {"/chat/completions", "/responses", "/responses/compact", "/completions", "/embeddings"});
    case Wire::Gemini:
        return endsWithAny(path, {":generateContent", ":streamGenerateContent", ":embedContent"});
    }
    return false;
}

bool isFreeCount(Wire wire, const QByteArray& path)
{
    switch (wire) {
    case Wire::Anthropic:
        return path.endsWith("/messages/count_tokens");
    case Wire::OpenAi:
        return path.endsWith("/responses/input_tokens");
    case Wire::Gemini:
        // Code Assist asks who has signed in, and for how much, before its calls.
        return endsWithAny(path,
            {":countTokens", "/v1internal:loadCodeAssist", "/v1internal:onboardUser", "/v1internal:retrieveUserQuota",
                "/v1internal:fetchAdminControls", "/v1internal:listExperiments"});
    }
    return false;
}

bool isKeyHeader(QByteArrayView name)
{
    return name == "authorization" || name == "x-api-key" || name == "x-goog-api-key" || name == "api-key";
}

QByteArray nativeHeader(Wire wire)
{
    switch (wire) {
    case Wire::Anthropic:
        return "x-api-key";
    case Wire::OpenAi:
        return "authorization";
    case Wire::Gemini:
        return "x-goog-api-key";
    }
    return {};
}

QString anthropicType(int status)
{
    switch (status) {
    case 400:
        return u"invalid_request_error"_s;
    case 401:
        return u"authentication_error"_s;
    case 403:
        return u"permission_error"_s;
    case 404:
        return u"not_found_error"_s;
    case 413:
        return u"request_too_large"_s;
    case 429:
        return u"rate_limit_error"_s;
    default:
        return u"api_error"_s;
    }
}

} // namespace

std::optional<Wire> wireFrom(const QString& text)
{
    if (text == "anthropic"_L1)
        return Wire::Anthropic;
    if (text == "openai"_L1)
        return Wire::OpenAi;
    if (text == "gemini"_L1)
        return Wire::Gemini;
    return std::nullopt;
}

RequestKind kindOf(Wire wire, QByteArrayView method, QByteArrayView target)
{
    const QByteArray path = decodedPath(target);
    if (path.isEmpty())
        return RequestKind::Foreign;
    if (method == "POST")
        return isCall(wire, path)     ? RequestKind::Call
            : isFreeCount(wire, path) ? RequestKind::Side
                                      : RequestKind::Foreign;
    if (method == "GET" || method == "HEAD")
        return path == "/" || path.contains("/models") ? RequestKind::Side : RequestKind::Foreign;
    return RequestKind::Foreign;
}

QString modelInPath(QByteArrayView target)
{
    const QByteArray path = decodedPath(target);
    const qsizetype from = path.lastIndexOf("/models/");
    const qsizetype to = path.lastIndexOf(':');
    if (from < 0 || to < from + 8)
        return {};
    return QString::fromUtf8(path.sliced(from + 8, to - from - 8));
}

bool staysHere(QByteArrayView header, QByteArrayView connectionHeader)
{
    static constexpr std::array kHopByHop{"connection", "keep-alive", "proxy-connection", "proxy-authenticate",
        "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "host", "content-length", "expect",
        "accept-encoding", "cookie", "set-cookie", "alt-svc", "strict-transport-security", "forwarded",
        "x-forwarded-for", "x-forwarded-host"};
    if (std::ranges::any_of(kHopByHop, [&](const char* name) { return header == name; }))
        return true;
    return std::ranges::any_of(connectionHeader.toByteArray().toLower().split(','),
        [header](const QByteArray& named) { return named.trimmed() == header; });
}

namespace {

/** Added to what the agent asks for itself. */
void addBeta(HttpHeaders& headers)
{
    const QByteArray beta = "oauth-2025-04-20";
    const auto own
        = std::ranges::find(headers, QByteArray("anthropic-beta"), &std::pair<QByteArray, QByteArray>::first);
    if (own == headers.end())
        headers.append({"anthropic-beta", beta});
    else if (!own->second.contains(beta))
        own->second += "," + beta;
}

} // namespace

HttpHeaders headersForProvider(Wire wire, const HttpRequest& request, const QByteArray& key, KeyHeader keyHeader)
{
    HttpHeaders headers;
    const QByteArray connection = request.header("connection");
    for (const auto& [name, value] : request.headers) {
        if (staysHere(name, connection) || (!key.isEmpty() && isKeyHeader(name)))
            continue;
        const auto same = std::ranges::find(headers, name, &std::pair<QByteArray, QByteArray>::first);
        if (same == headers.end())
            headers.append({name, value});
        else
            same->second += ", " + value;
    }
    if (!key.isEmpty()) {
        const QByteArray name = keyHeader == KeyHeader::Native ? nativeHeader(wire) : QByteArray("authorization");
        headers.append({name, name == "authorization" ? "Bearer " + key : key});
        if (keyHeader == KeyHeader::OAuth && wire == Wire::Anthropic)
            addBeta(headers);
    }
    headers.append({QByteArray("accept-encoding"), QByteArray("identity")}); // usage is read from the body as it passes
    return headers;
}

QByteArray targetForProvider(Wire wire, const QByteArray& target, const QByteArray& key)
{
    const qsizetype query = target.indexOf('?');
    if (wire != Wire::Gemini || key.isEmpty() || query < 0)
        return target;
    QByteArrayList kept;
    for (const QByteArray& item : target.sliced(query + 1).split('&')) {
        if (QByteArray::fromPercentEncoding(item.split('=').first()) != "key")
            kept.append(item);
    }
    return kept.isEmpty() ? target.first(query) : target.first(query + 1) + kept.join('&');
}

QByteArray errorBody(Wire wire, int status, const QString& message)
{
    QJsonObject body;
    switch (wire) {
    case Wire::Anthropic:
        body = {{u"type"_s, u"error"_s},
            {u"error"_s, QJsonObject{{u"type"_s, anthropicType(status)}, {u"message"_s, message}}}};
        break;
    case Wire::OpenAi:
        body = {{u"error"_s,
            QJsonObject{{u"message"_s, message},
                {u"type"_s, status == 403 ? u"insufficient_quota"_s : u"invalid_request_error"_s},
                {u"param"_s, QJsonValue()},
                {u"code"_s, status == 403 ? QJsonValue(u"insufficient_quota"_s) : QJsonValue()}}}};
        break;
    case Wire::Gemini:
        body = {{u"error"_s,
            QJsonObject{{u"code"_s, status}, {u"message"_s, message},
                {u"status"_s, status == 403 ? u"PERMISSION_DENIED"_s : u"UNAVAILABLE"_s}}}};
        break;
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace remit
