// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/contract.h"

namespace remit {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMegabyte = 1'000'000;
constexpr qint64 kGigabyte = 1'000'000'000;

Limits trivialLimits()
{
    return {.wallClock = 5min,
        .idle = 1min,
        .llmCalls = 10,
        .costMicroUsd = 500'000,
        .outputBytes = 500'000,
        .memoryBytes = 2 * kGigabyte,
        .diskBytes = kGigabyte,
        .processes = 128,
        .changedFiles = 5,
        .changedLines = 100,
        .onLimit = OnLimit::Stop};
}

Limits smallLimits()
{
    return {.wallClock = 10min,
        .idle = 3min,
        .llmCalls = 40,
        .costMicroUsd = 2'000'000,
        .outputBytes = kMegabyte,
        .memoryBytes = 4 * kGigabyte,
        .diskBytes = 2 * kGigabyte,
        .processes = 256,
        .changedFiles = 20,
        .changedLines = 600,
        .onLimit = OnLimit::Stop};
}

Limits mediumLimits()
{
    return {.wallClock = 30min,
        .idle = 5min,
        .llmCalls = 120,
        .costMicroUsd = 6'000'000,
        .outputBytes = 4 * kMegabyte,
        .memoryBytes = 8 * kGigabyte,
        .diskBytes = 5 * kGigabyte,
        .processes = 512,
        .changedFiles = 50,
        .changedLines = 2'000,
        .onLimit = OnLimit::Stop};
}

Limits largeLimits()
{
    return {.wallClock = 90min,
        .idle = 10min,
        .llmCalls = 300,
        .costMicroUsd = 15'000'000,
        .outputBytes = 16 * kMegabyte,
        .memoryBytes = 16 * kGigabyte,
        .diskBytes = 10 * kGigabyte,
        .processes = 1'024,
        .changedFiles = 150,
        .changedLines = 6'000,
        .onLimit = OnLimit::Stop};
}

template <typename T>
void keepOwn(std::optional<T>& value, const std::optional<T>& own)
{
    if (own)
        value = own;
}

} // namespace

bool namesItsProgram(const Contract& contract)
{
    return contract.agent == u"command" || contract.agent == u"acp";
}

QStringList knownProviders()
{
    return {QStringLiteral("anthropic"), QStringLiteral("openai"), QStringLiteral("gemini")};
}

QStringList knownActions()
{
    return {u"commit"_s, u"push"_s, u"publish"_s, u"delete-recursively"_s, u"network"_s};
}

Limits tierLimits(Tier tier)
{
    switch (tier) {
    case Tier::Trivial:
        return trivialLimits();
    case Tier::Small:
        return smallLimits();
    case Tier::Medium:
        return mediumLimits();
    case Tier::Large:
        return largeLimits();
    }
    Q_UNREACHABLE_RETURN(trivialLimits());
}

Limits effectiveLimits(const Contract& contract)
{
    Limits limits = tierLimits(contract.tier);
    const Limits& own = contract.limits;
    keepOwn(limits.wallClock, own.wallClock);
    keepOwn(limits.idle, own.idle);
    keepOwn(limits.llmCalls, own.llmCalls);
    keepOwn(limits.costMicroUsd, own.costMicroUsd);
    keepOwn(limits.outputBytes, own.outputBytes);
    keepOwn(limits.memoryBytes, own.memoryBytes);
    keepOwn(limits.diskBytes, own.diskBytes);
    keepOwn(limits.processes, own.processes);
    keepOwn(limits.changedFiles, own.changedFiles);
    keepOwn(limits.changedLines, own.changedLines);
    keepOwn(limits.onLimit, own.onLimit);
    return limits;
}

QString toText(Tier tier)
{
    switch (tier) {
    case Tier::Trivial:
        return u"trivial"_s;
    case Tier::Small:
        return u"small"_s;
    case Tier::Medium:
        return u"medium"_s;
    case Tier::Large:
        return u"large"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toText(OnLimit onLimit)
{
    return onLimit == OnLimit::Freeze ? u"freeze"_s : u"stop"_s;
}

QString toText(ArtifactKind kind)
{
    switch (kind) {
    case ArtifactKind::Changes:
        return u"changes"_s;
    case ArtifactKind::Report:
        return u"report"_s;
    case ArtifactKind::Reproduction:
        return u"reproduction"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toText(WhenUncertain whenUncertain)
{
    return whenUncertain == WhenUncertain::Ask ? u"ask"_s : u"stop"_s;
}

} // namespace remit
