// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"
#include "runner/run/event.h"
#include "runner/run/runrow.h"

#include <QMap>

namespace remit {

/** A limit that will end the run soon. */
struct NearLimit {
    LimitName name = LimitName::WallClock;
    double share = 0; ///< of what is allowed
    QString sentence; ///< "Ends at its time limit in 1:05"
    friend bool operator==(const NearLimit&, const NearLimit&) = default;
};

/** Its processes stand still. */
struct Hold {
    bool byLimit = false; ///< it has reached a limit: it can only be ended
    qint64 sinceMs = 0;
    qint64 untilMs = 0; ///< then it is released, or ended where a limit holds it
    friend bool operator==(const Hold&, const Hold&) = default;
};

/**
 * What a run is doing, folded from its row, its contract and its events. Times are UTC milliseconds; no clock is read.
 * Events may come in any portion, each once, in the order of their seq; those that came already change nothing.
 */
struct LiveRun {
    static constexpr qint64 kBucketMs = 10'000; ///< of activity
    static constexpr int kBuckets = 60;
    static constexpr double kNear = 0.85;

    RunRow row;
    Contract contract;
    Limits limits; ///< effective
    RunState state = RunState::Queued;
    qint64 lastSeq = 0;
    qint64 begunMs = 0; ///< left the queue; 0: not yet
    qint64 runningMs = 0; ///< the agent started; 0: not yet
    qint64 agentEndedMs = 0;
    qint64 outputMs = 0; ///< when it last showed a sign of life
    qint64 calls = 0;
    qint64 costMicroUsd = 0;
    bool costKnown = true; ///< false: a call without a known price
    Metering metering = Metering::Unknown; ///< who counts these
    QMap<LimitName, LimitUse> measured; ///< what the harness itself read
    QString action; ///< "edit src/a.cpp", one line
    qint64 actionMs = 0;
    bool stopRequested = false;
    std::optional<Hold> hold;
    qint64 heldMs = 0; ///< in holds that are over: no clock counts them
    QMap<qint64, double> activity; ///< bucket → weight of bytes and calls

    void take(const RunRow& fresh);
    void take(const Contract& fresh);
    void fold(const Event& event);

    [[nodiscard]] qint64 elapsedMs(qint64 nowMs) const;
    /** Time, calls, cost and output, in this order. */
    [[nodiscard]] QList<LimitUse> meters(qint64 nowMs) const;
    /** The meter with the greatest share. */
    [[nodiscard]] LimitUse fullestMeter(qint64 nowMs) const;
    /** "Held by you. Released in 54 min"; empty: it is not held. */
    [[nodiscard]] QString holdSentence(qint64 nowMs) const;
    /** Only while it runs and is not held; silence counts too. */
    [[nodiscard]] std::optional<NearLimit> nearLimit(qint64 nowMs) const;
    /** The last ten minutes, the newest last, 0 to 1; none from before the begin. */
    [[nodiscard]] QList<double> levels(qint64 nowMs) const;

private:
    void addActivity(qint64 timeMs, double weight);
    void enter(RunState next, qint64 timeMs);
    void act(const QString& verb, const QString& object, qint64 timeMs);
    void called(const QJsonObject& data);
    void thaw(qint64 timeMs);
    /** Now, or when the hold began; less what was held before. */
    [[nodiscard]] qint64 countedMs(qint64 fromMs, qint64 nowMs) const;
    [[nodiscard]] qint64 agentTimeMs(qint64 nowMs) const;
};

/** "Time", "Calls", "Cost", "Output": the name of a meter. */
[[nodiscard]] QString meterName(LimitName name);

/** One printable line of what may be hostile: no line break, no control, no invisible sign, at most 240 characters. */
[[nodiscard]] QString oneLine(const QString& text);

} // namespace remit
