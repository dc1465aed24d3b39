// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QJsonObject>

#include <optional>

namespace remit {

/** A usage object of Qwen Code. */
struct QwenUsage {
    std::optional<Tokens> tokens; ///< unset: it names none, or only zeros
    bool badFigures = false; ///< something was no figure and is left out
};

/** Named as Anthropic's, but input_tokens holds the cached ones, too. */
[[nodiscard]] QwenUsage readQwenUsage(const QJsonValue& usage);

} // namespace remit
