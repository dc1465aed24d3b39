// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/race.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kBeginning = "race-"_L1;
constexpr qint64 kUnknown = std::numeric_limits<qint64>::max();

/** The least is the best. */
auto placeOf(const AuditRecord& record)
{
    const bool known = record.startedAtMs > 0 && record.endedAtMs >= record.startedAtMs;
    return std::tuple(record.status == RunStatus::Ok ? 0 : 1, record.state == RunState::Finished ? 0 : 1,
        tally(record.findings).high, record.costMicroUsd.value_or(kUnknown),
        known ? record.endedAtMs - record.startedAtMs : kUnknown);
}

} // namespace

FindingTally tally(const QList<Finding>& findings)
{
    FindingTally counts;
    for (const Finding& finding : findings) {
        int& count = finding.severity == FindingSeverity::High ? counts.high
            : finding.severity == FindingSeverity::Medium      ? counts.medium
                                                               : counts.low;
        ++count;
    }
    return counts;
}

QString sourceOf(const AuditRecord& record, LimitName figure)
{
    const auto use = std::ranges::find(record.limits, figure, &LimitUse::name);
    return use == record.limits.end() ? u"unknown"_s : use->source;
}

bool isBetter(const AuditRecord& one, const AuditRecord& other)
{
    const auto first = placeOf(one);
    const auto second = placeOf(other);
    return first != second ? first < second : one.runId < other.runId;
}

int exitCodeForRace(const QList<AuditRecord>& records)
{
    constexpr int kNotOk = 3;
    std::optional<int> all;
    for (const AuditRecord& record : records) {
        const int code = exitCodeFor(record);
        if (code == 0)
            return 0;
        all = all.value_or(code) == code ? code : kNotOk;
    }
    return all.value_or(kNotOk);
}

QString newRaceId(const QString& title, const QDateTime& utcNow)
{
    return RunId::create(kBeginning + title, utcNow).text();
}

bool isRaceId(const QString& text)
{
    return text.startsWith(kBeginning) && RunId::fromText(text).isValid();
}

} // namespace remit
