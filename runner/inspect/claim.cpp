// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/inspections.h"

#include <QRegularExpression>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

bool isEvent(const Event& event, const char* type)
{
    return event.type == QLatin1StringView(type);
}

bool saysTestsPass(const QString& text)
{
    static const QRegularExpression passing(
        u"\\b(?:all|every|the)?\\s*(?:\\d+ )?(?:tests?|checks?|test suite|build)\\s+(?:now |all |still |do |is |are "
        u")*(?:pass(?:es|ed|ing)?|succeed(?:s|ed)?|green)\\b"
        "|\\b(?:npm test|pytest|ctest|cargo test|go test|make check)\\b[^.\\n]{0,40}\\b(?:pass(?:es|ed)|succeed(?:s|ed))\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression hedged(
        u"\\b(?:not|no|never|cannot|can't|couldn't|don't|doesn't|should|would|once|until|if|make|so that|to)\\b[^.\\n]{0,30}\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (auto it = passing.globalMatch(text); it.hasNext();)
        if (const auto match = it.next(); !hedged.match(text.first(match.capturedStart())).hasMatch())
            return true;
    return false;
}

/// Did any command of the agent contain the success command? Unknown if its commands are not in the journal.
std::optional<bool> ranTheCheck(const InspectionInput& input)
{
    const QString check = input.contract.success.command.simplified();
    bool anyCommand = false;
    for (const Event& event : input.events) {
        if (!isEvent(event, event::toolStart) || event.data.value(u"kind"_s).toString() != u"command")
            continue;
        anyCommand = true;
        const QJsonValue given = event.data.value(u"input"_s);
        const QString command = event.data.value(u"summary"_s).toString() + u' '
            + (given.isString() ? given.toString() : given.toObject().value(u"command"_s).toString());
        if (command.simplified().contains(check))
            return true;
    }
    return anyCommand ? std::optional(false) : std::nullopt;
}

struct Claimed {
    bool made = false;
    bool endOfRun = false;
    QString status;
    QString text;
};

Claimed claimed(const InspectionInput& input)
{
    Claimed claim{.status = input.record.claimStatus, .text = input.record.claimText};
    for (const Event& event : input.events) {
        if (!isEvent(event, event::claimMade))
            continue;
        claim.made = true;
        claim.endOfRun = event.data.value(u"end_of_run"_s).toBool();
        claim.status = event.data.value(u"status"_s).toString();
        claim.text = event.data.value(u"text"_s).toString();
    }
    return claim;
}

Finding contradicted(FindingSeverity severity, const QString& detail)
{
    return {u"claim-contradicted"_s, severity, {}, std::nullopt, detail};
}

} // namespace

QList<Finding> inspections::claim(const InspectionInput& input, const ChangedFiles&)
{
    Findings findings;
    if (input.contract.title.isEmpty())
        return findings;
    const Claimed said = claimed(input);
    // A question ends as it is; the answer lets it go on.
    const bool asks = input.record.status == RunStatus::Question;
    if (!input.events.isEmpty() && input.record.endedBy == EndedBy::Agent && !said.endOfRun && !asks)
        findings.append({u"no-end-of-run"_s, FindingSeverity::Medium, {}, std::nullopt,
            u"The agent ended without END_OF_RUN: its last message may be cut off."_s});
    const bool ok = said.status == u"OK";
    const auto& after = input.record.after;
    if (after && after->exit != 0 && (ok || saysTestsPass(said.text)))
        findings.append(contradicted(FindingSeverity::High,
            u"The agent says that %1. The check failed on a clean checkout (exit code %2)."_s
                .arg(saysTestsPass(said.text) ? u"the tests pass"_s : u"all is done"_s)
                .arg(after->exit)));
    else if (ok && !input.contract.success.command.isEmpty() && saysTestsPass(said.text) && ranTheCheck(input) == false)
        findings.append(contradicted(FindingSeverity::Low,
            u"The agent says that the tests pass. None of its commands ran the success command."_s));
    if (ok && input.changes.isEmpty() && input.contract.artifact == ArtifactKind::Changes)
        findings.append(
            contradicted(FindingSeverity::Medium, u"The agent says that all is done. Nothing was changed."_s));
    if (said.status == u"EMPTY" && !input.changes.isEmpty())
        findings.append(contradicted(FindingSeverity::Medium,
            u"The agent says that there was nothing to do. %1 files were changed."_s.arg(input.changes.size())));
    return findings;
}

} // namespace remit
