// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/landing.h"

#include <functional>

namespace remit {

/** The moments of a landing between which a power cut must do no harm. In this order. */
enum class LandingStep { ObjectsWritten, RecordWritten, FileWritten, CheckedOut, ReferenceMoved };
using LandingHook = std::function<void(LandingStep)>;

/** land() with a look at each step; for tests that end the process there. */
[[nodiscard]] Result<Landing> landWith(
    const Repository& repository, const LandingPlan& plan, const LandingHook& hook, const LandingNotice& notice = {});

} // namespace remit
