// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/providertrouble.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestWaitMs = 366LL * 24 * 3600 * 1000;

QByteArray headerOf(const HttpHeaders& headers, QByteArrayView name)
{
    const auto found = std::ranges::find(headers, name, &std::pair<QByteArray, QByteArray>::first);
    return found == headers.end() ? QByteArray() : found->second;
}

/** A provider's own word for an error: letters, digits and the like, nothing that could carry content. */
QString wordOf(const QJsonObject& error)
{
    static const QRegularExpression word(u"\\A[A-Za-z][A-Za-z0-9_.-]{1,60}\\z"_s);
    for (const auto name : {"code"_L1, "type"_L1, "status"_L1}) {
        const QString text = error.value(name).toString();
        if (text != "error"_L1 && word.match(text).hasMatch())
            return text;
    }
    return {};
}

QDateTime after(const QDateTime& now, double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0 || seconds * 1000 > double(kLongestWaitMs))
        return {};
    return now.addMSecs(qint64(std::ceil(seconds * 1000)));
}

/** "34.07s", "6m0s", "1h2m3s", "20ms". */
QDateTime afterSpan(const QDateTime& now, const QString& span)
{
    static const QRegularExpression form(
        u"\\A(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,9}(?:\\.\\d{1,9})?)s)?(?:(\\d{1,9}(?:\\.\\d{1,9})?)ms)?\\z"_s);
    const auto match = form.match(span);
    if (span.isEmpty() || !match.hasMatch())
        return {};
    return after(now,
        match.captured(1).toDouble() * 3600 + match.captured(2).toDouble() * 60 + match.captured(3).toDouble()
            + match.captured(4).toDouble() / 1000);
}

QDateTime believable(const QDateTime& time, const QDateTime& now)
{
    const bool is = time.isValid() && std::abs(now.msecsTo(time)) <= kLongestWaitMs;
    return is ? std::max(time.toUTC(), now) : QDateTime();
}

/** A time as text: RFC 3339, a date of HTTP, seconds or milliseconds since 1970. */
QDateTime timeOf(const QByteArray& text, const QDateTime& now)
{
    bool ok = false;
    if (const double number = text.toDouble(&ok); ok)
        return std::isfinite(number) && number > 0 && number < 1e14
            ? believable(
                  QDateTime::fromMSecsSinceEpoch(qint64(number < 1e11 ? number * 1000 : number), QTimeZone::UTC), now)
            : QDateTime();
    const QString written = QString::fromLatin1(text);
    const QDateTime iso = QDateTime::fromString(written, Qt::ISODateWithMs);
    return believable(iso.isValid() ? iso : QDateTime::fromString(written, Qt::RFC2822Date), now);
}

QDateTime httpDate(const QByteArray& text, const QDateTime& now)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeZone(QTimeZone::UTC);
    return believable(time, now);
}

QDateTime retryAfter(const HttpHeaders& headers, const QDateTime& now)
{
    bool ok = false;
    if (const double ms = headerOf(headers, "retry-after-ms").toDouble(&ok); ok)
        return after(now, ms / 1000);
    const QByteArray text = headerOf(headers, "retry-after");
    if (const double seconds = text.toDouble(&ok); ok)
        return after(now, seconds);
    return httpDate(text, now);
}

/** Of the limits that the headers list, those that are used up: the last of their resets. */
QDateTime ofLimitsUsedUp(const HttpHeaders& headers, const QDateTime& now)
{
    QDateTime latest;
    const auto consider = [&](const QDateTime& time) {
        if (time.isValid() && (!latest.isValid() || time > latest))
            latest = time;
    };
    for (const auto& [name, value] : headers) {
        if (name.startsWith("anthropic-ratelimit-") && name.endsWith("-reset")) {
            const QByteArray limit = name.chopped(6);
            if (headerOf(headers, limit + "-remaining").trimmed() == "0"
                || headerOf(headers, limit + "-status") == "rejected")
                consider(timeOf(value, now));
        } else if (name.startsWith("x-ratelimit-reset-")) {
            if (headerOf(headers, "x-ratelimit-remaining-" + name.sliced(18)).trimmed() == "0")
                consider(afterSpan(now, QString::fromLatin1(value)));
        } else if (name == "x-ratelimit-reset" && headerOf(headers, "x-ratelimit-remaining").trimmed() == "0") {
            consider(timeOf(value, now));
        }
    }
    return latest;
}

