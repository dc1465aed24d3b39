// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/box.h"

#include <QVersionNumber>

#include <optional>

namespace remit {

/** What a probe saw; everything that the level and the advice follow from. */
struct ProbeObservations {
    QString bwrap; ///< empty: none found
    QString boxInit; ///< empty: none found
    QVersionNumber version;
    bool setuid = false;
    bool boxHeld = false; ///< `true` ran in a whole box and ended with 0
    QString boxError; ///< why not
    bool landlock = false;
    std::optional<int> unprivilegedUserns; ///< kernel.unprivileged_userns_clone, where it exists
    std::optional<int> apparmorRestricts; ///< kernel.apparmor_restrict_unprivileged_userns, where it exists
    std::optional<int> maximumUserns; ///< user.max_user_namespaces
};

struct ProbeDiagnosis {
    BoxLevel level = BoxLevel::None;
    QString problem;
    QString mend;
};

/** Pure. */
[[nodiscard]] ProbeDiagnosis diagnose(const ProbeObservations& seen);
/** "bubblewrap 0.11.0\n" → 0.11.0; null if it is something else. */
[[nodiscard]] QVersionNumber bwrapVersionFrom(const QByteArray& output);

} // namespace remit
