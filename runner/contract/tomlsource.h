// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contractfile.h"

#include <toml++/toml.hpp>

namespace remit {

/** A TOML document as far as it could be read. */
struct TomlDocument {
    toml::table root;
    bool whole = true; ///< false: parts could not be read, so a missing key may be a consequence
    QList<ContractProblem> problems; ///< of the form, in file order
};

/**
 * Parses bytes from anywhere. Bounds come first (1 MiB, UTF-8, depth), then the parser; after a syntax error the line
 * is left out and the rest is read again, so that one slip does not hide the others. Never throws.
 */
[[nodiscard]] TomlDocument readToml(const QByteArray& bytes);

} // namespace remit
