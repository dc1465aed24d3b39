// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notifications.h"

#include <KNotification>

namespace remit {

using namespace Qt::StringLiterals;

Notifications::Notifications(Clock clock, QObject* parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
}

void Notifications::runEnded(const RunRow& row)
{
    const NoticeGatherer::Shown shown = m_gatherer.add(row, m_clock());
    if (shown.replacesLast && m_last)
        m_last->close();
    show(shown.notice);
}

void Notifications::show(const Notice& notice)
{
    auto* notification = new KNotification(notice.eventId, KNotification::CloseOnTimeout, this);
    notification->setComponentName(u"remit"_s);
    notification->setTitle(notice.title);
    notification->setText(notice.text.toHtmlEscaped()); // servers read markup in the body
    notification->setIconName(u"remit"_s);
    const bool one = notice.runIds.size() == 1;
    const QString first = notice.runIds.constFirst();
    const KNotificationAction* open = notification->addDefaultAction(tr("Open"));
    connect(open, &KNotificationAction::activated, this, [this, one, first] {
        if (one)
            Q_EMIT runRequested(first);
        else
            Q_EMIT reviewRequested();
    });
    if (one) {
        for (const Notice::Action action : notice.actions)
            addAction(notification, action, first);
    } else {
        const KNotificationAction* review = notification->addAction(tr("Review"));
        connect(review, &KNotificationAction::activated, this, &Notifications::reviewRequested);
    }
    m_last = notification;
    notification->sendEvent();
}

void Notifications::addAction(KNotification* notification, Notice::Action action, const QString& runId)
{
    switch (action) {
    case Notice::Action::Review:
    case Notice::Action::Answer: {
        const auto* made = notification->addAction(action == Notice::Action::Answer ? tr("Answer") : tr("Review"));
        connect(made, &KNotificationAction::activated, this, [this, runId] { Q_EMIT runRequested(runId); });
        return;
    }
    case Notice::Action::Defer: {
        const auto* made = notification->addAction(tr("Defer"));
        connect(made, &KNotificationAction::activated, this, [this, runId] { Q_EMIT deferRequested(runId); });
        return;
    }
    case Notice::Action::Terminal: {
        const auto* made = notification->addAction(tr("Open terminal"));
        connect(made, &KNotificationAction::activated, this, [this, runId] { Q_EMIT terminalRequested(runId); });
        return;
    }
    }
}

} // namespace remit
