// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/callrequest.h"
#include "runner/gateway/ledger.h"
#include "runner/gateway/usage.h"

namespace remit {

/** What a call cost by list prices. */
struct CallCost {
    std::optional<qint64> microUsd;
    QString unknownBecause; ///< one clause; empty: it is known
};
[[nodiscard]] CallCost costOf(const PriceTable& prices, const QString& model, const CallUsage& usage);

/**
 * The most that a request can cost: all of its prompt at the dearest rate for it, and as much output as it allows
 * itself (or as any model gives). Ledger::kUnbounded: it cannot be told. Unset: the model has no price.
 */
[[nodiscard]] std::optional<qint64> mostMicroUsd(const PriceTable& prices, const CallRequest& call);

/** The same where the answer has told its prompt already. */
[[nodiscard]] std::optional<qint64> mostMicroUsd(
    const PriceTable& prices, const CallRequest& call, const QString& model, const CallUsage& said);

} // namespace remit
