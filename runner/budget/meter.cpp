// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/budget/meter.h"

#include "runner/budget/figures.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace remit {

using std::chrono::milliseconds;

namespace {

constexpr double kWarnAt = 0.8;
constexpr qint64 kLargestBytes = qint64{1} << 60;
constexpr milliseconds kNoDeadline = std::chrono::hours{1};
const auto kHarness = QStringLiteral("harness");
const auto kUnknown = QStringLiteral("unknown");

template <typename T>
std::optional<double> number(const std::optional<T>& value)
{
    return value ? std::optional<double>(static_cast<double>(*value)) : std::nullopt;
}

std::optional<double> inMilliseconds(const std::optional<milliseconds>& value)
{
    return value ? std::optional<double>(static_cast<double>(value->count())) : std::nullopt;
}

double inUsd(qint64 microUsd)
{
    return static_cast<double>(microUsd) / 1e6;
}

} // namespace

Meter::Meter(const Limits& effective, int failuresAllowed)
{
    allow(LimitName::WallClock, inMilliseconds(effective.wallClock), "ms", Reach::AtLimit);
    allow(LimitName::Idle, inMilliseconds(effective.idle), "ms", Reach::AtLimit);
    allow(LimitName::LlmCalls, number(effective.llmCalls), "calls", Reach::BeyondLimit);
    allow(LimitName::Cost,
        effective.costMicroUsd ? std::optional<double>(inUsd(*effective.costMicroUsd)) : std::nullopt, "usd",
        Reach::BeyondLimit);
    allow(LimitName::Output, number(effective.outputBytes), "bytes", Reach::BeyondLimit);
    allow(LimitName::Memory, number(effective.memoryBytes), "bytes", Reach::BeyondLimit);
    allow(LimitName::Disk, number(effective.diskBytes), "bytes", Reach::BeyondLimit);
    allow(LimitName::Processes, number(effective.processes), "processes", Reach::BeyondLimit);
    allow(LimitName::ChangedFiles, number(effective.changedFiles), "files", Reach::BeyondLimit);
    allow(LimitName::ChangedLines, number(effective.changedLines), "lines", Reach::BeyondLimit);
    const auto failures = failuresAllowed > 0 ? std::optional<double>(failuresAllowed) : std::nullopt;
    allow(LimitName::Failures, failures, "checks", Reach::AtLimit);
    counter(LimitName::LlmCalls).source = kUnknown;
    counter(LimitName::Cost).source = kUnknown;
    // nobody watches the agent's own tries of the check until one is reported
    counter(LimitName::Failures).source = kUnknown;
}

Meter::Counter& Meter::counter(LimitName name)
{
    return m_counters.at(static_cast<std::size_t>(name));
}

const Meter::Counter& Meter::counter(LimitName name) const
{
    return m_counters.at(static_cast<std::size_t>(name));
}

void Meter::allow(LimitName name, std::optional<double> allowed, const char* unit, Reach reach)
{
    Counter& it = counter(name);
    it.allowed = allowed;
    it.unit = QString::fromLatin1(unit);
    it.reach = reach;
    it.source = kHarness;
}

void Meter::start(milliseconds now)
{
    m_running = true;
    m_begun = now;
    m_lastOutput = now;
    m_now = now;
}

void Meter::tick(milliseconds now)
{
    if (!m_running)
        return;
    m_now = std::max(m_now, now);
    use(LimitName::WallClock, static_cast<double>((m_now - m_begun).count()), kHarness);
    use(LimitName::Idle, static_cast<double>((m_now - m_lastOutput).count()), kHarness);
}

void Meter::outputBytes(qint64 more, milliseconds now)
{
    if (!plausible(more, kLargestBytes))
        return;
    tick(now);
    m_lastOutput = m_now;
    counter(LimitName::Idle).used = 0;
    use(LimitName::Output, counter(LimitName::Output).used + static_cast<double>(more), kHarness);
}

void Meter::countedBy(const QString& source)
{
    m_calls = 0;
    m_cost = 0;
    m_costUnknown = false;
    m_tokens = Tokens{};
    for (const LimitName name : {LimitName::LlmCalls, LimitName::Cost}) {
        counter(name).used = 0;
        counter(name).source = source;
    }
}

void Meter::llmCall(const QString& source)
{
    m_calls = m_calls.value_or(0) + 1;
    use(LimitName::LlmCalls, static_cast<double>(*m_calls), source);
}

