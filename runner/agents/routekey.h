// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/** What an agent that does not start without a key is given: the placeholder, or "none" where the upstream needs no
 * key. */
[[nodiscard]] inline QByteArray routeKey(const Route& route)
{
    return route.token.isEmpty() ? QByteArray("none") : route.token.toUtf8();
}

} // namespace remit
