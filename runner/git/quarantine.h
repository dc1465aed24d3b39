// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/repositoryprivate.h"

namespace remit {

/**
 * Where new objects of a repository are written first, so that none has its name among the others before its content is
 * on the disk: after a power cut an empty file with the name of an object would pass for that object for ever. Git does
 * the same when it takes in many objects. What is left by a crash is removed by `git gc` in its time.
 */
class Quarantine {
public:
    /** Has `repository` (whose objects are in COMMON) write to a new folder in COMMON/objects from here on, and read
     * from both. */
    [[nodiscard]] static Result<Quarantine> begin(git_repository* repository, const QString& commonDir);
    Quarantine(Quarantine&& other) noexcept;
    Quarantine& operator=(Quarantine&&) = delete;
    ~Quarantine(); ///< removes what was not kept

    /** Brings what has been written since to the disk, then among the others. */
    [[nodiscard]] Result<> keep();

private:
    Quarantine() = default;
    [[nodiscard]] Result<> cannot() const;

    QByteArray m_objects; ///< COMMON/objects
    QByteArray m_folder;
};

} // namespace remit
