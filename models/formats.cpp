// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace remit::format {
namespace {

constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kMicroUsd = 1'000'000;
constexpr qint64 kMicroCent = 10'000;

QString twoDigits(qint64 value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString dollars(const QString& amount)
{
    //: an amount of US dollars, %1 is the number
    return QCoreApplication::translate("Formats", "$%1").arg(amount);
}

QString of(const QString& used, const QString& allowed)
{
    //: a meter: %1 is used of %2 that are allowed
    return QCoreApplication::translate("Formats", "%1 of %2").arg(used, allowed);
}

/** One decimal below ten, none above: three figures say enough. */
QString threeFigures(double value, const QLocale& locale)
{
    return locale.toString(value, 'f', value < 9.95 ? 1 : 0);
}

struct Unit {
    double bytes;
    QString name;
};

/** The unit in which a size has at least one figure before the point and less than a thousand after rounding. */
Unit unitFor(qint64 bytes)
{
    const std::array units{Unit{1, QCoreApplication::translate("Formats", "B")},
        Unit{1e3, QCoreApplication::translate("Formats", "KB")},
        Unit{1e6, QCoreApplication::translate("Formats", "MB")},
        Unit{1e9, QCoreApplication::translate("Formats", "GB")},
        Unit{1e12, QCoreApplication::translate("Formats", "TB")}};
    const auto size = static_cast<double>(bytes);
    for (const Unit& unit : units) {
        if (size < unit.bytes * 999.5)
            return unit;
    }
    return units.back();
}

QString inUnit(qint64 bytes, const Unit& unit, const QLocale& locale)
{
    if (unit.bytes <= 1)
        return locale.toString(bytes);
    return threeFigures(static_cast<double>(bytes) / unit.bytes, locale);
}

QString numberWithUnit(const QString& number, const QString& unit)
{
    return number + QLatin1Char(' ') + unit;
}

} // namespace

QString duration(qint64 ms, const QLocale& locale)
{
    ms = std::max<qint64>(ms, 0);
    if (ms > 0 && ms < kSecond) {
        const double tenths = std::max(0.1, std::floor(static_cast<double>(ms) / 100) / 10);
        return QCoreApplication::translate("Formats", "%1 s").arg(locale.toString(tenths, 'f', 1));
    }
    if (ms < kMinute)
        return QCoreApplication::translate("Formats", "%1 s").arg(locale.toString(ms / kSecond));
    if (ms < kHour) {
        const qint64 seconds = ms % kMinute / kSecond;
        if (seconds == 0)
            return QCoreApplication::translate("Formats", "%1 min").arg(ms / kMinute);
        return QCoreApplication::translate("Formats", "%1 min %2 s").arg(ms / kMinute).arg(twoDigits(seconds));
    }
    if (ms < kDay) {
        const qint64 minutes = ms % kHour / kMinute;
        if (minutes == 0)
            return QCoreApplication::translate("Formats", "%1 h").arg(ms / kHour);
        return QCoreApplication::translate("Formats", "%1 h %2 min").arg(ms / kHour).arg(twoDigits(minutes));
    }
    return QCoreApplication::translate("Formats", "%1 d").arg(locale.toString(ms / kDay));
}

QString clock(qint64 ms)
{
    const qint64 seconds = std::max<qint64>(ms, 0) / kSecond;
    const QString tail = twoDigits(seconds % 60);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return QStringLiteral("%1:%2").arg(QString::number(minutes), tail);
    return QStringLiteral("%1:%2:%3").arg(QString::number(minutes / 60), twoDigits(minutes % 60), tail);
}

QString age(qint64 thenMs, qint64 nowMs, const QLocale& locale)
{
    const qint64 past = nowMs - thenMs;
    if (past < 5 * kSecond)
        return QCoreApplication::translate("Formats", "now");
    if (past < kMinute)
        return QCoreApplication::translate("Formats", "%1 s").arg(past / kSecond);
    if (past < kHour)
        return QCoreApplication::translate("Formats", "%1 min").arg(past / kMinute);
    if (past < kDay)
        return QCoreApplication::translate("Formats", "%1 h").arg(past / kHour);
    if (past < 7 * kDay)
        return QCoreApplication::translate("Formats", "%1 d").arg(past / kDay);
    const QDate then = QDateTime::fromMSecsSinceEpoch(thenMs).date();
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs).date();
    if (then.year() == today.year()) {
        //: date format of a day in this year, as QLocale reads it
        return locale.toString(then, QCoreApplication::translate("Formats", "d MMM"));
    }
    //: date format of a day in another year, as QLocale reads it
    return locale.toString(then, QCoreApplication::translate("Formats", "d MMM yyyy"));
}

