// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/session.h"
#include "runner/journal/journal.h"
#include "runner/run/event.h"

#include <QObject>
#include <QTimer>

namespace remit::ctl {

/** Follows a run's journal to its end, also over the death of its supervisor. */
class Follower : public QObject {
    Q_OBJECT

public:
    enum class Tell { Nothing, Progress, Events };
    Follower(Session session, RunId run, Tell tell, QObject* parent = nullptr);
    void start();

Q_SIGNALS:
    void finished(const remit::AuditRecord& record);
    /** It cannot get an end now, because its books cannot be written. */
    void failed(const QString& problem);

private:
    void look();
    void tell(const Event& event);
    [[nodiscard]] bool recovered(Launcher& launcher);
    void finish();

    Session m_session;
    RunId m_run;
    Tell m_tell;
    QTimer m_timer;
    JournalState m_state;
    bool m_ended = false;
    bool m_started = false;
    QString m_waiting;
    QString m_problem; ///< why nobody can end it or publish its end
    int m_tries = 0;
};

/** One line of `log`: time, type and what it says. */
[[nodiscard]] QString logLine(const Event& event);

} // namespace remit::ctl
