// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/preflight.h"
#include "runner/run/run.h"
#include "views/widgets/icons.h"
#include "views/widgets/tokens.h"

#include <optional>

namespace remit {

/** The icon and tone of a state; the word beside them is in models/statuswords.h. Shapes differ, so greyscale suffices.
 */
struct StatusLook {
    Icon icon = Icon::Empty;
    ToneName tone = ToneName::Mute;
    friend bool operator==(const StatusLook&, const StatusLook&) = default;
};

[[nodiscard]] StatusLook lookOf(std::optional<RunStatus> status);
[[nodiscard]] StatusLook lookOf(RunState state);
[[nodiscard]] StatusLook lookOf(ReviewState state);
[[nodiscard]] StatusLook lookOf(FindingSeverity severity);
[[nodiscard]] StatusLook lookOf(Severity severity);
[[nodiscard]] IconTone iconTone(ToneName tone);

} // namespace remit
