// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/egress/hostlist.h"

#include "runner/egress/hostname.h"

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

HostList::HostList(const QStringList& entries)
{
    for (const QString& written : entries) {
        QByteArray text = written.toUtf8();
        Entry entry;
        const qsizetype colon = text.lastIndexOf(':');
        if (colon >= 0 && !text.endsWith(']')) {
            bool ok = false;
            entry.port = text.mid(colon + 1).toUShort(&ok);
            if (!ok || entry.port == 0)
                continue;
            text.truncate(colon);
        }
        const bool below = text.startsWith("*.");
        if (const auto address = plainAddress(text))
            entry.address = *address;
        else if (const auto name = hostName(below ? text.sliced(2) : text))
            entry.name = below ? u'.' + *name : *name;
        else
            continue;
        m_entries.append(entry);
    }
}

HostAnswer HostList::judge(QByteArrayView host, quint16 port) const
{
    if (const auto address = plainAddress(host)) {
        const bool listed = std::ranges::any_of(
            m_entries, [&](const Entry& entry) { return entry.address == *address && entry.port == port; });
        return {address->toString(), *address,
            listed ? QString() : u"An IP address is reached only where the contract lists it itself."_s};
    }
    const auto name = hostName(host);
    if (!name)
        return {{}, {}, u"What was asked for is no host name."_s};
    bool known = false;
    for (const Entry& entry : m_entries) {
        const bool same = entry.name.startsWith(u'.') ? name->endsWith(entry.name) : name == entry.name;
        if (entry.name.isEmpty() || !same)
            continue;
        if (entry.port == port)
            return {*name, {}, {}};
        known = true;
    }
    return {*name, {},
        known ? u"The contract lists this host for another port."_s
              : u"The contract does not list this host under environment.hosts."_s};
}

QList<QHostAddress> HostList::reachable(const QList<QHostAddress>& resolved, quint16 port) const
{
    QList<QHostAddress> found;
    for (const QHostAddress& address : resolved) {
        const bool listed = std::ranges::any_of(
            m_entries, [&](const Entry& entry) { return entry.address == address && entry.port == port; });
        if (listed || isPublic(address))
            found.append(address);
    }
    return found;
}

} // namespace remit
