// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/traydesk.h"

#include "app/desktop/tray.h"
#include "models/runningmodel.h"
#include "views/review/reviewpage.h"

#include <algorithm>

namespace remit {

TrayState trayStateOf(const RunningModel& running, int questions)
{
    const Occupancy& occupancy = running.occupancy();
    TrayState state;
    state.toReview = occupancy.toReview;
    state.questions = questions;
    state.running = occupancy.slotsUsed;
    state.queued = occupancy.queued;
    state.costMicroUsd = running.costMicroUsd();
    for (int row = 0; row < running.rowCount(); ++row) {
        const LiveRun& run = running.at(row);
        const LimitUse time = run.meters(running.nowMs()).constFirst();
        if (run.state == RunState::Running && time.allowed > 0)
            state.nextToEnd.append({run.row.runId, run.row.title, run.state, qint64(time.allowed - time.used)});
    }
    std::ranges::stable_sort(state.nextToEnd, {}, &TrayRun::leftMs);
    state.nextToEnd.resize(std::min(state.nextToEnd.size(), kShownTrayRuns));
    return state;
}

TrayDesk::TrayDesk(const RunningModel& running, const ReviewPage& review, Tray& tray)
    : m_running(running)
    , m_review(review)
    , m_tray(tray)
{
    connect(&running, &RunningModel::occupancyChanged, this, &TrayDesk::tell);
    connect(&running, &RunningModel::rowsInserted, this, &TrayDesk::tell);
    connect(&running, &RunningModel::rowsRemoved, this, &TrayDesk::tell);
    connect(&review, &ReviewPage::queueCounted, this, &TrayDesk::tell);
    connect(tray.menu(), &QMenu::aboutToShow, this, &TrayDesk::tell); // times and costs go on by themselves
}

void TrayDesk::tell()
{
    m_tray.setState(trayStateOf(m_running, m_review.questions()));
}

} // namespace remit
