// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QByteArray>
#include <QString>

namespace remit {

/** Makes a repository with one file and one commit in an empty folder, through libgit2: no template, hook or program of
 * the user's has a part in it. */
[[nodiscard]] Result<> makeRepository(const QString& folder, const QString& fileName, const QByteArray& content);

} // namespace remit
