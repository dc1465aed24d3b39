// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/inspections.h"
#include "runner/inspect/notices.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

inspections::Findings silence(const InspectionInput& input)
{
    const bool ended = input.record.endedBy == EndedBy::Agent && !input.events.isEmpty();
    if (!ended || input.contract.title.isEmpty())
        return {};
    const auto anomaly = [](const QString& detail) {
        return inspections::Findings{{u"output-anomaly"_s, FindingSeverity::Medium, {}, std::nullopt, detail}};
    };
    if (input.record.outputSizeBytes == 0)
        return anomaly(u"The agent printed nothing at all: it may not have worked on the task."_s);
    const bool wantsText = input.contract.artifact != ArtifactKind::Changes;
    if (wantsText && input.record.claimText.trimmed().isEmpty())
        return anomaly(u"The report is empty."_s);
    return {};
}

} // namespace

QList<Finding> inspections::output(const InspectionInput& input, const ChangedFiles&)
{
    Findings findings = silence(input);
    if (const Notices garbled = noticesOf(input.events, u"malformed"); !garbled.howOften.isEmpty())
        findings.append({u"output-anomaly"_s, FindingSeverity::Low, {}, std::nullopt,
            u"The agent's stream could not be read %1: %2"_s.arg(garbled.howOften, garbled.first)});
    return findings;
}

} // namespace remit
