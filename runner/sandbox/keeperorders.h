// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/box.h"

namespace remit {

/**
 * What remit-box-keeper holds for this spec, as boxkeeper/orders.h says it. Pure but for the question which of the
 * system's folders exist here. Paths of the worktree that must stay read-only cannot be told apart from the rest of it:
 * they are checked afterwards.
 */
[[nodiscard]] QByteArray keeperOrders(const BoxSpec& spec);

/** As checkBoxPaths(), for a spec that has no mounts: existing, canonical, no link on the way. */
[[nodiscard]] Result<> checkKeptPaths(const BoxSpec& spec);

} // namespace remit
