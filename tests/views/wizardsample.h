// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/valuebackend.h"

namespace remit::test {

/** A repository with some files, two agents of which one is found, earlier runs. */
void fillWizard(ValueBackend& backend);

/** A contract for it in which only one protected path is wrong. */
[[nodiscard]] Contract paginationContract();

} // namespace remit::test
