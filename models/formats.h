// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QLocale>
#include <QString>

#include <optional>

/**
 * Numbers as people read them. Free functions of their arguments, the locale and the installed translation: no clock is
 * read. Times are UTC milliseconds, money millionths of a US dollar, sizes bytes in decimal thousands as in contracts.
 */
namespace remit::format {

/** `0.4 s` · `38 s` · `8 min 42 s` · `2 h 05 min` · `3 d`. A second part that is zero is left out. */
[[nodiscard]] QString duration(qint64 ms, const QLocale& locale = QLocale());
/** A running clock: `6:12`, `1:06:12`. */
[[nodiscard]] QString clock(qint64 ms);
/** `now` · `8 s` · `12 min` · `5 h` · `3 d`; from seven days on the local date `6 Nov`, with the year if it is another
 * one. */
[[nodiscard]] QString age(qint64 thenMs, qint64 nowMs, const QLocale& locale = QLocale());

/** `$0.84`; under one cent `<$0.01`; from $1,000 on without cents; unset: unknown(). */
[[nodiscard]] QString cost(std::optional<qint64> microUsd, const QLocale& locale = QLocale());
/** The same for totals of tables: always two decimals. */
[[nodiscard]] QString exactCost(std::optional<qint64> microUsd, const QLocale& locale = QLocale());

/** `940` · `18.2 k` · `1.3 M`; unset: unknown(). */
[[nodiscard]] QString tokens(std::optional<qint64> count, const QLocale& locale = QLocale());
/** With the locale's separators; unset: unknown(). */
[[nodiscard]] QString number(std::optional<qint64> count, const QLocale& locale = QLocale());
/** `512 B` · `1.0 MB` · `310 MB`. */
[[nodiscard]] QString size(qint64 bytes, const QLocale& locale = QLocale());
/** `66 %` of a share between 0 and 1. */
[[nodiscard]] QString share(double part, const QLocale& locale = QLocale());

/** `+187` */
[[nodiscard]] QString added(qint64 lines, const QLocale& locale = QLocale());
/** `−20`, with a real minus. */
[[nodiscard]] QString removed(qint64 lines, const QLocale& locale = QLocale());
/** `+187 −20` */
[[nodiscard]] QString diffCounts(qint64 addedLines, qint64 removedLines, const QLocale& locale = QLocale());

/** `12 of 40` */
[[nodiscard]] QString countOf(qint64 used, qint64 allowed, const QLocale& locale = QLocale());
/** `0.4 of 1.0 MB`: both in the unit of what is allowed. */
[[nodiscard]] QString sizeOf(qint64 used, qint64 allowed, const QLocale& locale = QLocale());
/** What a meter says of its limit, after the limit's unit: `6:12 of 10:00`, `$0.84 of $2.00`, `0.4 of 1.0 MB`. A use
 * whose source is unknown reads `unknown of $2.00`. */
[[nodiscard]] QString limitUse(const LimitUse& use, const QLocale& locale = QLocale());
/** Used ÷ allowed, from 0 to 1; without a limit 0. */
[[nodiscard]] double limitShare(const LimitUse& use);

/** `about 1 min` */
[[nodiscard]] QString about(const QString& estimate);
[[nodiscard]] QString unknown();

} // namespace remit::format
