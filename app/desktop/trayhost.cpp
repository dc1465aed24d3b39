// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/trayhost.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QSystemTrayIcon>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

const auto kWatcher = u"org.kde.StatusNotifierWatcher"_s; // the name of the service and of its interface
const auto kPath = u"/StatusNotifierWatcher"_s;

} // namespace

TrayHost::TrayHost(QObject* parent)
    : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    auto* watcher = new QDBusServiceWatcher(kWatcher, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &TrayHost::ask);
    for (const QString& signal : {u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s})
        bus.connect(kWatcher, kPath, kWatcher, signal, this, SLOT(ask()));
    ask();
}

bool TrayHost::isThere() const
{
    return m_hasHost || QSystemTrayIcon::isSystemTrayAvailable();
}

void TrayHost::ask()
{
    QDBusMessage question
        = QDBusMessage::createMethodCall(kWatcher, kPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question.setAutoStartService(false);
    question.setArguments({kWatcher, u"IsStatusNotifierHostRegistered"_s});
    auto* answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        m_hasHost = reply.isValid() && reply.value().variant().toBool(); // no watcher is an error, and no host
        answer->deleteLater();
    });
}

} // namespace remit
