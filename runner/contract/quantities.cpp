// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/contractfile.h"

#include <QRegularExpression>

#include <array>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

struct Unit {
    QLatin1StringView name;
    qint64 worth;
};

/// Longest first: the order in which a duration is written.
constexpr std::array kTimeUnits{Unit{"h"_L1, 3'600'000}, Unit{"m"_L1, 60'000}, Unit{"s"_L1, 1'000}, Unit{"ms"_L1, 1}};
constexpr std::array kSizeUnits{Unit{"TB"_L1, 1'000'000'000'000}, Unit{"GB"_L1, 1'000'000'000},
    Unit{"MB"_L1, 1'000'000}, Unit{"KB"_L1, 1'000}, Unit{"B"_L1, 1}};

constexpr qint64 kLongestMs = qint64{366} * 24 * 3'600'000;
constexpr qint64 kLargestBytes = 1'000'000'000'000'000;

Error badDuration(const QString& why)
{
    return {ErrorCode::InvalidInput, why + u" Write a duration as 90s, 10m, 2h, 1h30m or 500ms."_s};
}

Error badSize(const QString& why)
{
    return {ErrorCode::InvalidInput, why + u" Write a size as 512 B, 100 KB, 1.5 MB or 4 GB."_s};
}

const Unit* unitAt(const QString& text, qsizetype position)
{
    const QStringView rest = QStringView(text).sliced(position);
    const Unit* longest = nullptr; // "ms" before "m"
    for (const Unit& unit : kTimeUnits) {
        if (rest.startsWith(unit.name) && (longest == nullptr || unit.name.size() > longest->name.size()))
            longest = &unit;
    }
    return longest;
}

/// "1.25" of a unit worth 1000 is 1250; nothing if that is no whole number or too large.
std::optional<qint64> scaled(const QString& whole, const QString& fraction, qint64 worth)
{
    bool ok = false;
    const qint64 units = whole.toLongLong(&ok);
    if (!ok || units > kLargestBytes / worth)
        return std::nullopt;
    qint64 total = units * worth;
    qint64 part = worth;
    for (const QChar digit : fraction) {
        if (part % 10 != 0 && digit != u'0')
            return std::nullopt;
        part /= 10;
        total += part * (digit.unicode() - u'0');
    }
    return total <= kLargestBytes ? std::optional(total) : std::nullopt;
}

} // namespace

Result<std::chrono::milliseconds> parseDuration(const QString& text)
{
    if (text.isEmpty())
        return std::unexpected(badDuration(u"The duration is empty."_s));
    qint64 total = 0;
    const Unit* last = nullptr;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype begin = at;
        qint64 number = 0;
        while (at < text.size() && text[at] >= u'0' && text[at] <= u'9' && number <= kLongestMs)
            number = number * 10 + (text[at++].unicode() - u'0');
        if (at == begin)
            return std::unexpected(badDuration(u"A whole number of 0 or more is missing."_s));
        const Unit* unit = number <= kLongestMs ? unitAt(text, at) : nullptr;
        if (number <= kLongestMs && unit == nullptr)
            return std::unexpected(badDuration(u"The unit is missing or unknown."_s));
        if (unit == nullptr || number > kLongestMs / unit->worth || total + number * unit->worth > kLongestMs)
            return std::unexpected(badDuration(u"The duration is longer than 366 days (8784h)."_s));
        if (last != nullptr && unit <= last)
            return std::unexpected(badDuration(u"Longer units stand first, each at most once."_s));
        total += number * unit->worth;
        last = unit;
        at += unit->name.size();
    }
    return std::chrono::milliseconds(total);
}

QString durationText(std::chrono::milliseconds duration)
{
    qint64 rest = duration.count();
    if (rest == 0)
        return u"0s"_s;
    QString text;
    if (rest < 0) {
        text = u"-"_s;
        rest = -rest;
    }
    for (const Unit& unit : kTimeUnits) {
        if (rest / unit.worth > 0)
            text += QString::number(rest / unit.worth) + unit.name;
        rest %= unit.worth;
    }
    return text;
}

Result<qint64> parseSize(const QString& text)
{
    static const QRegularExpression form(u"\\A([0-9]{1,18})(?:\\.([0-9]{1,12}))? ?([A-Za-z]*)\\z"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::unexpected(badSize(u"This is not a size."_s));
    const QString name = match.captured(3);
    for (const Unit& unit : kSizeUnits) {
        if (unit.name != name)
            continue;
        const auto bytes = scaled(match.captured(1), match.captured(2), unit.worth);
        if (!bytes)
            return std::unexpected(badSize(u"The size is no whole number of bytes up to 1000 TB."_s));
        return *bytes;
    }
    if (name.isEmpty())
        return std::unexpected(badSize(u"The unit is missing."_s));
    return std::unexpected(badSize(u"The unit %1 is unknown; units are B, KB, MB, GB and TB (thousands)."_s.arg(name)));
}

QString sizeText(qint64 bytes)
{
    for (const Unit& unit : kSizeUnits) {
        if (bytes < unit.worth || (unit.worth > 1 && bytes % (unit.worth / 1000) != 0))
            continue;
        QString text = QString::number(bytes / unit.worth);
        if (const qint64 rest = bytes % unit.worth; rest != 0) {
            QString fraction = QString::number(rest / (unit.worth / 1000)).rightJustified(3, u'0');
            while (fraction.endsWith(u'0'))
                fraction.chop(1);
            text += u'.' + fraction;
        }
        return text + u' ' + unit.name;
    }
    return QString::number(bytes) + u" B"_s;
}

} // namespace remit
