// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/liverun.h"

#include "models/formats.h"
#include "models/statuswords.h"
#include "models/visibletext.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

constexpr double kMicro = 1'000'000.0;
constexpr double kBytesOfOneCall = 2048.0; // so many bytes weigh as much as a call
constexpr double kFullBar = 32.0; // calls in ten seconds
constexpr qsizetype kLongestLine = 240;

bool is(const Event& event, const char* type)
{
    return event.type == QLatin1StringView(type);
}

double weightOf(const QString& text)
{
    return static_cast<double>(text.size()) / kBytesOfOneCall;
}

LimitUse useFrom(const QJsonObject& data, LimitName name)
{
    return {.name = name,
        .used = data.value("used"_L1).toDouble(),
        .allowed = data.value("allowed"_L1).toDouble(),
        .unit = data.value("unit"_L1).toString(),
        .source = data.value("source"_L1).toString()};
}

} // namespace

QString meterName(LimitName name)
{
    switch (name) {
    case LimitName::WallClock:
        return QCoreApplication::translate("remit::LiveRun", "Time");
    case LimitName::LlmCalls:
        return QCoreApplication::translate("remit::LiveRun", "Calls");
    case LimitName::Cost:
        return QCoreApplication::translate("remit::LiveRun", "Cost");
    case LimitName::Output:
        return QCoreApplication::translate("remit::LiveRun", "Output");
    default: {
        QString word = limitWord(name);
        return word.isEmpty() ? word : word.replace(0, 1, word.at(0).toUpper());
    }
    }
}

QString oneLine(const QString& text)
{
    QString line;
    for (const char32_t sign : text.left(2 * kLongestLine).toUcs4()) {
        if (sign == U'\n' || sign == U'\t' || sign == U'\r')
            line.append(u' ');
        else if (!isHidden(sign))
            line.append(QString::fromUcs4(&sign, 1));
    }
    line = line.simplified();
    return line.size() > kLongestLine ? line.left(kLongestLine) + u'…' : line;
}

void LiveRun::take(const RunRow& fresh)
{
    row = fresh;
    // the row can be ahead of the events (it is read first) but never goes back behind them
    if (fresh.state > state)
        enter(fresh.state, fresh.startedAtMs);
    if (begunMs == 0 && fresh.state != RunState::Queued)
        begunMs = fresh.startedAtMs;
}

void LiveRun::take(const Contract& fresh)
{
    contract = fresh;
    limits = effectiveLimits(fresh);
    if (state == RunState::Verifying && action.isEmpty())
        act(u"check"_s, fresh.success.command, agentEndedMs);
}

void LiveRun::addActivity(qint64 timeMs, double weight)
{
    const qint64 bucket = timeMs / kBucketMs;
    activity[bucket] += weight;
    while (!activity.isEmpty() && activity.firstKey() < bucket - qint64(2) * kBuckets)
        activity.erase(activity.begin());
}

void LiveRun::act(const QString& verb, const QString& object, qint64 timeMs)
{
    action = oneLine(object.isEmpty() ? verb : verb + u' ' + object);
    actionMs = timeMs;
}

void LiveRun::enter(RunState next, qint64 timeMs)
{
    state = next;
    if (next != RunState::Queued && begunMs == 0)
        begunMs = timeMs;
    if (next == RunState::Preparing && !contract.scope.setup.isEmpty())
        act(u"setup"_s, contract.scope.setup, timeMs);
    if (next == RunState::Running && runningMs == 0) {
        runningMs = timeMs;
        outputMs = timeMs;
    }
    if (next == RunState::Verifying) {
        agentEndedMs = timeMs;
        act(u"check"_s, contract.success.command, timeMs);
    }
}

