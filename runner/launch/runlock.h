// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/process/filelock.h"
#include "runner/process/processtree.h"
#include "runner/run/paths.h"

#include <QList>

namespace remit {

/** Is the run's supervisor alive? Asks its lock. */
[[nodiscard]] bool hasSupervisor(const Paths& paths, const RunId& run);
/** Who holds or last held the lock; invalid if nobody did. */
[[nodiscard]] ProcessIdentity supervisorOf(const Paths& paths, const RunId& run);
/** Takes the run's supervisor lock. hasSupervisor() holds it for a moment, so a held lock is looked at again after a
 * few milliseconds before it counts as Busy. */
[[nodiscard]] Result<FileLock> takeSupervisorLock(const Paths& paths, const RunId& run);

/** The runs that are not finished: one empty file each in `active/`, made before the journal and removed after the end.
 */
class ActiveRuns {
public:
    explicit ActiveRuns(const Paths& paths);
    [[nodiscard]] Result<> add(const RunId& run) const;
    [[nodiscard]] Result<> remove(const RunId& run) const;
    [[nodiscard]] QList<RunId> all() const; ///< oldest first

private:
    QString m_folder;
};

} // namespace remit
