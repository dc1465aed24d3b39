// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/exchange.h"

namespace remit {

/** A call that counts, as event llm.call has it; see Gateway::callDone(). */
[[nodiscard]] QJsonObject callRecord(const Exchange::Outcome& outcome, const QString& model, const CallCost& cost);
/** One that does not. */
[[nodiscard]] QJsonObject sideRecord(const Exchange::Outcome& outcome, const QString& model);

} // namespace remit
