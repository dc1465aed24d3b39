// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"
#include "runner/run/run.h"

#include <array>
#include <chrono>
#include <optional>

namespace remit {

/** A limit that is near (80 %) or reached. */
struct LimitCrossing {
    LimitName name = LimitName::WallClock;
    double used = 0;
    double allowed = 0;
    bool reached = false; ///< false: a warning, given once
    QString unit;
    QString source;
};

/**
 * Adds up what a run uses against its limits. Pure but for the time that is handed in (monotonic). Totals only rise: a
 * figure that is negative, not finite, absurd or falling is a protocol violation and changes nothing. After each feed,
 * takeCrossings() gives what is new. Not thread-safe.
 *
 * Time is reached when it is used up, and so are failed checks; everything else may be used to its last unit ("at most
 * ten calls" allows ten) and is reached by the first unit beyond. Memory, disk and processes show their highest value,
 * changed files and lines their latest.
 */
class Meter {
public:
    explicit Meter(const Limits& effective, int failuresAllowed);

    void start(std::chrono::milliseconds now); ///< the running phase begins: wall clock and idle count from here
    void tick(std::chrono::milliseconds now);
    void outputBytes(qint64 more, std::chrono::milliseconds now); ///< also ends idleness
    /** Calls, tokens and cost are counted by `source` from here on: nothing used is then a known zero, not unknown, and
     * what a lesser source said before is dropped. */
    void countedBy(const QString& source);
    void llmCall(const QString& source); ///< one answered request
    void cost(std::optional<qint64> microUsd, const QString& source); ///< of one call; unset: unknown
    void tokens(const Tokens& more);
    /** Somebody in front (the gateway) refused what would have gone beyond this limit: it is reached. */
    void refused(LimitName name, const QString& source);
    void memory(qint64 bytes);
    void disk(qint64 bytes);
    void processes(qint64 count);
    void changes(qint64 files, qint64 lines);
    void failedCheck(const QString& source);

    [[nodiscard]] QList<LimitCrossing> takeCrossings();
    [[nodiscard]] QList<LimitUse> uses() const;
    [[nodiscard]] std::optional<qint64> costMicroUsd() const; ///< unset: unknown
    [[nodiscard]] std::optional<qint64> llmCalls() const;
    [[nodiscard]] std::optional<Tokens> tokensTotal() const;
    /** Figures that were refused because they cannot be true. */
    [[nodiscard]] qint64 violations() const { return m_violations; }
    /** When tick() must come next at the latest. */
    [[nodiscard]] std::chrono::milliseconds nextDeadline(std::chrono::milliseconds now) const;

private:
    enum class Told { Nothing, Warned, Reached };
    enum class Reach { AtLimit, BeyondLimit };
    struct Counter {
        double used = 0;
        std::optional<double> allowed; ///< unset: no such limit
        Told told = Told::Nothing;
        Reach reach = Reach::BeyondLimit;
        QString unit;
        QString source;
    };
    static constexpr std::size_t kCounters = static_cast<std::size_t>(LimitName::Failures) + 1;

    Counter& counter(LimitName name);
    [[nodiscard]] const Counter& counter(LimitName name) const;
    void allow(LimitName name, std::optional<double> allowed, const char* unit, Reach reach);
    void use(LimitName name, double used, const QString& source);
    void cross(LimitName name, Told told);
    [[nodiscard]] bool plausible(qint64 figure, qint64 largest);

    std::array<Counter, kCounters> m_counters;
    QList<LimitCrossing> m_crossings;
    std::optional<qint64> m_cost;
    bool m_costUnknown = false;
    std::optional<qint64> m_calls;
    std::optional<Tokens> m_tokens;
    qint64 m_violations = 0;
    std::chrono::milliseconds m_begun{0};
    std::chrono::milliseconds m_lastOutput{0};
    std::chrono::milliseconds m_now{0};
    bool m_running = false;
};

} // namespace remit
