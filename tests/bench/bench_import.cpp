// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The index made again from the journals of 1,000 runs, against reading and verifying those journals alone.
#include "runner/journal/journal.h"
#include "runner/store/index.h"
#include "tests/bench/benchfigure.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRuns = 1000;
constexpr int kToolCalls = 48; // about 100 events a run

bool writeJournal(const Paths& paths, const RunId& run)
{
    if (!QDir().mkpath(paths.runFolder(run)))
        return false;
    const auto journal = Journal::open(paths.journalFile(run), run);
    if (!journal)
        return false;
    const auto add = [&](const char* type, const QJsonObject& data) {
        return (*journal)->append(QLatin1StringView(type), data).has_value();
    };
    bool good = add(event::runCreated,
        {{u"title"_s, u"Paginate GET /orders"_s}, {u"repository"_s, u"/src/shop"_s}, {u"agent"_s, u"claude-code"_s}});
    for (int n = 0; good && n < kToolCalls; ++n) {
        const QString id = u"toolu_%1"_s.arg(n);
        good = add(event::toolStart,
                   {{u"id"_s, id}, {u"name"_s, u"Edit"_s}, {u"kind"_s, u"edit"_s},
                       {u"summary"_s, u"src/orders/list.ts"_s},
                       {u"input"_s, QJsonObject{{u"file_path"_s, u"src/orders/list.ts"_s}}}})
            && add(event::toolEnd,
                {{u"id"_s, id}, {u"ok"_s, true}, {u"summary"_s, u"61 lines"_s}, {u"output"_s, u"61 lines"_s}});
    }
    return good && (*journal)->flush();
}

double milliseconds(const QElapsedTimer& clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int count, char* arguments[])
{
    const QCoreApplication application(count, arguments);
    const QTemporaryDir folder;
    const Paths paths(folder.path(), folder.path());
    QList<RunId> runs;
    for (int n = 0; n < kRuns; ++n) {
        runs.append(RunId::create(u"Paginate %1"_s.arg(n), QDateTime::currentDateTimeUtc()));
        if (!writeJournal(paths, runs.last()))
            return 1;
    }
    QElapsedTimer clock;
    clock.start();
    for (const RunId& run : std::as_const(runs)) {
        if (!readJournal(paths.journalFile(run), run, [](const Event&) { }))
            return 1;
    }
    const double alone = milliseconds(clock);

    const auto store = RunStore::open(folder.filePath(u"remit.db"_s));
    if (!store)
        return 1;
    Index index(**store, paths);
    clock.start();
    const auto made = index.reindex();
    const double took = milliseconds(clock);
    if (made != kRuns)
        return 1;
    bench::print({u"index made again from 1,000 journals of 97 events"_s, took, u"ms"_s,
        u"reading and verifying them alone"_s, alone, u"≤ 3 ×"_s, took <= 3 * alone});
    clock.start();
    if (index.importAll() != 0)
        return 1;
    bench::print({u"index brought up to date, nothing new in 1,000 journals"_s, milliseconds(clock), u"ms"_s, {}, {},
        u"≤ 50 ms"_s, milliseconds(clock) <= 50});
    return 0;
}
