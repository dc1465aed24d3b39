// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a run tells of its meters.
#include "runner/supervise/agentrun.h"

namespace remit {

QJsonObject AgentRun::crossingData(const LimitCrossing& crossing)
{
    return {{QStringLiteral("limit"), toText(crossing.name)}, {QStringLiteral("used"), crossing.used},
        {QStringLiteral("allowed"), crossing.allowed}, {QStringLiteral("unit"), crossing.unit},
        {QStringLiteral("source"), crossing.source}};
}

void AgentRun::tellCount(const SnapshotMaker::Count& count)
{
    const QJsonObject data{{QStringLiteral("paths"), QJsonArray::fromStringList(count.paths.mid(0, 50))},
        {QStringLiteral("count"), count.files}, {QStringLiteral("added"), count.added},
        {QStringLiteral("removed"), count.removed}};
    if (data != m_toldCount)
        m_log.add(event::filesChanged, data);
    m_toldCount = data;
    checkLimits();
}

void AgentRun::tellUses()
{
    // Time and silence everybody can count for themselves; the others only when they have moved.
    QJsonArray uses;
    for (const LimitUse& use : m_meter.uses()) {
        if (use.name == LimitName::WallClock || use.name == LimitName::Idle)
            continue;
        uses.append(QJsonObject{{QStringLiteral("limit"), toText(use.name)}, {QStringLiteral("used"), use.used},
            {QStringLiteral("allowed"), use.allowed}, {QStringLiteral("unit"), use.unit},
            {QStringLiteral("source"), use.source}});
    }
    if (uses == m_toldUses)
        return;
    m_toldUses = uses;
    m_log.add(event::limitsUsed, {{QStringLiteral("uses"), uses}});
}

} // namespace remit
