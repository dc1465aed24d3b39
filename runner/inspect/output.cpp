// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/inspections.h"

namespace remit {

using namespace Qt::StringLiterals;

QList<Finding> inspections::output(const InspectionInput& input, const ChangedFiles&)
{
    const bool ended = input.record.endedBy == EndedBy::Agent && !input.events.isEmpty();
    if (!ended || input.contract.title.isEmpty())
        return {};
    const auto anomaly = [](const QString& detail) {
        return Findings{{u"output-anomaly"_s, FindingSeverity::Medium, {}, std::nullopt, detail}};
    };
    if (input.record.outputSizeBytes == 0)
        return anomaly(u"The agent printed nothing at all: it may not have worked on the task."_s);
    const bool wantsText = input.contract.artifact != ArtifactKind::Changes;
    if (wantsText && input.record.claimText.trimmed().isEmpty())
        return anomaly(u"The report is empty."_s);
    return {};
}

} // namespace remit
