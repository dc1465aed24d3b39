// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <functional>
#include <optional>

namespace remit {

/**
 * Makes data small enough for a line. Strings lose their ends first, and say so (`…[cut, 99999 characters]`), then
 * lists and objects their later members; nesting beyond 64 levels goes. The result has `"cut":true` and keeps the keys
 * of its first level as long as that is possible at all.
 *
 * `fit` gives the bytes of data that fits, nothing if it is still too large.
 */
[[nodiscard]] QByteArray cutData(
    const QJsonObject& data, const std::function<std::optional<QByteArray>(const QJsonObject&)>& fit);

} // namespace remit
