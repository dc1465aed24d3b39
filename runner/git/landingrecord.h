// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/git/descriptor.h"

#include <optional>

namespace remit {

/** What a landing is about to do, kept in COMMON while a checkout and its branch may disagree. */
struct LandingRecord {
    QString branch;
    QString checkout; ///< git folder of the checkout that is changed
    QString before;
    QString after;
};

/** nullopt if none was left. */
[[nodiscard]] Result<std::optional<LandingRecord>> readLandingRecord(const QString& commonDir);
/** On the disk when it returns. */
[[nodiscard]] Result<> writeLandingRecord(const QString& commonDir, const LandingRecord& record);
[[nodiscard]] Result<> removeLandingRecord(const QString& commonDir);

/** Only one landing at a time in a repository, over all processes; let go when the descriptor closes. Busy else. */
[[nodiscard]] Result<Descriptor> lockForLanding(const QString& commonDir);

} // namespace remit
