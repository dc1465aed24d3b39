// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a run used, changed and said while it was under way.
#include "runner/run/selfreport.h"
#include "runner/store/runfold.h"

#include <QJsonArray>

#include <cmath>

namespace remit {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kSummary = 500; // characters of the agent's last text

/** A count that is not one (negative, a fraction, a text) is nothing. */
std::optional<qint64> countIn(const QJsonObject& data, QLatin1StringView key)
{
    const qint64 value = data.value(key).toInteger(-1);
    return value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<qint64> microUsdIn(const QJsonObject& data, QLatin1StringView key)
{
    const QJsonValue value = data.value(key);
    const double usd = value.toDouble(-1);
    if (!value.isDouble() || !(usd >= 0) || usd > 1e9)
        return {};
    return std::llround(usd * 1e6);
}

Tokens tokensIn(const QJsonObject& data)
{
    return {countIn(data, "input"_L1).value_or(0), countIn(data, "output"_L1).value_or(0),
        countIn(data, "cache_read"_L1).value_or(0), countIn(data, "cache_write"_L1).value_or(0)};
}

} // namespace

void RunFold::sessionBegan(const Event& event)
{
    if (const QString model = event.data.value("model"_L1).toString(); !model.isEmpty())
        m_record.model = model;
}

void RunFold::agentSaid(const Event& event)
{
    if (event.data.value("final"_L1).toBool())
        m_record.outputSummary = event.data.value("text"_L1).toString().left(kSummary);
}

/** The stream's own totals count only where nobody saw single calls. */
void RunFold::agentResulted(const Event& event)
{
    if (m_gateway.count > 0 || m_selfReported.count > 0 || m_record.metering == Metering::Gateway)
        return;
    if (event.data.contains("tokens"_L1) || event.data.contains("cost_usd"_L1))
        m_record.metering = Metering::SelfReported;
    if (const auto cost = microUsdIn(event.data, "cost_usd"_L1))
        m_record.costMicroUsd = std::max(m_record.costMicroUsd.value_or(0), *cost); // totals only rise
    if (event.data.value("tokens"_L1).isObject())
        m_record.tokens = tokensIn(event.data.value("tokens"_L1).toObject());
}

void RunFold::toolStarted(const Event& event)
{
    if (const QString name = event.data.value("name"_L1).toString(); !name.isEmpty())
        ++m_record.toolCalls[name];
}

/** Behind a gateway it stands beside its figures; else it is all that is known. */
void RunFold::usageSaid(const Event& event)
{
    m_record.selfReported = usageReportFrom(event.data);
    if (m_record.metering == Metering::Gateway || m_selfReported.count > 0 || m_record.selfReported.isEmpty())
        return;
    m_record.metering = Metering::SelfReported;
    m_record.tokens = m_record.selfReported.tokens;
    m_record.costMicroUsd = m_record.selfReported.costMicroUsd;
}

void RunFold::modelCalled(const Event& event)
{
    if (event.data.value("side"_L1).toBool()) // refused, or only counted tokens
        return;
    const bool fromGateway = event.data.value("source"_L1).toString() == "gateway"_L1;
    Calls& calls = fromGateway ? m_gateway : m_selfReported;
    const Tokens more = tokensIn(event.data);
    ++calls.count;
    calls.tokens.input += more.input;
    calls.tokens.output += more.output;
    calls.tokens.cacheRead += more.cacheRead;
    calls.tokens.cacheWrite += more.cacheWrite;
    const auto cost = microUsdIn(event.data, "cost_usd"_L1);
    calls.costMicroUsd += cost.value_or(0);
    calls.costUnknown = calls.costUnknown || !cost;
    if (m_record.metering != Metering::Gateway)
        m_record.metering = fromGateway ? Metering::Gateway : Metering::SelfReported;
    if (fromGateway || m_record.metering == Metering::SelfReported)
        useCalls(calls);
}

void RunFold::useCalls(const Calls& calls)
{
    m_record.llmCalls = calls.count;
    m_record.tokens = calls.tokens;
    m_record.costMicroUsd = calls.costUnknown ? std::nullopt : std::optional(calls.costMicroUsd);
}

void RunFold::filesChanged(const Event& event)
{
    m_record.changedFiles = countIn(event.data, "count"_L1).value_or(m_record.changedFiles);
    m_record.added = countIn(event.data, "added"_L1).value_or(m_record.added);
    m_record.removed = countIn(event.data, "removed"_L1).value_or(m_record.removed);
}

void RunFold::snapshotMade(const Event& event)
{
    if (const QString ref = event.data.value("ref"_L1).toString(); !ref.isEmpty())
        m_record.ref = ref;
    m_record.changedFiles = countIn(event.data, "files"_L1).value_or(m_record.changedFiles);
    m_record.added = countIn(event.data, "added"_L1).value_or(m_record.added);
    m_record.removed = countIn(event.data, "removed"_L1).value_or(m_record.removed);
}

void RunFold::limitCrossed(const Event& event)
{
    const auto name = limitNameFrom(event.data.value("limit"_L1).toString());
    if (!name)
        return;
    const LimitUse use{*name, event.data.value("used"_L1).toDouble(), event.data.value("allowed"_L1).toDouble(),
        event.data.value("unit"_L1).toString(), event.data.value("source"_L1).toString()};
    const auto known = std::ranges::find(m_record.limits, *name, &LimitUse::name);
    if (known == m_record.limits.end())
        m_record.limits.append(use);
    else
        *known = use;
    if (*name == LimitName::Output)
        m_record.outputSizeBytes = static_cast<qint64>(use.used);
    if (event.type == QLatin1StringView(remit::event::limitReached) && !m_record.limit)
        m_record.limit = name;
}

void RunFold::findingMade(const Event& event)
{
    Finding finding;
    finding.kind = event.data.value("kind"_L1).toString();
    finding.severity
        = findingSeverityFrom(event.data.value("severity"_L1).toString()).value_or(FindingSeverity::Medium);
    finding.path = event.data.value("path"_L1).toString();
    finding.detail = event.data.value("detail"_L1).toString();
    if (const auto line = countIn(event.data, "line"_L1); line && *line > 0 && *line <= std::numeric_limits<int>::max())
        finding.line = static_cast<int>(*line);
    if (!finding.kind.isEmpty())
        m_record.findings.append(finding);
}

void RunFold::claimMade(const Event& event)
{
    m_record.claimStatus = event.data.value("status"_L1).toString();
    m_record.claimText = event.data.value("text"_L1).toString();
    m_record.question = event.data.value("question"_L1).toString();
}

} // namespace remit
