// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/valuebackend.h"

namespace remit::test {

inline constexpr qint64 kSampleNow = 1'700'000'000'000;

/** Fills the backend with so many runs in all states, and two that wait. */
void fillRunning(ValueBackend& backend, int count);

} // namespace remit::test
