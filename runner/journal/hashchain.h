// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/runid.h"

#include <QByteArray>
#include <QByteArrayView>

namespace remit::hashchain {

/** What stands before the first line: SHA-256 of the run id, 64 lower-case hex digits. */
[[nodiscard]] QByteArray genesis(const RunId& run);

/**
 * The hash of a line: SHA-256 over the 64 hex digits of the line before, then the line's own bytes up to, not
 * including, `,"hash"`. Digits and not raw bytes, so that a shell and sha256sum can check a journal.
 */
[[nodiscard]] QByteArray next(QByteArrayView before, QByteArrayView bytes);

} // namespace remit::hashchain