void LiveRun::fold(const Event& event)
{
    if (event.seq <= lastSeq)
        return;
    lastSeq = event.seq;
    const QJsonObject& data = event.data;
    const auto alive = [&](double weight) {
        outputMs = event.timeMs;
        addActivity(event.timeMs, weight);
    };
    if (is(event, event::runState)) {
        if (const auto next = runStateFrom(data.value("to"_L1).toString()))
            enter(*next, event.timeMs);
    } else if (is(event, event::runStarted)) {
        runningMs = event.timeMs;
        outputMs = event.timeMs;
        metering = meteringFrom(data.value("metering"_L1).toString()).value_or(metering);
    } else if (is(event, event::runEnded)) {
        thaw(event.timeMs);
        agentEndedMs = event.timeMs;
    } else if (is(event, event::toolStart)) {
        act(data.value("name"_L1).toString(), data.value("summary"_L1).toString(), event.timeMs);
        alive(1);
    } else if (is(event, event::toolEnd)) {
        alive(weightOf(data.value("output"_L1).toString()));
    } else if (is(event, event::agentText)) {
        alive(0.2 + weightOf(data.value("text"_L1).toString()));
    } else if (is(event, event::setupDone)) {
        act(u"setup"_s, data.value("command"_L1).toString(), event.timeMs);
        alive(1 + weightOf(data.value("output"_L1).toString()));
    } else if (is(event, event::checkDone)) {
        act(u"check"_s, data.value("command"_L1).toString(), event.timeMs);
        alive(1);
    } else if (is(event, event::llmCall)) {
        called(data);
        alive(1);
    } else if (is(event, event::limitsUsed)) {
        for (const QJsonValue& use : data.value("uses"_L1).toArray()) {
            const QJsonObject object = use.toObject();
            if (const auto name = limitNameFrom(object.value("limit"_L1).toString()))
                measured.insert(*name, useFrom(object, *name));
        }
    } else if (is(event, event::limitWarning) || is(event, event::limitReached)) {
        if (const auto name = limitNameFrom(data.value("limit"_L1).toString()))
            measured.insert(*name, useFrom(data, *name));
    } else if (is(event, event::runFrozen)) {
        hold = Hold{data.value("by"_L1).toString() == "limit"_L1, event.timeMs,
            event.timeMs + data.value("at_most_s"_L1).toInteger() * 1000};
    } else if (is(event, event::runThawed)) {
        thaw(event.timeMs);
    } else if (is(event, event::stopRequested)) {
        stopRequested = true;
    }
}

/** The gateway's count takes the place of what the agent said of itself. */
void LiveRun::called(const QJsonObject& data)
{
    if (data.value("side"_L1).toBool()) // refused, or only counted tokens
        return;
    const bool byGateway = data.value("source"_L1).toString() == "gateway"_L1;
    const auto source = byGateway ? Metering::Gateway : Metering::SelfReported;
    if (source == Metering::Gateway && metering != Metering::Gateway) {
        calls = 0;
        costMicroUsd = 0;
        costKnown = true;
    } else if (source != Metering::Gateway && metering == Metering::Gateway) {
        return;
    }
    metering = source;
    ++calls;
    if (const QJsonValue cost = data.value("cost_usd"_L1); cost.isDouble())
        costMicroUsd += std::llround(cost.toDouble() * kMicro);
    else
        costKnown = false;
}

void LiveRun::thaw(qint64 timeMs)
{
    if (!hold)
        return;
    const qint64 held = std::max<qint64>(0, timeMs - hold->sinceMs);
    heldMs += held;
    outputMs += held;
    hold.reset();
}

qint64 LiveRun::countedMs(qint64 fromMs, qint64 nowMs) const
{
    return std::max<qint64>(0, (hold ? hold->sinceMs : nowMs) - fromMs - heldMs);
}

qint64 LiveRun::elapsedMs(qint64 nowMs) const
{
    const qint64 from = runningMs > 0 ? runningMs : begunMs;
    return from > 0 ? countedMs(from, nowMs) : 0;
}

QString LiveRun::holdSentence(qint64 nowMs) const
{
    if (!hold)
        return {};
    const QString left = format::duration(std::max<qint64>(0, hold->untilMs - nowMs));
    return hold->byLimit ? QCoreApplication::translate("remit::LiveRun", "Held at its limit. Ends in %1").arg(left)
                         : QCoreApplication::translate("remit::LiveRun", "Held by you. Released in %1").arg(left);
}