void Meter::cost(std::optional<qint64> microUsd, const QString& source)
{
    if (!microUsd) {
        m_costUnknown = true;
        counter(LimitName::Cost).source = kUnknown;
        return;
    }
    if (!plausible(*microUsd, kLargestMicroUsd))
        return;
    m_cost = std::min(m_cost.value_or(0) + *microUsd, kLargestMicroUsd);
    use(LimitName::Cost, inUsd(*m_cost), m_costUnknown ? kUnknown : source);
}

void Meter::tokens(const Tokens& more)
{
    for (const qint64 figure : {more.input, more.output, more.cacheRead, more.cacheWrite}) {
        if (!plausible(figure, kLargestTokenCount))
            return;
    }
    Tokens total = m_tokens.value_or(Tokens{});
    total.input += more.input;
    total.output += more.output;
    total.cacheRead += more.cacheRead;
    total.cacheWrite += more.cacheWrite;
    m_tokens = total;
}

void Meter::refused(LimitName name, const QString& source)
{
    counter(name).source = source;
    cross(name, Told::Reached);
}

void Meter::memory(qint64 bytes)
{
    if (plausible(bytes, kLargestBytes))
        use(LimitName::Memory, std::max(counter(LimitName::Memory).used, static_cast<double>(bytes)), kHarness);
}

void Meter::disk(qint64 bytes)
{
    if (plausible(bytes, kLargestBytes))
        use(LimitName::Disk, std::max(counter(LimitName::Disk).used, static_cast<double>(bytes)), kHarness);
}

void Meter::processes(qint64 count)
{
    if (plausible(count, kLargestBytes))
        use(LimitName::Processes, std::max(counter(LimitName::Processes).used, static_cast<double>(count)), kHarness);
}

void Meter::changes(qint64 files, qint64 lines)
{
    if (!plausible(files, kLargestBytes) || !plausible(lines, kLargestBytes))
        return;
    use(LimitName::ChangedFiles, static_cast<double>(files), kHarness);
    use(LimitName::ChangedLines, static_cast<double>(lines), kHarness);
}

void Meter::failedCheck(const QString& source)
{
    use(LimitName::Failures, counter(LimitName::Failures).used + 1, source);
}

bool Meter::plausible(qint64 figure, qint64 largest)
{
    if (figure >= 0 && figure <= largest)
        return true;
    ++m_violations;
    return false;
}

void Meter::use(LimitName name, double used, const QString& source)
{
    Counter& it = counter(name);
    it.used = used;
    it.source = source;
    if (!it.allowed)
        return;
    const bool reached = it.reach == Reach::AtLimit ? used >= *it.allowed : used > *it.allowed;
    if (reached)
        cross(name, Told::Reached);
    else if (*it.allowed > 0 && used >= *it.allowed * kWarnAt)
        cross(name, Told::Warned);
}

void Meter::cross(LimitName name, Told told)
{
    Counter& it = counter(name);
    if (it.told >= told)
        return;
    it.told = told;
    m_crossings.append({.name = name,
        .used = it.used,
        .allowed = it.allowed.value_or(0),
        .reached = told == Told::Reached,
        .unit = it.unit,
        .source = it.source});
}

QList<LimitCrossing> Meter::takeCrossings()
{
    return std::exchange(m_crossings, {});
}

QList<LimitUse> Meter::uses() const
{
    QList<LimitUse> all;
    for (std::size_t i = 0; i < kCounters; ++i) {
        const Counter& it = m_counters.at(i);
        if (it.allowed)
            all.append({static_cast<LimitName>(i), it.used, *it.allowed, it.unit, it.source});
    }
    return all;
}

std::optional<qint64> Meter::costMicroUsd() const
{
    return m_costUnknown ? std::nullopt : m_cost;
}

std::optional<qint64> Meter::llmCalls() const
{
    return m_calls;
}

std::optional<Tokens> Meter::tokensTotal() const
{
    return m_tokens;
}

milliseconds Meter::nextDeadline(milliseconds now) const
{
    if (!m_running)
        return kNoDeadline;
    milliseconds next = kNoDeadline;
    const auto consider = [&](LimitName name, milliseconds since) {
        const Counter& it = counter(name);
        if (!it.allowed || it.told == Told::Reached)
            return;
        const double share = it.told == Told::Nothing ? kWarnAt : 1.0;
        const auto due = since + milliseconds(static_cast<qint64>(std::ceil(*it.allowed * share)));
        next = std::min(next, std::max(due - now, milliseconds{0}));
    };
    consider(LimitName::WallClock, m_begun);
    consider(LimitName::Idle, m_lastOutput);
    return next;
}

} // namespace remit
