// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The index with 100,000 runs: opened, listed, filtered, counted.
#include "runner/store/runstoreprivate.h"
#include "tests/bench/benchfigure.h"
#include "tests/store/samplerows.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <functional>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRuns = 100'000;

bool fill(const QString& file)
{
    const auto store = RunStore::open(file);
    if (!store)
        return false;
    RunStore::Private& inner = (*store)->internals();
    auto transaction = Transaction::begin(inner.database->connection());
    bool good = transaction.has_value();
    for (int n = 0; good && n < kRuns; ++n) {
        RunRow row = test::fullRow((n * 7919) % kRuns); // not in the order of time
        row.deferredUntilMs = 0;
        row.review = n % 4 == 0 ? ReviewState::New : ReviewState::Accepted;
        row.parent.clear();
        good = inner.write(row, {}, "{}").has_value();
    }
    return good && transaction->commit();
}

/** Milliseconds of the middle of five tries. */
double median(const std::function<bool()>& work)
{
    QList<double> times;
    for (int i = 0; i < 5; ++i) {
        QElapsedTimer clock;
        clock.start();
        if (!work())
            return -1;
        times.append(double(clock.nsecsElapsed()) / 1e6);
    }
    return bench::percentile(times, 0.5);
}

void report(const QString& name, double ms, double goal, const QString& anchor = {}, double anchorMs = 0)
{
    bench::print({u"index of 100,000 runs: "_s + name, ms, u"ms"_s, anchor,
        anchor.isEmpty() ? std::nullopt : std::optional(anchorMs), u"≤ %1 ms"_s.arg(goal), ms >= 0 && ms <= goal});
}

} // namespace

int main(int count, char* arguments[])
{
    const QCoreApplication application(count, arguments);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"remit.db"_s);
    if (!fill(file))
        return 1;
    std::unique_ptr<RunStore> store;
    const auto opened = [&] {
        auto result = RunStore::open(file);
        store = result ? std::move(*result) : nullptr;
        return store != nullptr;
    };
    const auto list = [&](const RunFilter& filter) { return median([&] { return store->rows(filter).has_value(); }); };
    report(u"opened"_s, median(opened), 20);
    const double anchor = median([&] {
        auto query = store->internals().run(u"SELECT packed FROM run"_s);
        qint64 bytes = 0;
        while (query && query->next())
            bytes += query->value(0).toByteArray().size();
        return bytes > 0;
    });
    RunFilter filter;
    report(u"all listed"_s, list(filter), 100, u"stepping through one column"_s, anchor);
    filter.needsReview = true;
    report(u"queue of 25,000 listed"_s, list(filter), 50);
    filter.limit = 200;
    report(u"first 200 of the queue listed"_s, list(filter), 5);
    filter = {};
    filter.text = u"orders \u00e4 99"_s;
    report(u"filtered by text"_s, list(filter), 50);
    filter = {};
    filter.needsReview = true;
    report(u"queue counted"_s, median([&] { return store->count(filter).has_value(); }), 10);
    return 0;
}
