// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace remit {

/**
 * The words of a quoted command line as a POSIX shell reads them, without expansions; the last word holds the rest
 * where there are more than `most`. An open quote ends with the text.
 */
[[nodiscard]] QStringList shellWords(QStringView line, qsizetype most);
/** What "/bin/bash -lc 'make test'" runs: "make test". Any other text as it is. */
[[nodiscard]] QString shellScript(const QString& line);

} // namespace remit
