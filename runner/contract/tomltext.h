// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace remit {

/** The text as a string of TOML, quotes included; what cannot be seen is escaped. */
[[nodiscard]] QString tomlQuoted(const QString& text);
/** Over several lines where the text has them; the line feed behind the opening quotes is not part of it. */
[[nodiscard]] QString tomlQuotedLines(const QString& text);

} // namespace remit
