// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notifications.h"

#include "views/widgets/statuslook.h"

#include <KNotification>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIconSide = 48; // px; the server scales it

} // namespace

Notifications::Notifications(Clock clock, QObject* parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
}

void Notifications::runEnded(const EndedRun& run)
{
    if (!isWanted(run))
        return;
    const NoticeGatherer::Shown shown = m_gatherer.add(run, m_clock());
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
    notification->setIconName(u"io.github.remit.Remit"_s);
    if (notice.status) {
        const StatusLook look = lookOf(notice.status);
        notification->setPixmap(icons::icon(look.icon, iconTone(look.tone)).pixmap(kIconSide));
    }
    const bool one = notice.runIds.size() == 1;
    const QString first = notice.runIds.constFirst();
    onAction(notification->addDefaultAction(tr("Open")), [this, one, first] {
        if (one)
            Q_EMIT runRequested(first);
        else
            Q_EMIT reviewRequested();
    });
    if (one) {
        for (const Notice::Action action : notice.actions)
            addAction(notification, action, first);
    } else {
        onAction(notification->addAction(tr("Review")), [this] { Q_EMIT reviewRequested(); });
    }
    m_last = notification;
    notification->sendEvent();
}

void Notifications::addAction(KNotification* notification, Notice::Action action, const QString& runId)
{
    switch (action) {
    case Notice::Action::Review:
        return onAction(notification->addAction(tr("Review")), [this, runId] { Q_EMIT runRequested(runId); });
    case Notice::Action::Answer:
        return onAction(notification->addAction(tr("Answer")), [this, runId] { Q_EMIT runRequested(runId); });
    case Notice::Action::Defer:
        return onAction(notification->addAction(tr("Defer")), [this, runId] { Q_EMIT deferRequested(runId); });
    case Notice::Action::Terminal:
        return onAction(
            notification->addAction(tr("Open terminal")), [this, runId] { Q_EMIT terminalRequested(runId); });
    }
}

template <typename Act>
void Notifications::onAction(const KNotificationAction* action, Act act)
{
    connect(action, &KNotificationAction::activated, this, [this, act] {
        m_gatherer.forget();
        const QString token = m_last ? m_last->xdgActivationToken() : QString();
        if (!token.isEmpty())
            qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8()); // with it a Wayland desktop lets the window come up
        act();
    });
}

} // namespace remit
