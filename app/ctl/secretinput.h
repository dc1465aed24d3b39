// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QByteArray>

namespace remit::ctl {

/** One line from stdin, without echo and after `prompt` on stderr where it is a terminal. Waits for it. From here on
 * this process leaves no core dump. */
[[nodiscard]] Result<QByteArray> readSecretLine(const QString& prompt);

} // namespace remit::ctl
