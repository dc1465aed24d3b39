// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/journalline.h"

#include "runner/journal/cutdata.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace remit::journalline {
namespace {

constexpr QByteArrayView kSeq(R"({"seq":)");
constexpr QByteArrayView kTime(R"(,"time":")");
constexpr QByteArrayView kType(R"(","type":")");
constexpr QByteArrayView kData(R"(","data":)");
constexpr QByteArrayView kHash(R"(,"hash":")");
constexpr QByteArrayView kEnd("\"}");
constexpr qsizetype kTimeSize = 24;
constexpr qsizetype kHashSize = 64;
// QJsonDocument reads at most 1,024 levels. The line itself adds two.
constexpr qsizetype kManyBrackets = 500;

/** U+2028 and U+2029 end a line in JavaScript and for some viewers; in JSON they can stand in strings only. */
void escapeLineSeparators(QByteArray& json)
{
    if (json.indexOf("\xe2\x80") < 0)
        return;
    json.replace("\xe2\x80\xa8", "\\u2028");
    json.replace("\xe2\x80\xa9", "\\u2029");
}

QByteArray compact(const QJsonObject& data)
{
    QByteArray json = QJsonDocument(data).toJson(QJsonDocument::Compact);
    escapeLineSeparators(json);
    return json;
}

/** Brackets inside strings count too: more than there are, never fewer. */
bool mayBeTooDeep(const QByteArray& json)
{
    return std::ranges::count(json, '{') + std::ranges::count(json, '[') > kManyBrackets;
}

bool isLowerHex(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::optional<int> digits(QByteArrayView text)
{
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

bool isType(QByteArrayView type)
{
    return !type.isEmpty() && type.size() <= 64 && std::ranges::all_of(type, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
}

QByteArray body(qint64 seq, qint64 utcMs, QByteArrayView type, const QJsonObject& data)
{
    QByteArray line;
    line += kSeq;
    line += QByteArray::number(seq);
    line += kTime;
    line += timeText(utcMs);
    line += kType;
    line += type;
    line += kData;
    const qsizetype room = kMaximum - kSealSize - line.size();
    QByteArray json = compact(data);
    line.reserve(line.size() + std::min(json.size(), room) + kSealSize);
    if (json.size() > room || mayBeTooDeep(json)) {
        json = cutData(data, [room](const QJsonObject& candidate) -> std::optional<QByteArray> {
            QByteArray text = compact(candidate);
            return text.size() <= room ? std::optional(std::move(text)) : std::nullopt;
        });
    }
    line += json;
    return line;
}

void appendSeal(QByteArray& line, QByteArrayView hash)
{
    line += kHash;
    line += hash;
    line += kEnd;
    line += '\n';
}

std::optional<Parts> split(QByteArrayView line)
{
    constexpr qsizetype kSeal = kSealSize - 1;
    if (!line.startsWith(kSeq) || line.size() < kSeq.size() + kSeal || !line.endsWith(kEnd))
        return {};
    Parts parts;
    parts.body = line.chopped(kSeal);
    const QByteArrayView seal = line.last(kSeal);
    parts.hash = seal.sliced(kHash.size(), kHashSize);
    if (!seal.startsWith(kHash) || !isLowerHex(parts.hash))
        return {};
    const char* number = parts.body.data() + kSeq.size();
    const char* end = parts.body.data() + parts.body.size();
    const auto read = std::from_chars(number, end, parts.seq);
    if (read.ec != std::errc() || read.ptr == end || *read.ptr != ',')
        return {};
    return parts;
}

std::optional<Event> eventIn(QByteArrayView line)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), line.size()));
    if (!document.isObject())
        return {};
    const QJsonObject object = document.object();
    const QJsonValue data = object.value(QLatin1String("data"));
    const auto time = timeFrom(object.value(QLatin1String("time")).toString().toLatin1());
    Event event;
    event.seq = object.value(QLatin1String("seq")).toInteger();
    event.type = object.value(QLatin1String("type")).toString();
    if (!time || !data.isObject() || !isType(event.type.toLatin1()))
        return {};
    event.timeMs = *time;
    event.data = data.toObject();
    return event;
}

QByteArray timeText(qint64 utcMs)
{
    using namespace std::chrono;
    constexpr qint64 kFirst = -62'167'219'200'000; // 0000-01-01
    constexpr qint64 kLast = 253'402'300'799'999; // 9999-12-31T23:59:59.999
    const sys_time<milliseconds> point{milliseconds(std::clamp(utcMs, kFirst, kLast))};
    const auto day = floor<days>(point);
    const year_month_day date{day};
    const hh_mm_ss time{point - day};
    std::array<char, 64> text{}; // more than is needed: the compiler cannot know the ranges
    (void)std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02u:%02u:%02u.%03uZ", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<unsigned>(time.hours().count()), static_cast<unsigned>(time.minutes().count()),
        static_cast<unsigned>(time.seconds().count()), static_cast<unsigned>(time.subseconds().count()));
    return {text.data(), kTimeSize};
}

std::optional<qint64> timeFrom(QByteArrayView text)
{
    using namespace std::chrono;
    constexpr QByteArrayView kShape("dddd-dd-ddTdd:dd:dd.dddZ");
    if (text.size() != kShape.size())
        return {};
    for (qsizetype i = 0; i < kShape.size(); ++i) {
        if (kShape[i] != 'd' && kShape[i] != text[i])
            return {};
    }
    const auto part = [&](qsizetype at, qsizetype size) { return digits(text.sliced(at, size)); };
    const auto y = part(0, 4), mo = part(5, 2), d = part(8, 2), h = part(11, 2), mi = part(14, 2), s = part(17, 2),
               ms = part(20, 3);
    if (!y || !mo || !d || !h || !mi || !s || !ms || *h > 23 || *mi > 59 || *s > 59)
        return {};
    const year_month_day date{year(*y), month(static_cast<unsigned>(*mo)), day(static_cast<unsigned>(*d))};
    if (!date.ok())
        return {};
    const auto point = sys_days(date) + hours(*h) + minutes(*mi) + seconds(*s) + milliseconds(*ms);
    return point.time_since_epoch().count();
}

} // namespace remit::journalline
