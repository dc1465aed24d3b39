// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/nearest.h"
#include "runner/inspect/inspections.h"
#include "runner/inspect/secretpatterns.h"

#include <QMap>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostFindings = 20;

/// Leaving the box, or handing work out of it, is worse than a slip inside.
FindingSeverity severityOf(const QString& action)
{
    static const QStringList grave{u"push"_s, u"publish"_s, u"network"_s, u"delete-recursively"_s, u"do-not-path"_s};
    return grave.contains(action) ? FindingSeverity::High : FindingSeverity::Medium;
}

} // namespace

QList<Finding> inspections::denied(const InspectionInput& input, const ChangedFiles&)
{
    QMap<std::pair<QString, QString>, int> tries;
    for (const Event& event : input.events) {
        if (event.type == QLatin1StringView(event::policyDenied))
            ++tries[{event.data.value(u"action"_s).toString(), event.data.value(u"what"_s).toString()}];
    }
    Findings findings;
    for (auto it = tries.cbegin(); it != tries.cend() && findings.size() < kMostFindings; ++it) {
        const auto& [action, what] = it.key();
        const QString times = it.value() > 1 ? u" %1 times"_s.arg(it.value()) : QString();
        findings.append({u"policy-denied"_s, severityOf(action), {}, std::nullopt,
            u"The agent tried to %1%2 and was refused: %3"_s.arg(
                printable(action), times, printable(withoutSecrets(what.simplified()), 160))});
    }
    if (tries.size() > kMostFindings)
        findings.append({u"policy-denied"_s, FindingSeverity::Medium, {}, std::nullopt,
            u"%1 more kinds of refused attempts stand in the timeline."_s.arg(tries.size() - kMostFindings)});
    return findings;
}

} // namespace remit
