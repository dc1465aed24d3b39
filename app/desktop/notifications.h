// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/notices.h"

#include <QObject>
#include <QPointer>

#include <functional>

QT_BEGIN_NAMESPACE
class KNotification;
class KNotificationAction;
QT_END_NAMESPACE

namespace remit {

/** Tells the desktop that a run has ended. A click opens that run; Defer and Open terminal act at once. */
class Notifications : public QObject {
    Q_OBJECT

public:
    using Clock = std::function<qint64()>; ///< UTC milliseconds

    explicit Notifications(Clock clock, QObject* parent = nullptr);

    /** Shown unless the contract does not ask for it. */
    void runEnded(const EndedRun& run);

Q_SIGNALS:
    void runRequested(const QString& runId);
    void reviewRequested(); ///< of several runs: the queue
    void deferRequested(const QString& runId);
    void terminalRequested(const QString& runId);

private:
    void show(const Notice& notice);
    template <typename Act>
    void onAction(const KNotificationAction* action, Act act);
    void addAction(KNotification* notification, Notice::Action action, const QString& runId);

    Clock m_clock;
    NoticeGatherer m_gatherer;
    QPointer<KNotification> m_last; // the notification deletes itself when the desktop closes it
};

} // namespace remit
