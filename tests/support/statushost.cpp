// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/statushost.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDateTime>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

const auto kWatcher = u"org.kde.StatusNotifierWatcher"_s;
const auto kItem = u"org.kde.StatusNotifierItem"_s;
const auto kItemPath = u"/StatusNotifierItem"_s;
const auto kMenu = u"com.canonical.dbusmenu"_s;
const auto kProperties = u"org.freedesktop.DBus.Properties"_s;

QDBusMessage call(const QString& service, const QString& path, const QString& interface, const QString& method,
    const QVariantList& arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message, QDBus::BlockWithGui, 5000);
}

/** One level of (ia{sv}av). */
void read(const QDBusArgument& node, QList<MenuEntry>& entries)
{
    MenuEntry entry;
    QVariantMap properties;
    QVariantList children;
    node.beginStructure();
    node >> entry.id >> properties >> children;
    node.endStructure();
    entry.label = properties.value(u"label"_s).toString();
    entry.enabled = properties.value(u"enabled"_s, true).toBool();
    if (entry.id != 0 && properties.value(u"type"_s).toString() != u"separator")
        entries.append(entry);
    for (const QVariant& child : std::as_const(children))
        read(child.value<QDBusArgument>(), entries);
}

} // namespace

StatusHost::StatusHost()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.registerObject(u"/StatusNotifierWatcher"_s, this,
            QDBusConnection::ExportScriptableContents | QDBusConnection::ExportAllProperties)
        || !bus.registerService(kWatcher))
        qFatal("the tray's watcher cannot be served on this bus");
}

StatusHost::~StatusHost()
{
    QDBusConnection::sessionBus().unregisterService(kWatcher);
    QDBusConnection::sessionBus().unregisterObject(u"/StatusNotifierWatcher"_s);
}

void StatusHost::RegisterStatusNotifierItem(const QString& service)
{
    m_items.append(service);
    Q_EMIT StatusNotifierItemRegistered(service);
}

QVariant StatusHost::property(const QString& name) const
{
    if (m_items.isEmpty())
        return {};
    const QDBusMessage answer = call(m_items.constFirst(), kItemPath, kProperties, u"Get"_s, {kItem, name});
    return answer.arguments().value(0).value<QDBusVariant>().variant();
}

QString StatusHost::status() const
{
    return property(u"Status"_s).toString();
}

QString StatusHost::title() const
{
    return property(u"Title"_s).toString();
}

QString StatusHost::toolTip() const
{
    const QVariant value = property(u"ToolTip"_s); // (sa(iiay)ss): icon, pictures, title, text
    if (!value.canConvert<QDBusArgument>())
        return {};
    const auto tip = value.value<QDBusArgument>();
    QString icon;
    QString head;
    QString text;
    tip.beginStructure();
    tip >> icon;
    tip.beginArray();
    while (!tip.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray bytes;
        tip.beginStructure();
        tip >> width >> height >> bytes;
        tip.endStructure();
    }
    tip.endArray();
    tip >> head >> text;
    tip.endStructure();
    return text;
}

bool StatusHost::hasPicture() const
{
    const QVariant value = property(u"IconPixmap"_s);
    if (!value.canConvert<QDBusArgument>())
        return false;
    const auto pictures = value.value<QDBusArgument>();
    pictures.beginArray();
    return !pictures.atEnd();
}

void StatusHost::activate() const
{
    call(m_items.value(0), kItemPath, kItem, u"Activate"_s, {0, 0});
}

QList<MenuEntry> StatusHost::menu() const
{
    const QString path = property(u"Menu"_s).value<QDBusObjectPath>().path();
    if (path.isEmpty())
        return {};
    call(m_items.constFirst(), path, kMenu, u"AboutToShow"_s, {0});
    const QDBusMessage layout = call(
        m_items.constFirst(), path, kMenu, u"GetLayout"_s, {0, -1, QStringList{u"label"_s, u"enabled"_s, u"type"_s}});
    QList<MenuEntry> entries;
    const QVariant root = layout.arguments().value(1);
    if (root.canConvert<QDBusArgument>())
        read(root.value<QDBusArgument>(), entries);
    return entries;
}

QStringList StatusHost::menuWords() const
{
    QStringList words;
    for (const MenuEntry& entry : menu())
        words.append(entry.label);
    return words;
}

bool StatusHost::choose(const QString& begin) const
{
    const QString path = property(u"Menu"_s).value<QDBusObjectPath>().path();
    for (const MenuEntry& entry : menu()) {
        if (!entry.label.startsWith(begin) || !entry.enabled)
            continue;
        const auto data = QVariant::fromValue(QDBusVariant(0));
        const auto time = uint(QDateTime::currentSecsSinceEpoch());
        call(m_items.constFirst(), path, kMenu, u"Event"_s, {entry.id, u"clicked"_s, data, time});
        return true;
    }
    return false;
}

} // namespace remit::test
