// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"
#include "runner/git/changes.h"
#include "runner/run/event.h"
#include "runner/run/run.h"

#include <functional>

namespace remit {

/** What an inspection looks at: the change, the task and the journal. All by value or callback; nothing is written. */
struct InspectionInput {
    Contract contract; ///< empty title: no contract (remitctl inspect)
    QList<FileChange> changes;
    std::function<Result<QByteArray>(const QString& blobId)> content; ///< at most 4 MB, else Refused
    QList<Event> events; ///< of the run; may be empty
    AuditRecord record; ///< as far as it is known
    QStringList ignoredLeft;
    QList<std::pair<QString, QString>> snapshotProblems; ///< kind, path
};

/** All inspections, findings in order of severity, path and line. Pure. */
[[nodiscard]] QList<Finding> inspect(const InspectionInput& input);

} // namespace remit
