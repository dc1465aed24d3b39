// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

#include <optional>

namespace remit {

/** More tokens than any single report can mean. */
inline constexpr qint64 kLargestTokenCount = 1'000'000'000;
/** A million dollars: more than any single report can mean. */
inline constexpr qint64 kLargestMicroUsd = 1'000'000'000'000;

/**
 * Reads figures that somebody else reports. What is not a finite, whole, non-negative number of the size that such a
 * figure can have is no figure: text, booleans, NaN, 1e308 and -1 are all unset, never zero.
 */
[[nodiscard]] std::optional<qint64> countFrom(const QJsonValue& value, qint64 largest = kLargestTokenCount);
/** Dollars to micro-dollars, rounded to the nearest. */
[[nodiscard]] std::optional<qint64> microUsdFrom(const QJsonValue& dollars);
[[nodiscard]] std::optional<qint64> microUsdFrom(double dollars);

} // namespace remit
