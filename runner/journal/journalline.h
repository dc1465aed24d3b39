// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/event.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

/**
 * One line of a journal as bytes. The layout is fixed, so that reading needs no JSON parser to verify:
 *
 *     {"seq":N,"time":"2026-11-21T02:53:07.123Z","type":"…","data":{…}   ← the body, which is hashed
 *     ,"hash":"<64 lower-case hex digits>"}\n                            ← the seal
 */
namespace remit::journalline {

inline constexpr qsizetype kMaximum = 64LL * 1024; ///< of a whole line, line feed included
inline constexpr qsizetype kSealSize = 9 + 64 + 3; ///< `,"hash":"`, the digits, `"}` and the line feed

/** Lower-case letters, digits, `.`, `_` and `-`: needs no escape. */
[[nodiscard]] bool isType(QByteArrayView type);

/** The body. Data that would make the line longer than kMaximum is cut (see cutdata.h). */
[[nodiscard]] QByteArray body(qint64 seq, qint64 utcMs, QByteArrayView type, const QJsonObject& data);
void appendSeal(QByteArray& line, QByteArrayView hash);

struct Parts {
    QByteArrayView body;
    QByteArrayView hash;
    qint64 seq = 0;
};

/** Splits a line without its line feed. Nothing if the layout is another one. */
[[nodiscard]] std::optional<Parts> split(QByteArrayView line);
/** The event in a line that was verified. */
[[nodiscard]] std::optional<Event> eventIn(QByteArrayView line);

/** ISO 8601 in UTC with milliseconds, always 24 characters; times outside the years 0 to 9999 are held to them. */
[[nodiscard]] QByteArray timeText(qint64 utcMs);
[[nodiscard]] std::optional<qint64> timeFrom(QByteArrayView text);

} // namespace remit::journalline
