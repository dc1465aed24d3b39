// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace remit {

/** A model's or a session's name: one plain word that no argument parser takes for an option. */
[[nodiscard]] bool isPlainWord(const QString& word);

} // namespace remit