QDateTime inTheBody(const QJsonObject& error, const QDateTime& now)
{
    for (const QJsonValue& detail : error.value("details"_L1).toArray()) { // Gemini
        if (const QString delay = detail["retryDelay"_L1].toString(); !delay.isEmpty())
            return afterSpan(now, delay);
    }
    if (const QJsonValue at = error.value("resets_at"_L1); at.isDouble()) // a subscription of OpenAI's
        return timeOf(QByteArray::number(at.toInteger()), now);
    const QJsonValue in = error.value("resets_in_seconds"_L1);
    return in.isDouble() ? after(now, in.toDouble()) : QDateTime();
}

bool containsAny(const QString& text, std::initializer_list<QLatin1StringView> words)
{
    return std::ranges::any_of(words, [&](QLatin1StringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

/** What the provider's message is about is looked for in it; it is never passed on. */
QString kindOf(int status, const QString& word, const QString& message, bool saysWhen)
{
    if (status == 402
        || containsAny(word, {"insufficient_quota"_L1, "billing"_L1, "arrearage"_L1, "insufficient_balance"_L1})
        || containsAny(message, {"credit balance is too low"_L1, "insufficient balance"_L1}))
        return u"no-credit"_s;
    if (containsAny(word, {"context_length"_L1}) || status == 413
        || containsAny(message,
            {"prompt is too long"_L1, "maximum context length"_L1, "exceed context limit"_L1,
                "exceeds the context window"_L1, "exceeds the maximum number of tokens"_L1, "request_too_large"_L1}))
        return u"context-too-long"_s;
    const bool ofModel = containsAny(message, {"model"_L1});
    if (containsAny(word, {"model_not_found"_L1, "unknown_model"_L1}) || (status == 404 && ofModel)
        || (status == 200 && ofModel && containsAny(word, {"not_found"_L1})))
        return u"unknown-model"_s;
    if (status == 429 || status == 529 || (status == 503 && saysWhen)
        || containsAny(word,
            {"rate_limit"_L1, "overloaded"_L1, "resource_exhausted"_L1, "usage_limit"_L1, "too_many_requests"_L1,
                "slow_down"_L1}))
        return u"rate-limited"_s;
    if (status == 401 || status == 403
        || containsAny(word, {"authentication"_L1, "permission"_L1, "invalid_api_key"_L1, "unauthenticated"_L1})
        || containsAny(message, {"api key not valid"_L1}))
        return u"unauthorised"_s;
    return status >= 500 || status == 200 ? u"upstream-error"_s : QString();
}

QString inWords(const QString& kind, int status, const QDateTime& reset)
{
    const QString answer
        = status == 200 ? u"The provider broke its answer off"_s : u"The provider answers %1"_s.arg(status);
    if (kind == "rate-limited"_L1)
        return reset.isValid()
            ? answer + u": it takes no calls until %1 UTC."_s.arg(reset.toString(u"yyyy-MM-dd HH:mm:ss"_s))
            : answer + u": too many calls."_s;
    if (kind == "no-credit"_L1)
        return answer + u": the account has no credit left."_s;
    if (kind == "unauthorised"_L1)
        return answer + u": the key or the sign-in is not accepted."_s;
    if (kind == "unknown-model"_L1)
        return answer + u": it does not know the model."_s;
    if (kind == "context-too-long"_L1)
        return answer + u": the conversation is too long for the model."_s;
    return answer + u'.';
}

} // namespace

QDateTime resetTime(const HttpHeaders& headers, const QJsonObject& error, const QDateTime& now)
{
    for (const QDateTime& time : {retryAfter(headers, now), inTheBody(error, now), ofLimitsUsedUp(headers, now)}) {
        if (time.isValid())
            return time;
    }
    return {};
}

std::optional<ProviderTrouble> troubleOf(
    int status, const HttpHeaders& headers, const QByteArray& body, const QDateTime& now)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonObject whole = document.isArray() ? document.array().at(0).toObject() : document.object();
    const QJsonObject error = whole.value("error"_L1).toObject();
    return troubleOf(status, headers, error.isEmpty() ? whole : error, now);
}

std::optional<ProviderTrouble> troubleOf(
    int status, const HttpHeaders& headers, const QJsonObject& error, const QDateTime& now)
{
    const QDateTime reset = resetTime(headers, error, now);
    const QString word = wordOf(error);
    const QString kind = kindOf(status, word, error.value("message"_L1).toString().left(2000), reset.isValid());
    if (kind.isEmpty())
        return std::nullopt;
    const QDateTime told = kind == "rate-limited"_L1 ? reset : QDateTime();
    ProviderTrouble trouble{kind, inWords(kind, status, told), {{u"status"_s, status}}};
    if (!word.isEmpty())
        trouble.facts.insert(u"error"_s, word);
    if (told.isValid())
        trouble.facts.insert(u"reset_ms"_s, told.toMSecsSinceEpoch());
    return trouble;
}

} // namespace remit
