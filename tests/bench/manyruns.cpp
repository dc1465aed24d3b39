// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/manyruns.h"

#include "runner/journal/hashchain.h"
#include "runner/journal/journalline.h"
#include "runner/run/auditrecord.h"
#include "runner/run/event.h"
#include "runner/store/runstoreprivate.h"

#include <QDir>
#include <QFile>

#include <array>

using namespace Qt::StringLiterals;

namespace remit::bench {

namespace {

constexpr qint64 kBegin = 1'780'000'000'000;
constexpr qint64 kDay = 86'400'000;

void add(QByteArray& journal, QByteArray& head, qint64 seq, qint64 timeMs, const char* type, const QJsonObject& data)
{
    QByteArray line = journalline::body(seq, timeMs, type, data);
    head = hashchain::next(head, line);
    journalline::appendSeal(line, head);
    journal += line;
}

AuditRecord recordOf(const RunRow& row, const QString& base, const QString& ref)
{
    AuditRecord record;
    record.runId = row.runId;
    record.contractTitle = row.title;
    record.repository = row.repository;
    record.base = base;
    record.ref = ref;
    record.agent = row.agent;
    record.model = row.model;
    record.startedAtMs = row.startedAtMs;
    record.endedAtMs = row.endedAtMs;
    record.state = RunState::Finished;
    record.status = row.status;
    record.endedBy = row.endedBy;
    record.limit = row.limit;
    record.reason = row.reason;
    record.changedFiles = row.changedFiles;
    record.added = row.added;
    record.removed = row.removed;
    record.llmCalls = row.llmCalls;
    record.costMicroUsd = row.costMicroUsd;
    return record;
}

bool writeFile(const QString& name, const QByteArray& bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

RunRow waitingRun(int number, const QString& repository)
{
    static constexpr std::array kStatuses{RunStatus::Ok, RunStatus::Limit, RunStatus::Question, RunStatus::Partial,
        RunStatus::Error, RunStatus::Ok, RunStatus::Interrupted};
    RunRow row;
    row.runId = u"move-report-times-to-utc-20261121-0253-%1"_s.arg(
        QString::number(number + 36 * 36 * 36 * 36, 36).right(4)); // 1.6 million names
    row.title = u"Move report times to UTC in module %1"_s.arg(number);
    row.repository = repository;
    row.agent = number % 3 == 0 ? u"command"_s : u"claude-code"_s;
    row.model = u"claude-sonnet"_s;
    row.state = RunState::Finished;
    row.status = kStatuses.at(size_t(number) % kStatuses.size());
    row.endedBy = row.status == RunStatus::Limit ? EndedBy::Limit : EndedBy::Agent;
    if (row.status == RunStatus::Limit)
        row.limit = LimitName::Cost;
    row.review = number % 5 == 0 ? ReviewState::New : ReviewState::Seen;
    row.reason = row.status == RunStatus::Limit ? u"Stopped at $2.00 of $2.00."_s : u"The agent ended by itself."_s;
    row.createdAtMs = kBegin + (number * 7919LL) % 100'003 * 1000;
    row.startedAtMs = row.createdAtMs + 800;
    row.endedAtMs = row.startedAtMs + 400'000 + number % 1000;
    if (number % 20 == 0) {
        row.review = ReviewState::Deferred;
        row.deferredUntilMs = kBegin + 20'000 * kDay;
    }
    row.changedFiles = 7;
    row.added = 180 + number % 40;
    row.removed = 20;
    row.llmCalls = 31;
    row.costMicroUsd = 840'000 + number;
    row.findings = number % 3;
    return row;
}

QByteArray journalOf(const RunRow& row, const QString& base, const QString& ref)
{
    QByteArray journal;
    QByteArray head = hashchain::genesis(RunId::fromText(row.runId));
    add(journal, head, 1, row.createdAtMs, event::runCreated,
        {{u"run"_s, row.runId}, {u"title"_s, row.title}, {u"repository"_s, row.repository}, {u"base"_s, base},
            {u"agent"_s, row.agent}, {u"model"_s, row.model}});
    add(journal, head, 2, row.endedAtMs, event::runFinished, toShowJson(recordOf(row, base, ref)));
    return journal;
}

void makeManyRuns(const Paths& paths, int count, const QString& repository)
{
    if (!paths.makeFolders())
        qFatal("%s cannot be made.", qPrintable(paths.data()));
    const auto store = RunStore::open(paths.database());
    if (!store)
        qFatal("%s", qPrintable(store.error().detail));
    RunStore::Private& inner = (*store)->internals();
    auto transaction = Transaction::begin(inner.database->connection());
    for (int number = 0; number < count; ++number) {
        const RunRow row = waitingRun(number, repository);
        const RunId run = RunId::fromText(row.runId);
        const QByteArray journal = journalOf(row, {}, {});
        const ImportMark mark{journal.size(), 2, QString::fromLatin1(journal.right(67).first(64)), journal.size()};
        if (!QDir().mkdir(paths.runFolder(run)) || !writeFile(paths.journalFile(run), journal)
            || !inner.write(row, mark, "{}"))
            qFatal("Run %s cannot be made.", qPrintable(row.runId));
    }
    if (!transaction || !transaction->commit())
        qFatal("The index cannot be written.");
}

} // namespace remit::bench
