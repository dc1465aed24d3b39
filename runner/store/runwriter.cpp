// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the index writes, and how far it has read.
#include "runner/store/runstoreprivate.h"

namespace remit {
namespace {

using namespace Qt::StringLiterals;

ImportMark markFrom(const QSqlQuery& query, int first)
{
    return {query.value(first).toLongLong(), query.value(first + 1).toLongLong(), query.value(first + 2).toString(),
        query.value(first + 3).toLongLong()};
}

const QString kInsertRun = u"INSERT INTO run (run_id, state, review, repository, agent, model, created_at, started_at, "
                           "deferred_until, verdict_at, cost_micro_usd, search, packed, race) "
                           "VALUES (:run_id, :state, :review, :repository, :agent, :model, :created_at, :started_at, "
                           ":deferred_until, :verdict_at, :cost_micro_usd, :search, :packed, :race) "
                           "ON CONFLICT (run_id) DO UPDATE SET state = excluded.state, review = excluded.review, "
                           "repository = excluded.repository, agent = excluded.agent, model = excluded.model, "
                           "created_at = excluded.created_at, started_at = excluded.started_at, "
                           "deferred_until = excluded.deferred_until, verdict_at = excluded.verdict_at, "
                           "cost_micro_usd = excluded.cost_micro_usd, search = excluded.search, "
                           "packed = excluded.packed, race = excluded.race"_s;

const QString kInsertMark
    = u"INSERT INTO run_import (run_id, whole_bytes, events, head, file_bytes, fold) "
      "VALUES (:run_id, :whole_bytes, :events, :head, :file_bytes, :fold) "
      "ON CONFLICT (run_id) DO UPDATE SET whole_bytes = excluded.whole_bytes, events = excluded.events, "
      "head = excluded.head, file_bytes = excluded.file_bytes, fold = excluded.fold"_s;

/** Null and empty text are different for SQL and the same for us. */
QString notNull(const QString& text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace

Result<QSqlQuery> RunStore::Private::run(const QString& sql, const QList<Bind>& binds)
{
    auto query = execute(database->connection(), sql, binds);
    if (!query && query.error().code == ErrorCode::Corrupt)
        database->suspect();
    return query;
}

Result<> RunStore::Private::refresh()
{
    if (!database->isReplaced())
        return {};
    auto again = Database::open(database->file());
    if (!again)
        return std::unexpected(again.error());
    database = std::move(*again);
    ++ownWrites;
    return {};
}

qint64 RunStore::Private::writesOfOthers()
{
    auto query = run(u"PRAGMA data_version"_s); // does not rise with what this connection writes
    return query && query->next() ? query->value(0).toLongLong() : 0;
}

Result<std::vector<ReadJournal>> RunStore::Private::readJournals()
{
    auto query = run(u"SELECT run_id, file_bytes FROM run_import"_s);
    if (!query)
        return std::unexpected(query.error());
    std::vector<ReadJournal> all;
    while (query->next())
        all.push_back({query->value(0).toString().toUtf8(), query->value(1).toLongLong()});
    return all;
}

Result<std::optional<ImportMark>> RunStore::Private::mark(const QString& runId)
{
    auto query = run(u"SELECT whole_bytes, events, head, file_bytes FROM run_import WHERE run_id = :run_id"_s,
        {{u":run_id"_s, runId}});
    if (!query)
        return std::unexpected(query.error());
    return query->next() ? std::optional(markFrom(*query, 0)) : std::nullopt;
}

Result<QByteArray> RunStore::Private::fold(const QString& runId)
{
    auto query = run(u"SELECT fold FROM run_import WHERE run_id = :run_id"_s, {{u":run_id"_s, runId}});
    if (!query)
        return std::unexpected(query.error());
    return query->next() ? query->value(0).toString().toUtf8() : QByteArray();
}

Result<> RunStore::Private::write(const RunRow& row, const ImportMark& mark, const QByteArray& fold)
{
    const QString search = QString(row.title + u'\n' + row.repository + u'\n' + row.agent).toCaseFolded();
    const auto wrote = run(kInsertRun,
        {{u":run_id"_s, row.runId}, {u":state"_s, toText(row.state)}, {u":review"_s, toText(row.review)},
            {u":repository"_s, notNull(row.repository)}, {u":agent"_s, notNull(row.agent)},
            {u":model"_s, notNull(row.model)}, {u":created_at"_s, row.createdAtMs}, {u":started_at"_s, row.startedAtMs},
            {u":deferred_until"_s, row.deferredUntilMs}, {u":verdict_at"_s, row.verdictAtMs},
            {u":cost_micro_usd"_s, row.costMicroUsd ? QVariant(*row.costMicroUsd) : QVariant()}, {u":search"_s, search},
            {u":packed"_s, packRow(row)}, {u":race"_s, notNull(row.race)}});
    if (!wrote)
        return std::unexpected(wrote.error());
    const auto marked = run(kInsertMark,
        {{u":run_id"_s, row.runId}, {u":whole_bytes"_s, mark.wholeBytes}, {u":events"_s, mark.events},
            {u":head"_s, notNull(mark.head)}, {u":file_bytes"_s, mark.fileBytes},
            {u":fold"_s, QString::fromUtf8(fold)}});
    if (!marked)
        return std::unexpected(marked.error());
    ++ownWrites;
    return {};
}

Result<> RunStore::Private::remove(const QString& runId)
{
    if (const auto removed = run(u"DELETE FROM run WHERE run_id = :run_id"_s, {{u":run_id"_s, runId}}); !removed)
        return std::unexpected(removed.error());
    ++ownWrites;
    return {};
}

Result<> RunStore::Private::removeAll()
{
    if (const auto removed = run(u"DELETE FROM run"_s); !removed)
        return std::unexpected(removed.error());
    ++ownWrites;
    return {};
}

} // namespace remit
