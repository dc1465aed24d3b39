// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dunst.h"

#include "tests/support/hands.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusMetaType>
#include <QDBusReply>
#include <QFile>
#include <QTest>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

const auto kService = u"org.freedesktop.Notifications"_s;
const auto kPath = u"/org/freedesktop/Notifications"_s;
const auto kDunst = u"org.dunstproject.cmd0"_s;

constexpr auto kSettings = "[global]\n"
                           "width = 480\n"
                           "origin = top-right\n"
                           "offset = (20, 40)\n"
                           "font = Sans 10\n"
                           "mouse_left_click = do_action\n"
                           "mouse_right_click = context\n"
                           "dmenu = %1\n"
                           "[urgency_low]\ntimeout = 0\n"
                           "[urgency_normal]\ntimeout = 0\n"
                           "[urgency_critical]\ntimeout = 0\n";

/** In the place of dmenu: keeps what is offered, answers with the line that names what is wanted. */
constexpr auto kMenu = "#!/bin/sh\n"
                       "cat > '%1/offered'\n"
                       "grep -F -f '%1/wanted' '%1/offered' | head -n 1\n";

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

QString popup()
{
    return hands::windows(u"--class"_s, u"^Dunst$"_s).value(0);
}

} // namespace

Dunst::Dunst()
{
    const QString menu = m_folder.filePath(u"menu"_s);
    write(menu, QByteArray(kMenu).replace("%1", m_folder.path().toUtf8()));
    QFile::setPermissions(menu, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    write(m_folder.filePath(u"dunstrc"_s), QByteArray(kSettings).replace("%1", menu.toUtf8()));
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(u"dunst"_s, {u"-conf"_s, m_folder.filePath(u"dunstrc"_s)});
    if (!m_process.waitForStarted())
        qFatal("dunst did not start: %s", qPrintable(m_process.errorString()));
}

Dunst::~Dunst()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished();
}

bool Dunst::isUp() const
{
    return QDBusConnection::sessionBus().interface()->isServiceRegistered(kService);
}

int Dunst::shown() const
{
    return QDBusInterface(kService, kPath, kDunst).property("displayedLength").toInt();
}

void Dunst::click() const
{
    QTRY_VERIFY(!popup().isEmpty());
    hands::click(popup(), {30, 16});
}

void Dunst::choose(const QString& words) const
{
    write(m_folder.filePath(u"wanted"_s), words.toUtf8());
    QTRY_VERIFY(!popup().isEmpty());
    hands::click(popup(), {30, 16}, hands::Button::Right);
}

QStringList Dunst::offered() const
{
    QFile file(m_folder.filePath(u"offered"_s));
    QStringList words;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts))
            words.append(line.section(u" ("_s, 0, 0).remove(u'#')); // "#Review (summary) [id,key]"
    }
    return words;
}

QStringList Dunst::history() const
{
    qDBusRegisterMetaType<QList<QVariantMap>>();
    const QDBusReply<QList<QVariantMap>> reply
        = QDBusInterface(kService, kPath, kDunst).call(u"NotificationListHistory"_s);
    QStringList all;
    for (const QVariantMap& notification : reply.value())
        all.append(notification.value(u"summary"_s).toString() + u'|' + notification.value(u"body"_s).toString());
    return all;
}

} // namespace remit::test
