// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/paths.h"

#include <QJsonObject>

#include <chrono>

namespace remit {

/**
 * The supervisor's control socket `runs/RUN/control.sock`: one JSON line asks ({"do":"stop","by":"…"}), one answers
 * ({"ok":true} or {"ok":false,"error":"…"}). A socket address holds 107 bytes, a data folder may be deeper: both sides
 * go through /proc/self/fd of the opened folder.
 */

/** A listening socket, mode 0600, in place of any stale one. */
[[nodiscard]] Result<int> listenOnControlSocket(const Paths& paths, const RunId& run);

/** Asks and waits for the answer, at most `patience`. NotFound: nobody listens. Blocks; for the CLI and worker threads.
 */
[[nodiscard]] Result<QJsonObject> askSupervisor(
    const Paths& paths, const RunId& run, const QJsonObject& request, std::chrono::milliseconds patience);

} // namespace remit
