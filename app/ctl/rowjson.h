// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/runrow.h"

#include <QJsonObject>

namespace remit::ctl {

/** A row as `list --json` and `queue --json` print it. */
[[nodiscard]] QJsonObject toJson(const RunRow& row);

} // namespace remit::ctl
