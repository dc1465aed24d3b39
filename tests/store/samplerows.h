// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/runrow.h"

namespace remit::test {

/** A row with every member set to something of its own; another one for each number. */
inline RunRow fullRow(int n = 1)
{
    RunRow row;
    row.runId = QStringLiteral("run-%1-20261121-0253-k3f9").arg(n, 6, 10, QLatin1Char('0'));
    row.title = QStringLiteral("Paginate GET /orders \u00e4 %1").arg(n);
    row.repository = QStringLiteral("/src/shop-%1").arg(n % 5);
    row.agent = n % 2 ? QStringLiteral("claude-code") : QStringLiteral("command");
    row.model = QStringLiteral("model-%1").arg(n % 3);
    row.state = RunState::Finished;
    row.status = RunStatus::Limit;
    row.endedBy = EndedBy::Limit;
    row.limit = LimitName::Cost;
    row.review = ReviewState::New;
    row.reason = QStringLiteral("Stopped at $2.00 of $2.00.");
    row.createdAtMs = 1'795'229'587'123 + n;
    row.startedAtMs = 1'795'229'588'000 + n;
    row.endedAtMs = 1'795'229'999'000 + n;
    row.deferredUntilMs = n;
    row.changedFiles = 7;
    row.added = 187;
    row.removed = -1; // any number survives
    row.llmCalls = 31;
    row.costMicroUsd = 840'000 + n;
    row.metering = Metering::SelfReported;
    row.question = QStringLiteral("Which of the two?");
    row.highFindings = 1;
    row.findings = 300;
    row.parent = QStringLiteral("parent-20261120-0253-k3f9");
    row.verdictAtMs = 1'795'300'000'000;
    row.verdictHow = QStringLiteral("squash");
    row.verdictCommit = QStringLiteral("9b07d11");
    row.verdictText = QStringLiteral("Good.");
    row.race = QStringLiteral("race-paginate-20261121-0253-k3f9");
    return row;
}

} // namespace remit::test
