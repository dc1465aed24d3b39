// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/preflight.h"

#include <QByteArray>

namespace remit::ctl {

/** A contract file's bytes; empty if it cannot be read. */
[[nodiscard]] QByteArray contentOf(const QString& fileName);

/** "FILE:LINE:COLUMN: severity: …" where the file names what the finding is about. */
[[nodiscard]] QString findingLine(const QString& file, const QByteArray& toml, const PreflightFinding& finding);

} // namespace remit::ctl
