// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/preflight.h"

/** The rules behind preflight(), one subject a file. Pure. */
namespace remit::rules {

using Findings = QList<PreflightFinding>;

/** Task and title: missing, vague. */
[[nodiscard]] Findings aboutTask(const Contract& contract);

/** Topics and acts that do not belong in the background. */
[[nodiscard]] Findings aboutTopics(const Contract& contract);

/** Scope and protected paths: bad globs, globs that match nothing, overlap. */
[[nodiscard]] Findings aboutPaths(const Contract& contract, const PreflightContext& context);

/** The five parts and the three questions. */
[[nodiscard]] QList<PreflightAnswer> fiveParts(const Contract& contract, const PreflightContext& context);
[[nodiscard]] QList<PreflightAnswer> threeQuestions(const Contract& contract, const PreflightContext& context);

} // namespace remit::rules
