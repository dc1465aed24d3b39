// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QHostAddress>
#include <QList>
#include <QString>
#include <QStringList>

namespace remit {

/** Where a client of the proxy wants to go, and what the list says to it. */
struct HostAnswer {
    QString host; ///< name in ACE, or the plain address; empty: not understood
    QHostAddress address; ///< set: the address itself is listed, nothing is to be looked up
    QString refusal; ///< empty: allowed. One sentence.
};

/**
 * The hosts that a contract lets through: "registry.example", "*.example" (its subdomains, not itself), each with
 * ":port" behind it, otherwise port 443. An IP address is reached only where it is listed itself; a name that leads to
 * an address which is not public is reached only where that address is listed as well. A value; any thread.
 */
class HostList {
public:
    /** Entries as a contract's reader has let them pass; one that is not understood allows nothing. */
    explicit HostList(const QStringList& entries);

    [[nodiscard]] bool isEmpty() const { return m_entries.isEmpty(); }
    [[nodiscard]] HostAnswer judge(QByteArrayView host, quint16 port) const;
    /** Of the addresses that a name was resolved to, those that may be connected to. */
    [[nodiscard]] QList<QHostAddress> reachable(const QList<QHostAddress>& resolved, quint16 port) const;

private:
    struct Entry {
        QString name; ///< ".example" for "*.example"
        QHostAddress address;
        quint16 port = 443;
    };

    QList<Entry> m_entries;
};

} // namespace remit
