// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace remit::test {

/** An entry of a tray item's menu, as the host reads it over the bus. */
struct MenuEntry {
    int id = 0;
    QString label;
    bool enabled = true;
    friend bool operator==(const MenuEntry&, const MenuEntry&) = default;
};

/**
 * What a panel is to the items of its tray: serves org.kde.StatusNotifierWatcher on the session bus and is the one host
 * there. Reads and uses the first item that registers, as a person at the panel would.
 */
class StatusHost : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ isHost)
    Q_PROPERTY(int ProtocolVersion READ protocol)

public:
    StatusHost();
    ~StatusHost() override;

    [[nodiscard]] QStringList items() const { return m_items; } ///< services of those that registered
    [[nodiscard]] bool isHost() const { return true; }
    [[nodiscard]] int protocol() const { return 0; }

    [[nodiscard]] QString status() const; ///< "Active", "NeedsAttention", "Passive"
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString toolTip() const; ///< its second line
    [[nodiscard]] bool hasPicture() const;
    void activate() const; ///< a click on the icon
    /** The menu as it is when it opens. Separators are left out. */
    [[nodiscard]] QList<MenuEntry> menu() const;
    [[nodiscard]] QStringList menuWords() const;
    /** Chooses the entry that begins so; false: there is none that can be chosen. */
    [[nodiscard]] bool choose(const QString& begin) const;

public Q_SLOTS:
    Q_SCRIPTABLE void RegisterStatusNotifierItem(const QString& service);
    Q_SCRIPTABLE void RegisterStatusNotifierHost(const QString&) { }

Q_SIGNALS:
    Q_SCRIPTABLE void StatusNotifierItemRegistered(const QString& service);
    Q_SCRIPTABLE void StatusNotifierHostRegistered();

private:
    [[nodiscard]] QVariant property(const QString& name) const;

    QStringList m_items;
};

} // namespace remit::test
