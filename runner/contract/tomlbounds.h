// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contractfile.h"

#include <optional>

namespace remit {

inline constexpr qsizetype kLargestContract = 1 << 20;

/** The first bytes of each line that are not UTF-8, at most twenty. */
[[nodiscard]] QList<ContractProblem> utf8Problems(const QByteArray& bytes);

/**
 * Nesting that no contract has but that would cost a parser its stack or its time: brackets more than 16 deep, keys of
 * more than 16 parts, more than 4096 table headers and dotted keys.
 */
[[nodiscard]] std::optional<ContractProblem> nestingProblem(const QByteArray& bytes);

} // namespace remit
