// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/session.h"
#include "runner/sandbox/box.h"

#include <optional>

namespace remit::ctl {

/** One command of remitctl. No exit code: it goes on in the event loop and ends the application itself. */
using Command = std::optional<int> (*)(const Session&);

/** The level that was consented to by typing it out; A: none. */
[[nodiscard]] BoxLevel consentedLevel(const QString& typed);

std::optional<int> runContract(const Session& session);
std::optional<int> raceAgents(const Session& session);
std::optional<int> superviseRun(const Session& session);

std::optional<int> listRuns(const Session& session);
std::optional<int> showQueue(const Session& session);
std::optional<int> showStatus(const Session& session);
std::optional<int> showRun(const Session& session);
std::optional<int> showDiff(const Session& session);
std::optional<int> showLog(const Session& session);

std::optional<int> stopRuns(const Session& session);
std::optional<int> freezeRuns(const Session& session);
std::optional<int> thawRuns(const Session& session);
std::optional<int> reviewRun(const Session& session);

std::optional<int> tryContract(const Session& session);
std::optional<int> checkAgain(const Session& session);

std::optional<int> lintContract(const Session& session);
std::optional<int> showBrief(const Session& session);
std::optional<int> inspectChange(const Session& session);

std::optional<int> showJournal(const Session& session);
std::optional<int> showAudit(const Session& session);
std::optional<int> rebuildIndex(const Session& session);
std::optional<int> applyRetention(const Session& session);

std::optional<int> listAgents(const Session& session);
std::optional<int> manageKeys(const Session& session);
std::optional<int> showPrices(const Session& session);
std::optional<int> examineMachine(const Session& session);

} // namespace remit::ctl
