// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace remit {

enum class DiffSide { Old, New };

enum class DiffLayout { SideBySide, Unified };

/** A line of one side of a changed file, from 1 as people count; 0 is the file as a whole. */
struct DiffPlace {
    DiffSide side = DiffSide::New;
    int line = 0;
    friend bool operator==(const DiffPlace&, const DiffPlace&) = default;
};

/** A comment as the diff shows it, below its line. */
struct DiffComment {
    enum class State {
        Draft, ///< goes out with the next Send back
        Sent,
        Addressed, ///< sent, and the lines around it were changed since
        Stale, ///< sent, and its line is no longer there
    };

    QString id; ///< stable within a run
    DiffPlace place;
    QString text;
    QString author; ///< empty: the reviewer ("You"), who may edit and delete drafts; else the agent's name
    State state = State::Draft;
    friend bool operator==(const DiffComment&, const DiffComment&) = default;
};

} // namespace remit