QString exactCost(std::optional<qint64> microUsd, const QLocale& locale)
{
    if (!microUsd)
        return unknown();
    return dollars(locale.toString(static_cast<double>(*microUsd) / kMicroUsd, 'f', 2));
}

QString cost(std::optional<qint64> microUsd, const QLocale& locale)
{
    if (!microUsd)
        return unknown();
    if (*microUsd > 0 && *microUsd < kMicroCent)
        return QLatin1Char('<') + exactCost(kMicroCent, locale);
    if (*microUsd >= 1000 * kMicroUsd - kMicroCent / 2)
        return dollars(locale.toString(qRound64(static_cast<double>(*microUsd) / kMicroUsd)));
    return exactCost(microUsd, locale);
}

QString tokens(std::optional<qint64> count, const QLocale& locale)
{
    if (!count)
        return unknown();
    const auto value = static_cast<double>(*count);
    if (*count < 1000)
        return locale.toString(*count);
    //: %1 thousand
    if (value < 999'950)
        return QCoreApplication::translate("Formats", "%1 k").arg(locale.toString(value / 1e3, 'f', 1));
    //: %1 million
    return QCoreApplication::translate("Formats", "%1 M").arg(locale.toString(value / 1e6, 'f', 1));
}

QString number(std::optional<qint64> count, const QLocale& locale)
{
    return count ? locale.toString(*count) : unknown();
}

QString size(qint64 bytes, const QLocale& locale)
{
    const Unit unit = unitFor(bytes);
    return numberWithUnit(inUnit(bytes, unit, locale), unit.name);
}

QString share(double part, const QLocale& locale)
{
    if (!std::isfinite(part))
        return unknown();
    return QCoreApplication::translate("Formats", "%1 %").arg(locale.toString(qRound64(part * 100)));
}

QString added(qint64 lines, const QLocale& locale)
{
    return QLatin1Char('+') + locale.toString(lines);
}

QString removed(qint64 lines, const QLocale& locale)
{
    return QChar(0x2212) + locale.toString(lines);
}

QString diffCounts(qint64 addedLines, qint64 removedLines, const QLocale& locale)
{
    return added(addedLines, locale) + QLatin1Char(' ') + removed(removedLines, locale);
}

QString countOf(qint64 used, qint64 allowed, const QLocale& locale)
{
    return of(locale.toString(used), locale.toString(allowed));
}

QString sizeOf(qint64 used, qint64 allowed, const QLocale& locale)
{
    const Unit unit = unitFor(allowed);
    return numberWithUnit(of(inUnit(used, unit, locale), inUnit(allowed, unit, locale)), unit.name);
}

QString limitUse(const LimitUse& use, const QLocale& locale)
{
    const auto used = static_cast<qint64>(use.used);
    const auto allowed = static_cast<qint64>(use.allowed);
    const bool known = use.source != QLatin1String("unknown");
    if (use.unit == QLatin1String("ms"))
        return of(known ? clock(used) : unknown(), clock(allowed));
    if (use.unit == QLatin1String("usd")) {
        const auto micro = [](double usd) { return qRound64(usd * kMicroUsd); };
        return of(known ? cost(micro(use.used), locale) : unknown(), cost(micro(use.allowed), locale));
    }
    if (use.unit == QLatin1String("bytes"))
        return known ? sizeOf(used, allowed, locale) : of(unknown(), size(allowed, locale));
    return of(known ? locale.toString(used) : unknown(), locale.toString(allowed));
}

double limitShare(const LimitUse& use)
{
    if (!(use.allowed > 0) || !(use.used > 0))
        return 0;
    return std::min(use.used / use.allowed, 1.0);
}

QString about(const QString& estimate)
{
    //: an estimate: %1 is a duration or a cost
    return QCoreApplication::translate("Formats", "about %1").arg(estimate);
}

QString unknown()
{
    return QCoreApplication::translate("Formats", "unknown");
}

} // namespace remit::format
