// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace remit {

inline constexpr qsizetype kLongestMessage = 64LL * 1024; ///< characters of what an agent says at once
inline constexpr qsizetype kLongestOutput = 4096; ///< of a tool's output, and of a notice

/** The text, cut to so many characters (never within one) with "…" at the cut. */
[[nodiscard]] QString cutText(const QString& text, qsizetype longest);
/** Its first line that is not blank, cut: for summaries. */
[[nodiscard]] QString firstLine(const QString& text, qsizetype longest = 160);
/** The value with long texts cut and long or deep collections ended, so that one tool call stays small in a journal. */
[[nodiscard]] QJsonValue boundedJson(const QJsonValue& value, int levels = 8);
/** A member as a short word (an id, a name): cut without a mark; anything but a text is empty. */
[[nodiscard]] QString shortWord(const QJsonObject& object, QLatin1StringView name);
/** The data of agent.text, cut; `truncated` says so. */
[[nodiscard]] QJsonObject textData(const QString& text);

} // namespace remit
