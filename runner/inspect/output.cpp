// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/inspections.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/// Lines of a stream that were no lines of that stream.
std::optional<Finding> garbled(const QList<Event>& events)
{
    qsizetype times = 0;
    QString first;
    for (const Event& event : events) {
        if (event.type != QLatin1StringView(event::agentNotice) || event.data.value(u"kind"_s) != u"malformed"_s)
            continue;
        if (times++ == 0)
            first = event.data.value(u"text"_s).toString();
    }
    if (times == 0)
        return std::nullopt;
    const QString count = times == 1 ? u"once"_s : u"%1 times"_s.arg(times);
    return Finding{u"output-anomaly"_s, FindingSeverity::Low, {}, std::nullopt,
        u"The agent's stream could not be read %1: %2"_s.arg(count, first)};
}

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
    if (const auto line = garbled(input.events))
        findings.append(*line);
    return findings;
}

} // namespace remit
