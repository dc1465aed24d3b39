// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"
#include "runner/run/run.h"

#include <QHash>

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
 * crossings() holds what is new. Not thread-safe.
 */
class Meter {
public:
    explicit Meter(const Limits& effective, int failuresAllowed);

    void start(std::chrono::milliseconds now); ///< the running phase begins: wall clock and idle count from here
    void tick(std::chrono::milliseconds now);
    void outputBytes(qint64 more, std::chrono::milliseconds now); ///< also ends idleness
    void llmCall(const QString& source); ///< one answered request
    void cost(std::optional<qint64> microUsd, const QString& source); ///< of one call; unset: unknown
    void tokens(const Tokens& more);
    void memory(qint64 bytes);
    void disk(qint64 bytes);
    void processes(qint64 count);
    void changes(qint64 files, qint64 lines);
    void failedCheck();

    [[nodiscard]] QList<LimitCrossing> takeCrossings();
    [[nodiscard]] QList<LimitUse> uses() const;
    [[nodiscard]] std::optional<qint64> costMicroUsd() const; ///< unset: unknown
    [[nodiscard]] std::optional<qint64> llmCalls() const;
    [[nodiscard]] std::optional<Tokens> tokensTotal() const;
    /** When tick() must come next at the latest. */
    [[nodiscard]] std::chrono::milliseconds nextDeadline(std::chrono::milliseconds now) const;

private:
    struct Counter;
    Limits m_limits;
    QHash<int, double> m_used;
    QHash<int, int> m_told; ///< 0 nothing, 1 warned, 2 reached
    QHash<int, QString> m_source;
    QList<LimitCrossing> m_crossings;
    std::optional<qint64> m_cost;
    bool m_costUnknown = false;
    std::optional<qint64> m_calls;
    std::optional<Tokens> m_tokens;
    std::chrono::milliseconds m_begun{0};
    std::chrono::milliseconds m_lastOutput{0};
    bool m_running = false;
    int m_failuresAllowed = 0;

    void use(LimitName name, double used, double allowed, const QString& source);
};

} // namespace remit
