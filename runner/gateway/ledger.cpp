// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/ledger.h"

#include "runner/budget/figures.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

Ledger::Verdict Ledger::reserve(std::optional<qint64> mostMicroUsd, Ticket& ticket)
{
    if (m_limits.calls && m_calls + m_open.size() >= *m_limits.calls)
        return Verdict::CallsReached;
    if (m_limits.costMicroUsd) {
        if (m_spent >= *m_limits.costMicroUsd)
            return Verdict::CostReached;
        const qint64 left = *m_limits.costMicroUsd - m_spent - m_reserved;
        if (m_limits.costStrict && (!mostMicroUsd || *mostMicroUsd > left))
            return Verdict::CostReached;
    }
    const qint64 reserved = m_limits.costStrict ? mostMicroUsd.value_or(0) : 0;
    ticket = ++m_last;
    m_open.insert(ticket, reserved);
    m_reserved += reserved;
    return Verdict::Granted;
}

void Ledger::settle(Ticket ticket, std::optional<qint64> microUsd)
{
    const auto open = m_open.constFind(ticket);
    if (open == m_open.constEnd())
        return;
    m_spent = std::min(m_spent + microUsd.value_or(*open), kLargestMicroUsd);
    ++m_calls;
    release(ticket);
}

void Ledger::release(Ticket ticket)
{
    m_reserved -= m_open.take(ticket);
}

std::optional<qint64> mostMicroUsd(const PriceTable& prices, const QString& modelInPath, const QByteArray& body)
{
    constexpr qint64 kMostOutput = 128'000;
    const QJsonObject request = QJsonDocument::fromJson(body).object();
    const QString model = modelInPath.isEmpty() ? request.value("model"_L1).toString() : modelInPath;
    qint64 output = 0;
    const QJsonValue generation = request.value("generationConfig"_L1)["maxOutputTokens"_L1];
    for (const QJsonValue& named : {request.value("max_tokens"_L1), request.value("max_completion_tokens"_L1),
             request.value("max_output_tokens"_L1), generation})
        output = std::max(output, countFrom(named).value_or(0));
    if (output == 0)
        output = kMostOutput;
    const auto asInput
        = prices.costMicroUsd(model, {.input = body.size(), .output = output, .cacheRead = 0, .cacheWrite = 0});
    const auto asCacheWrite
        = prices.costMicroUsd(model, {.input = 0, .output = output, .cacheRead = 0, .cacheWrite = body.size()});
    if (!asInput || !asCacheWrite)
        return std::nullopt;
    const qint64 replies = std::max<qint64>(countFrom(request.value("n"_L1)).value_or(1), 1);
    qint64 most = 0;
    if (qMulOverflow(std::max(*asInput, *asCacheWrite), replies, &most))
        return std::nullopt;
    return most;
}

} // namespace remit
