// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace remit {

/**
 * Reads one JSON object as an agent prints it. Stricter than QJsonDocument, which takes the last of two equal keys and
 * 1024 levels: a line with a key twice in one object, or nested deeper than 64 levels, means two things to two readers
 * or means harm, and is refused as a whole. The error's detail names what is wrong, never the content.
 */
[[nodiscard]] Result<QJsonObject> readJsonLine(QByteArrayView line);

} // namespace remit