qint64 LiveRun::agentTimeMs(qint64 nowMs) const
{
    if (runningMs == 0)
        return 0;
    const bool over = agentEndedMs > 0 && state != RunState::Running;
    return over ? std::max<qint64>(0, agentEndedMs - runningMs - heldMs) : countedMs(runningMs, nowMs);
}

QList<LimitUse> LiveRun::meters(qint64 nowMs) const
{
    const auto harness = u"harness"_s;
    const auto seen = [this](LimitName name) { return measured.value(name).used; };
    LimitUse time{LimitName::WallClock, double(agentTimeMs(nowMs)), 0, u"ms"_s, harness};
    if (limits.wallClock)
        time.allowed = double(limits.wallClock->count());
    const auto sourceOf = [this](LimitName name) {
        const QString read = measured.value(name).source; // may be ahead of the calls
        if (runningMs == 0)
            return u"harness"_s; // nobody can have called yet
        return metering != Metering::Unknown || read.isEmpty() ? toText(metering) : read;
    };
    LimitUse asked{LimitName::LlmCalls, std::max(double(calls), seen(LimitName::LlmCalls)),
        double(limits.llmCalls.value_or(0)), u"calls"_s, sourceOf(LimitName::LlmCalls)};
    LimitUse cost{LimitName::Cost, std::max(double(costMicroUsd) / kMicro, seen(LimitName::Cost)),
        double(limits.costMicroUsd.value_or(0)) / kMicro, u"usd"_s,
        costKnown ? sourceOf(LimitName::Cost) : u"unknown"_s};
    const bool counted = measured.contains(LimitName::Output) || runningMs == 0;
    LimitUse output{LimitName::Output, seen(LimitName::Output), double(limits.outputBytes.value_or(0)), u"bytes"_s,
        counted ? harness : u"unknown"_s};
    return {time, asked, cost, output};
}

LimitUse LiveRun::fullestMeter(qint64 nowMs) const
{
    const QList<LimitUse> all = meters(nowMs);
    return *std::ranges::max_element(all, {}, [](const LimitUse& use) { return format::limitShare(use); });
}

std::optional<NearLimit> LiveRun::nearLimit(qint64 nowMs) const
{
    if (state != RunState::Running || hold)
        return {};
    NearLimit nearest;
    for (const LimitUse& use : meters(nowMs)) {
        const double share = use.source == "unknown"_L1 ? 0 : format::limitShare(use);
        if (share <= nearest.share)
            continue;
        nearest = {use.name, share, {}};
        if (use.name == LimitName::WallClock) {
            const auto left = static_cast<qint64>(std::max(0.0, use.allowed - use.used));
            nearest.sentence = QCoreApplication::translate("remit::LiveRun", "Ends at its time limit in %1")
                                   .arg(format::clock(left));
        } else {
            nearest.sentence = QCoreApplication::translate("remit::LiveRun", "%1: %2")
                                   .arg(meterName(use.name), format::limitUse(use));
        }
    }
    if (const qint64 allowed = limits.idle ? limits.idle->count() : 0; allowed > 0 && outputMs > 0) {
        const qint64 silent = std::max<qint64>(0, nowMs - outputMs);
        if (const double share = double(silent) / double(allowed); share > nearest.share) {
            nearest = {LimitName::Idle, share,
                QCoreApplication::translate("remit::LiveRun", "No output for %1. Idle limit %2")
                    .arg(format::clock(silent), format::clock(allowed))};
        }
    }
    return nearest.share >= kNear ? std::optional(nearest) : std::nullopt;
}

QList<double> LiveRun::levels(qint64 nowMs) const
{
    QList<double> levels;
    if (begunMs == 0)
        return levels;
    const qint64 last = nowMs / kBucketMs;
    const qint64 first = std::max(last - kBuckets + 1, begunMs / kBucketMs);
    for (qint64 bucket = first; bucket <= last; ++bucket) {
        const double weight = activity.value(bucket, 0);
        levels.append(weight <= 0 ? 0 : std::clamp(std::log1p(weight) / std::log1p(kFullBar), 0.15, 1.0));
    }
    return levels;
}

} // namespace remit
