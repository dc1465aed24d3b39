// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

namespace remit {

/** The text, cut to so many characters (never within one) with "…" at the cut. */
[[nodiscard]] QString cutText(const QString& text, qsizetype longest);
/** Its first line that is not blank, cut: for summaries. */
[[nodiscard]] QString firstLine(const QString& text, qsizetype longest = 160);
/** The value with long texts cut and long or deep collections ended, so that one tool call stays small in a journal. */
[[nodiscard]] QJsonValue boundedJson(const QJsonValue& value, int levels = 8);

} // namespace remit
