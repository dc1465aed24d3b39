// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/budget/prices.h"
#include "runner/contract/preflight.h"
#include "runner/run/paths.h"

#include <optional>

namespace remit {

/** Where the user's own prices stand. */
[[nodiscard]] QString pricesFile(const Paths& paths);

/** The built-in prices with the user's prices.toml over them. An error in that file is the user's to mend; the built-in
 * ones hold until then. */
[[nodiscard]] PriceTable pricesFor(const Paths& paths, QString* problem = nullptr);

/** Is there a price for the contract's model? Unset: it cannot be told, because the agent chooses its own model (the
 * contract names none, or an alias as "opus") or because nobody counts its calls. */
[[nodiscard]] std::optional<bool> priceKnown(const Paths& paths, const Contract& contract);

/** What can be said of a contract without a repository: known agents, known prices. */
[[nodiscard]] PreflightContext factsAbout(const Paths& paths, const Contract& contract);

} // namespace remit
