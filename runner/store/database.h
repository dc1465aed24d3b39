// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QSqlDatabase>

#include <memory>

namespace remit {

/**
 * One connection, open, checked and at the newest schema: WAL (on a network file system DELETE, WAL does not work
 * there), synchronous FULL, foreign keys, 5 s of patience. A file that is no database or is damaged is moved aside as
 * `FILE.corrupt-N`: the index is made from the journals again.
 */
class Database {
public:
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString& file);
    [[nodiscard]] static Result<std::unique_ptr<Database>> openMemory();
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] QSqlDatabase connection() const { return m_connection; }
    [[nodiscard]] const QString& file() const { return m_file; }
    /** The file under its name is another one than ours, or gone. */
    [[nodiscard]] bool isReplaced() const;
    /** A query met damage: the next open() looks through the whole file and moves it aside if that is so. */
    void suspect() const;

private:
    explicit Database(QString file);
    [[nodiscard]] Result<> connectAndMigrate();
    [[nodiscard]] Result<> backUp(int version) const;

    QString m_file; ///< empty: in memory
    QString m_name;
    QSqlDatabase m_connection;
    quint64 m_device = 0;
    quint64 m_inode = 0;
};

} // namespace remit
