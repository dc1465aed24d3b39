// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QString>

namespace remit {

/** The word that stands beside a figure: "self-reported"; empty where the gateway counted (the rule) or nobody did (the
 * figure itself is "unknown" then). */
[[nodiscard]] QString meteringWord(Metering metering);
/** What that means, one sentence. */
[[nodiscard]] QString meteringSentence(Metering metering);
/** "12 calls, $0.03, self-reported", "calls unknown, cost unknown" */
[[nodiscard]] QString usagePhrase(
    const std::optional<qint64>& calls, const std::optional<qint64>& costMicroUsd, Metering metering);
/** The agent's own figures beside the gateway's: "The agent itself reports 12 calls, 3.1k tokens in, 180 out, $0.0132."
 * Empty: it reported nothing. */
[[nodiscard]] QString ownFiguresSentence(const UsageReport& usage);

} // namespace remit
