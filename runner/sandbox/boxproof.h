// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/boxsetup.h"

namespace remit {

/** What box-init or the keeper says of itself, held against what the kernel and bwrap say. Empty: the box is proven.
 * `outer`: the process of bwrap or the keeper, `program`: its path. */
[[nodiscard]] QString whyNotProven(const BoxSpec& spec, const BoxChannels& channels,
    const ControlSocket::Answer& answer, qint64 outer, const QString& program);

} // namespace remit
