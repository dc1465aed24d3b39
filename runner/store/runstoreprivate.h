// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/packedrow.h"
#include "runner/store/database.h"
#include "runner/store/runstore.h"
#include "runner/store/sql.h"

#include <vector>

namespace remit {

/** How far a run's journal is in the index. */
struct ImportMark {
    qint64 wholeBytes = 0;
    qint64 events = 0;
    QString head;
    qint64 fileBytes = 0; ///< of the file at that time: the quick test for news
};

/** A journal as long as it was when it was read. */
struct ReadJournal {
    QByteArray runId;
    qint64 fileBytes = 0;
};

class RunStore::Private {
public:
    explicit Private(std::unique_ptr<Database> opened)
        : database(std::move(opened))
        , knownOfOthers(writesOfOthers())
    {
    }

    /** Executes, and remembers damage. A database that was deleted or replaced meanwhile is opened again. */
    [[nodiscard]] Result<QSqlQuery> run(const QString& sql, const QList<Bind>& binds = {});
    [[nodiscard]] Result<> refresh();

    [[nodiscard]] Result<std::vector<ReadJournal>> readJournals();
    [[nodiscard]] Result<std::optional<ImportMark>> mark(const QString& runId);
    [[nodiscard]] Result<QByteArray> fold(const QString& runId);
    [[nodiscard]] Result<> write(const RunRow& row, const ImportMark& mark, const QByteArray& fold);
    [[nodiscard]] Result<> remove(const QString& runId);
    [[nodiscard]] Result<> removeAll();

    /** A counter; that of another connection when the database was opened again. */
    [[nodiscard]] qint64 writesOfOthers();

    std::unique_ptr<Database> database;
    qint64 ownWrites = 0;
    qint64 knownOfOthers = 0;
};

} // namespace remit
