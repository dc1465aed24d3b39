// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <optional>

namespace remit {

/** Claude Code's closing event as data of agent.result. */
struct ClaudeResult {
    QJsonObject data;
    std::optional<qint64> totalMicroUsd; ///< of the whole process so far, as it says itself
    bool badFigures = false; ///< something was no figure and is left out
};

/**
 * Tokens and cost are those of this process: model_usage_since_last_result where there is one (modelUsage goes on from
 * the session that was resumed, and usage lacks the last call of a run that was stopped).
 */
[[nodiscard]] ClaudeResult readClaudeResult(const QJsonObject& event);

} // namespace remit
