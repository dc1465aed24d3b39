// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a run answers an agent whose protocol asks, and how it parts from one that is done.
#include "runner/supervise/agentrun.h"

using namespace std::chrono_literals;

namespace remit {

namespace {

constexpr auto kLeavesWithin = 5s; ///< those that leave by themselves do within four
constexpr auto kTidiesWithin = 2s;

} // namespace

void AgentRun::answer()
{
    if (m_ending || !m_keepsInput)
        return;
    const QByteArray replies = m_parser->takeReplies();
    if (!replies.isEmpty() && !m_box.write(replies)) {
        end(EndedBy::Failure,
            QStringLiteral("The agent asks and does not read the answers: a megabyte of them waits on its standard "
                           "input. The work is kept."));
        return;
    }
    if (m_isOver || !m_parser->isOver())
        return;
    m_isOver = true;
    m_box.closeInput();
    settleParting();
}

/** It is told by the end of its input; some never leave for that. */
void AgentRun::settleParting()
{
    if (m_isOver && !m_ending && !m_outcome.endedWhenDone && !m_hold.holds())
        m_parting.start(kLeavesWithin);
}

void AgentRun::part()
{
    if (m_ending)
        return;
    m_outcome.endedWhenDone = true;
    m_box.terminate(kTidiesWithin);
}

} // namespace remit
