// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace remit {

/** What an agent said of the error that ended it, as a sentence with what to do. */
[[nodiscard]] QString errorSentence(const QString& agent, const QString& problem);

} // namespace remit
