// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QString>
#include <QTemporaryDir>

#include <map>
#include <set>

namespace remit::test {

/**
 * A folder in which all temporary folders of this test program lie, and the log of what programs made certain in it
 * (tests/support/powercut.c). cutAt() puts it into the state that a power cut would leave.
 */
class CutDisk {
public:
    CutDisk();

    /** From here on the log counts: what stands now is on the disk. */
    void begin();
    /** The environment of programs whose changes are to be logged. */
    [[nodiscard]] QHash<QString, QString> variables() const;
    [[nodiscard]] qsizetype lines() const;
    void cutAt(qsizetype line) const;

private:
    using Names = std::map<QByteArray, QByteArray>; ///< path → inode

    [[nodiscard]] QString root() const { return m_base.path() + QStringLiteral("/disk"); }
    [[nodiscard]] QString log() const { return m_base.path() + QStringLiteral("/log"); }
    static void rename(Names& names, const QByteArray& from, const QByteArray& to);
    void write(const Names& names, const QHash<QByteArray, QByteArray>& flushed) const;

    QTemporaryDir m_base;
    Names m_names;
    QHash<QByteArray, QByteArray> m_content; ///< of the beginning, by inode
    std::set<QString> m_folders;
};

} // namespace remit::test
