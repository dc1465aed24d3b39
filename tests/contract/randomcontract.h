// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"

namespace remit::test {

/** A valid contract with anything in it that a contract may hold; the same for the same seed. */
[[nodiscard]] Contract randomContract(quint32 seed);

} // namespace remit::test
