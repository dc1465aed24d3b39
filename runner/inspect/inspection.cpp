// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/inspection.h"

#include "runner/inspect/inspections.h"

#include <algorithm>
#include <array>

namespace remit {

namespace {

constexpr std::array kAll{&inspections::scope, &inspections::denied, &inspections::size, &inspections::names,
    &inspections::leftovers, &inspections::modes, &inspections::invisible, &inspections::secrets,
    &inspections::dependencies, &inspections::suspiciousFiles, &inspections::tests, &inspections::assertions,
    &inspections::gates, &inspections::claim, &inspections::output, &inspections::usage};

bool before(const Finding& a, const Finding& b)
{
    if (a.severity != b.severity)
        return a.severity > b.severity;
    if (a.path != b.path)
        return a.path < b.path;
    return a.line.value_or(0) < b.line.value_or(0);
}

} // namespace

QList<Finding> inspect(const InspectionInput& input)
{
    const ChangedFiles files(input);
    QList<Finding> findings;
    for (const auto& inspection : kAll)
        findings += inspection(input, files);
    std::ranges::stable_sort(findings, before);
    return findings;
}

} // namespace remit
