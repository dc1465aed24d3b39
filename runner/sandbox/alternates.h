// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QStringList>

namespace remit {

/**
 * All object folders that a repository borrows from, through any number of steps, as real paths, each once, itself left
 * out. One that does not exist is left out, as git does; a loop ends. Refused beyond 64.
 */
[[nodiscard]] Result<QStringList> alternatesOf(const QString& objectsFolder);

} // namespace remit
