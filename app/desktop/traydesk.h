// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/traystate.h"

#include <QObject>

namespace remit {

class ReviewPage;
class RunningModel;
class Tray;

/** What the tray has to say of these runs: the three that reach their time limit first are the next to end. */
[[nodiscard]] TrayState trayStateOf(const RunningModel& running, int questions);

/** Keeps the tray true: whenever something begins, ends or awaits a person, and when its menu is opened. */
class TrayDesk : public QObject {
    Q_OBJECT

public:
    /** All three outlive it. */
    TrayDesk(const RunningModel& running, const ReviewPage& review, Tray& tray);

private:
    void tell();

    const RunningModel& m_running;
    const ReviewPage& m_review;
    Tray& m_tray;
};

} // namespace remit
