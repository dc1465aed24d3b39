// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/store/database.h"
#include "runner/store/rowcodec.h"
#include "runner/store/runstore.h"
#include "runner/store/sql.h"

namespace remit {

/** How far a run's journal is in the index. */
struct ImportMark {
    qint64 wholeBytes = 0;
    qint64 events = 0;
    QString head;
    qint64 fileBytes = 0; ///< of the file at that time: the quick test for news
};

class RunStore::Private {
public:
    explicit Private(std::unique_ptr<Database> opened)
        : database(std::move(opened))
    {
    }

    /** Executes, and remembers damage. A database that was deleted or replaced meanwhile is opened again. */
    [[nodiscard]] Result<QSqlQuery> run(const QString& sql, const QList<Bind>& binds = {});
    [[nodiscard]] Result<> refresh();

    [[nodiscard]] Result<QHash<QString, ImportMark>> marks();
    [[nodiscard]] Result<std::optional<ImportMark>> mark(const QString& runId);
    [[nodiscard]] Result<QByteArray> fold(const QString& runId);
    [[nodiscard]] Result<> write(const RunRow& row, const ImportMark& mark, const QByteArray& fold);
    [[nodiscard]] Result<> remove(const QString& runId);
    [[nodiscard]] Result<> removeAll();

    std::unique_ptr<Database> database;
    qint64 ownWrites = 0;
};

} // namespace remit
