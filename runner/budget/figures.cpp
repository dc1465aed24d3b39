// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/budget/figures.h"

#include <cmath>

namespace remit {

std::optional<qint64> countFrom(const QJsonValue& value, qint64 largest)
{
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    if (!std::isfinite(number) || number < 0 || number > static_cast<double>(largest) || number != std::floor(number))
        return std::nullopt;
    return static_cast<qint64>(number);
}

std::optional<qint64> microUsdFrom(double dollars)
{
    constexpr double kMicro = 1e6;
    if (!std::isfinite(dollars) || dollars < 0 || dollars > static_cast<double>(kLargestMicroUsd) / kMicro)
        return std::nullopt;
    return std::llround(dollars * kMicro);
}

std::optional<qint64> microUsdFrom(const QJsonValue& dollars)
{
    if (!dollars.isDouble())
        return std::nullopt;
    return microUsdFrom(dollars.toDouble());
}

} // namespace remit
