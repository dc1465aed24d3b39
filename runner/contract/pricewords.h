// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace remit {

/** A model's name, which may come from an agent, fit for a sentence. */
[[nodiscard]] QString modelInWords(const QString& model);

/** The sentence that says which lines give a model its price. `file` empty: only the file's name is known. */
[[nodiscard]] QString howToPrice(const QString& model, const QString& file);

} // namespace remit
