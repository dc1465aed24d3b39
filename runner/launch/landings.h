// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/paths.h"

#include <QJsonObject>

namespace remit {

/**
 * The landings that are under way: a file each in `landings/`, on the disk before the first byte of the repository
 * changes and gone when the verdict is in the journal. One that is left belongs to somebody who was killed: whoever
 * comes next puts the repository right, and where the landing was done, the verdict too.
 */
class Landings {
public:
    explicit Landings(const Paths& paths);
    /** `verdict`: the event's data, should the landing be done; empty: it is an undo. */
    [[nodiscard]] Result<> begin(const RunId& run, const QString& repository, const QJsonObject& verdict) const;
    void end(const RunId& run) const;
    /** Puts right what was left. What is still under way is left alone; what cannot be put right is in the answer, a
     * sentence each. */
    [[nodiscard]] QStringList recover() const;

private:
    [[nodiscard]] Result<> settle(const RunId& run, const QJsonObject& left) const;

    Paths m_paths;
    QString m_folder;
};

} // namespace remit
