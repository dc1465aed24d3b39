// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/inspect/changedfiles.h"

/** The single inspections, one subject a file. Each is pure; `files` are those of `input`. */
namespace remit::inspections {

using Findings = QList<Finding>;

[[nodiscard]] Findings scope(const InspectionInput& input, const ChangedFiles& files); // out-of-scope, do-not-path
[[nodiscard]] Findings denied(const InspectionInput& input, const ChangedFiles& files); // policy-denied
[[nodiscard]] Findings size(const InspectionInput& input, const ChangedFiles& files); // too-large, binary-or-huge
[[nodiscard]] Findings names(const InspectionInput& input, const ChangedFiles& files); // weird-name
[[nodiscard]] Findings leftovers(
    const InspectionInput& input, const ChangedFiles& files); // ignored-left, nested-repository
[[nodiscard]] Findings modes(const InspectionInput& input, const ChangedFiles& files); // mode-link-submodule
[[nodiscard]] Findings invisible(const InspectionInput& input, const ChangedFiles& files); // bidi-or-invisible
[[nodiscard]] Findings secrets(const InspectionInput& input, const ChangedFiles& files); // secret-added
[[nodiscard]] Findings dependencies(const InspectionInput& input, const ChangedFiles& files); // dependency-changed
[[nodiscard]] Findings suspiciousFiles(const InspectionInput& input, const ChangedFiles& files); // suspicious-file
[[nodiscard]] Findings tests(const InspectionInput& input, const ChangedFiles& files); // test-deleted, test-skipped
[[nodiscard]] Findings assertions(const InspectionInput& input, const ChangedFiles& files); // assertion-removed
[[nodiscard]] Findings gates(const InspectionInput& input, const ChangedFiles& files); // gate-weakened
[[nodiscard]] Findings claim(
    const InspectionInput& input, const ChangedFiles& files); // claim-contradicted, no-end-of-run
[[nodiscard]] Findings output(const InspectionInput& input, const ChangedFiles& files); // output-anomaly
[[nodiscard]] Findings usage(const InspectionInput& input, const ChangedFiles& files); // usage-disagrees

} // namespace remit::inspections
