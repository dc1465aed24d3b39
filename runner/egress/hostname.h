// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QHostAddress>
#include <QString>

#include <optional>

namespace remit {

/**
 * A host name as the proxy compares it: lower case, every label in ACE (IDNA), no dot at its end. Unset: no name, but
 * user information, a port, a control character, an empty or overlong label, or an IP address in any notation that some
 * resolver understands ("127.1", "0x7f000001", "2130706433").
 */
[[nodiscard]] std::optional<QString> hostName(QByteArrayView text);

/** An IP address in its one plain notation: four decimal numbers, or IPv6 in brackets. Unset: anything else. */
[[nodiscard]] std::optional<QHostAddress> plainAddress(QByteArrayView text);

/** True for an address on the public internet. Private, shared, loopback, link-local, multicast, mapped, translated,
 * tunnelled and documentation addresses are not. */
[[nodiscard]] bool isPublic(const QHostAddress& address);

} // namespace remit
