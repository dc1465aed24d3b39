// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/runstore.h"

#include "runner/store/runstoreprivate.h"

#include <QDateTime>
#include <QSqlError>

#include <algorithm>
#include <vector>

namespace remit {
namespace {

using namespace Qt::StringLiterals;

struct Where {
    QString sql; ///< " WHERE …" or empty
    QList<Bind> binds;
};

/** The words of the partial index run_queue stand here as they stand there, or it would not be used. */
const QString kUndecided = u"state = 'finished' AND review IN ('new', 'seen', 'deferred')"_s;
const QString kAwaitsReview = u'(' + kUndecided + u" AND (review <> 'deferred' OR deferred_until <= :now))"_s;

Where whereFor(const RunFilter& filter)
{
    QStringList terms;
    Where where;
    if (!filter.runIds.isEmpty()) {
        QStringList names;
        for (const QString& id : filter.runIds) {
            names += u":id%1"_s.arg(names.size());
            where.binds.append({names.last(), id});
        }
        terms += u"run_id IN (%1)"_s.arg(names.join(u','));
    }
    if (filter.undecided)
        terms += kUndecided;
    if (filter.needsReview) {
        terms += *filter.needsReview ? kAwaitsReview : u"NOT "_s + kAwaitsReview;
        where.binds.append({u":now"_s, QDateTime::currentMSecsSinceEpoch()});
    }
    if (filter.active)
        terms += *filter.active ? u"state <> 'finished'"_s : u"state = 'finished'"_s;
    if (filter.review) {
        terms += u"review = :review"_s;
        where.binds.append({u":review"_s, toText(*filter.review)});
    }
    if (!filter.repository.isEmpty()) {
        terms += u"repository = :repository"_s;
        where.binds.append({u":repository"_s, filter.repository});
    }
    if (filter.inRace || !filter.race.isEmpty())
        terms += u"race <> ''"_s; // the words of the partial index run_race
    if (!filter.race.isEmpty()) {
        terms += u"race = :race"_s;
        where.binds.append({u":race"_s, filter.race});
    }
    if (filter.sinceMs > 0) {
        terms += u"created_at >= :since"_s;
        where.binds.append({u":since"_s, filter.sinceMs});
    }
    if (filter.verdictSinceMs > 0) {
        terms += u"verdict_at > 0 AND verdict_at >= :verdict_since"_s;
        where.binds.append({u":verdict_since"_s, filter.verdictSinceMs});
    }
    if (!filter.text.isEmpty()) {
        terms += u"instr(search, :text) > 0"_s;
        where.binds.append({u":text"_s, filter.text.toCaseFolded()});
    }
    if (!terms.isEmpty())
        where.sql = u" WHERE "_s + terms.join(u" AND "_s);
    return where;
}

/** A row before it is unpacked, with what it is sorted by. Rows themselves are never moved: each is 450 bytes. */
struct Packed {
    qint64 createdAtMs = 0;
    QByteArray bytes;
};

Error unreadable(const QString& file)
{
    return {ErrorCode::Corrupt, u"%1 holds a row that cannot be read. Make the index again."_s.arg(file)};
}

Result<QList<RunRow>> unpacked(std::vector<Packed>& all, const QString& file)
{
    std::ranges::sort(all, [](const Packed& a, const Packed& b) {
        return a.createdAtMs != b.createdAtMs ? a.createdAtMs > b.createdAtMs : a.bytes > b.bytes; // begins with the id
    });
    QList<RunRow> rows;
    rows.reserve(static_cast<qsizetype>(all.size()));
    RowUnpacker unpacker;
    for (const Packed& packed : all) {
        auto row = unpacker.unpack(packed.bytes);
        if (!row)
            return std::unexpected(unreadable(file));
        rows.append(std::move(*row));
    }
    return rows;
}

} // namespace

RunStore::RunStore(std::unique_ptr<Private> inner)
    : d(std::move(inner))
{
}

RunStore::~RunStore() = default;

Result<std::unique_ptr<RunStore>> RunStore::open(const QString& databaseFile)
{
    auto database = Database::open(databaseFile);
    if (!database)
        return std::unexpected(database.error());
    return std::unique_ptr<RunStore>(new RunStore(std::make_unique<Private>(std::move(*database))));
}

Result<std::unique_ptr<RunStore>> RunStore::openMemory()
{
    auto database = Database::openMemory();
    if (!database)
        return std::unexpected(database.error());
    return std::unique_ptr<RunStore>(new RunStore(std::make_unique<Private>(std::move(*database))));
}

Result<QList<RunRow>> RunStore::rows(const RunFilter& filter) const
{
    const Where where = whereFor(filter);
    QString sql = u"SELECT created_at, packed FROM run"_s + where.sql;
    if (filter.limit > 0) // all of them are read in the order of the table and sorted here: half the time
        sql += u" ORDER BY created_at DESC, run_id DESC LIMIT %1"_s.arg(filter.limit);
    auto query = d->run(sql, where.binds);
    if (!query)
        return std::unexpected(query.error());
    std::vector<Packed> all;
    while (query->next())
        all.push_back({query->value(0).toLongLong(), query->value(1).toByteArray()});
    if (query->lastError().isValid())
        return std::unexpected(sqlError(d->database->connection(), *query));
    return unpacked(all, d->database->file());
}

Result<PackedRowsPtr> RunStore::packedRows(const RunFilter& filter) const
{
    const Where where = whereFor(filter);
    auto query = d->run(u"SELECT packed FROM run"_s + where.sql, where.binds);
    if (!query)
        return std::unexpected(query.error());
    auto rows = std::make_shared<PackedRows>();
    while (query->next()) {
        if (!rows->append(query->value(0).toByteArray()))
            return std::unexpected(unreadable(d->database->file()));
    }
    if (query->lastError().isValid())
        return std::unexpected(sqlError(d->database->connection(), *query));
    return rows;
}

Result<std::optional<RunRow>> RunStore::row(const QString& runId) const
{
    auto query = d->run(u"SELECT packed FROM run WHERE run_id = :run_id"_s, {{u":run_id"_s, runId}});
    if (!query)
        return std::unexpected(query.error());
    if (!query->next())
        return std::nullopt;
    auto row = RowUnpacker().unpack(query->value(0).toByteArray());
    if (!row)
        return failure(ErrorCode::Corrupt, u"%1: the row of %2 cannot be read."_s.arg(d->database->file(), runId));
    return row;
}

Result<qint64> RunStore::count(const RunFilter& filter) const
{
    const Where where = whereFor(filter);
    auto query = d->run(u"SELECT count(*) FROM run"_s + where.sql, where.binds);
    if (!query)
        return std::unexpected(query.error());
    const qint64 all = query->next() ? query->value(0).toLongLong() : 0;
    return filter.limit > 0 ? std::min<qint64>(all, filter.limit) : all;
}

Result<qint64> RunStore::toReview() const
{
    const auto runs = count({.needsReview = true});
    if (!runs)
        return runs;
    const Where where = whereFor({.needsReview = true, .inRace = true});
    auto query = d->run(u"SELECT count(*) - count(DISTINCT race) FROM run"_s + where.sql, where.binds);
    if (!query)
        return std::unexpected(query.error());
    return *runs - (query->next() ? query->value(0).toLongLong() : 0);
}

Result<QStringList> RunStore::races(const QString& beginning) const
{
    auto query = d->run(u"SELECT race FROM run WHERE race <> '' AND substr(race, 1, :size) = :beginning "
                        "GROUP BY race ORDER BY max(created_at) DESC"_s,
        {{u":size"_s, beginning.size()}, {u":beginning"_s, beginning}});
    if (!query)
        return std::unexpected(query.error());
    QStringList races;
    while (query->next())
        races.append(query->value(0).toString());
    return races;
}

qint64 RunStore::revision() const
{
    return d->ownWrites + d->writesOfOthers();
}

bool RunStore::othersWrote() const
{
    const qint64 now = d->writesOfOthers();
    return std::exchange(d->knownOfOthers, now) != now;
}

Result<QList<RunStore::CostRow>> RunStore::costs(qint64 fromMs, qint64 toMs, const QString& groupBy) const
{
    static const QHash<QString, QString> groups{{u"agent"_s, u"agent"_s}, {u"repository"_s, u"repository"_s},
        {u"model"_s, u"model"_s}, {u"day"_s, u"date(started_at / 1000, 'unixepoch', 'localtime')"_s}};
    const QString group = groups.value(groupBy);
    if (group.isEmpty())
        return failure(ErrorCode::InvalidInput,
            u"Costs are grouped by agent, repository, model or day, not by \"%1\"."_s.arg(groupBy));
    auto query
        = d->run(u"SELECT %1 AS part, count(*), coalesce(sum(cost_micro_usd), 0), count(*) - count(cost_micro_usd) "
                 "FROM run WHERE started_at > 0 AND started_at >= :from AND started_at < :to "
                 "GROUP BY part ORDER BY part"_s.arg(group),
            {{u":from"_s, fromMs}, {u":to"_s, toMs}});
    if (!query)
        return std::unexpected(query.error());
    QList<CostRow> rows;
    while (query->next())
        rows.append({query->value(0).toString(), query->value(1).toLongLong(), query->value(2).toLongLong(),
            query->value(3).toLongLong()});
    return rows;
}

} // namespace remit
