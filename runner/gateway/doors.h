// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/gateway.h"
#include "runner/gateway/httprequest.h"

namespace remit {

/** A route that can be gone. */
struct Door {
    GatewayRoute route;
    Wire wire;
};

/** The ways to the providers, told apart by how a request's path begins. */
class Doors {
public:
    [[nodiscard]] Result<> add(const QList<GatewayRoute>& routes);
    [[nodiscard]] const Door& first() const { return m_doors.first(); }
    /** Null: none has that path. Stays where it is. */
    [[nodiscard]] const Door* leadingTo(const QByteArray& target) const;

private:
    QList<Door> m_doors;
};

/** The request as it is behind the door, without the path that chose it. */
[[nodiscard]] HttpRequest behind(const Door& door, const HttpRequest& request);

/** It comes with a key that is not the one that the agent was given. */
[[nodiscard]] bool showsAnotherKey(const HttpRequest& request, const Door& door, const QByteArray& placeholder);

/** A websocket, or HTTP/2 by upgrade. */
[[nodiscard]] bool wantsAnotherProtocol(const HttpRequest& request);

} // namespace remit
