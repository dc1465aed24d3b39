// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/usagetext.h"

namespace remit::ctl {

namespace {

const QString kUnknown = QStringLiteral("unknown");

/** What nobody counted has no source. */
QString withSource(const QString& figure, Metering metering)
{
    return metering == Metering::Unknown ? figure : QStringLiteral("%1 (%2)").arg(figure, toText(metering));
}

} // namespace

QString callsText(const std::optional<qint64>& calls, Metering metering)
{
    return calls ? withSource(QString::number(*calls), metering) : kUnknown;
}

QString bareCost(const std::optional<qint64>& microUsd)
{
    return microUsd ? QStringLiteral("$%1").arg(double(*microUsd) / 1e6, 0, 'f', 4) : kUnknown;
}

QString costText(const std::optional<qint64>& microUsd, Metering metering)
{
    return microUsd ? withSource(bareCost(microUsd), metering) : kUnknown;
}

QString ownFigures(const UsageReport& usage)
{
    const QString calls = usage.llmCalls ? QString::number(*usage.llmCalls) : kUnknown;
    const QString in = usage.tokens
        ? QString::number(usage.tokens->input + usage.tokens->cacheRead + usage.tokens->cacheWrite)
        : kUnknown;
    const QString out = usage.tokens ? QString::number(usage.tokens->output) : kUnknown;
    return QStringLiteral("calls %1, tokens in %2, out %3, cost %4").arg(calls, in, out, bareCost(usage.costMicroUsd));
}

} // namespace remit::ctl
