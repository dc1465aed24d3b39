// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/process/processtree.h"

#include <QList>

namespace remit {

/** Which processes a box holds. A value; asks the kernel each time. */
class BoxMembers {
public:
    BoxMembers() = default; ///< none
    /** All of a pid namespace. */
    explicit BoxMembers(quint64 pidNamespace);
    /** All below a keeper; once that is gone, whatever of it came to us as their reaper. `others`: processes below us
     * that were there before it. */
    BoxMembers(ProcessIdentity keeper, QList<qint64> others);

    [[nodiscard]] QList<qint64> live() const;
    [[nodiscard]] bool contains(qint64 pid) const;
    [[nodiscard]] bool isKnown() const { return m_pidNamespace != 0 || m_keeper.isValid(); }

private:
    [[nodiscard]] qint64 top() const;

    quint64 m_pidNamespace = 0;
    ProcessIdentity m_keeper;
    QList<qint64> m_others;
};

} // namespace remit
