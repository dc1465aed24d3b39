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

UsageReport AgentRun::ownUse() const
{
    const QString& session = m_selfReport.session();
    const bool resumed
        = !m_context.resumeSession.isEmpty() && (session.isEmpty() || session == m_context.resumeSession);
    return m_selfReport.usage(resumed ? m_context.sessionBefore : UsageReport{});
}

void AgentRun::tellOwnUse()
{
    if (const UsageReport own = ownUse(); !own.isEmpty())
        m_log.add(event::agentUsage, toJson(own));
}

Metering AgentRun::metering() const
{
    return m_exactCalls ? Metering::Gateway : ownUse().isEmpty() ? Metering::Unknown : Metering::SelfReported;
}

UsageReport AgentRun::usage() const
{
    UsageReport usage{m_meter.llmCalls(), m_meter.tokensTotal(), m_meter.costMicroUsd()};
    if (m_exactCalls)
        return usage;
    const UsageReport own = ownUse();
    // The meter added up what it told call by call; some tell only sums.
    usage.tokens = usage.tokens ? usage.tokens : own.tokens;
    usage.costMicroUsd = usage.costMicroUsd ? usage.costMicroUsd : own.costMicroUsd;
    return usage;
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
