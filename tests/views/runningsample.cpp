// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/runningsample.h"

#include <QJsonArray>

#include <array>

namespace remit::test {

namespace {

using namespace Qt::StringLiterals;

struct Sample {
    QString title;
    QString repository;
    QString agent;
    RunState state;
    int seconds;
    int minutes;
    double cost;
    int calls;
    double megabytes;
    QString tool;
    QString summary;
    int silent;
};

QList<Sample> samples()
{
    return {{u"Speed up the CSV importer"_s, u"shop-api"_s, u"Codex"_s, RunState::Running, 372, 10, 1.12, 31, 0.2,
                u"edit"_s, u"src/import/csv_reader.cpp"_s, 8},
        {u"Replace raw loops in the lexer"_s, u"parser"_s, u"Claude Code"_s, RunState::Running, 880, 30, 1.9, 38, 0.1,
            u"bash"_s, u"ctest -R lexer"_s, 2},
        {u"Add dark icons to the toolbar"_s, u"storefront"_s, u"Gemini CLI"_s, RunState::Running, 535, 10, 0.62, 24,
            0.4, u"edit"_s, u"assets/icons/index.css"_s, 21},
        {u"Translate the error catalogue"_s, u"docs-site"_s, u"Gemini CLI"_s, RunState::Running, 211, 10, 0.18, 12, 0.1,
            u"read"_s, u"i18n/errors.json"_s, 158},
        {u"Find dead feature flags"_s, u"storefront"_s, u"Claude Code"_s, RunState::Running, 668, 30, 1.08, 21, 0.1,
            u"search"_s, u"\"isEnabled(\""_s, 0},
        {u"Cover the date parser with tests"_s, u"ledger"_s, u"Codex"_s, RunState::Verifying, 567, 10, 1.28, 32, 0.3,
            u"check"_s, u"ctest -R date"_s, 14},
        {u"Split the settings dialog"_s, u"shop-desk"_s, u"Claude Code"_s, RunState::Preparing, 22, 30, 0, 0, 0,
            QString(), QString(), 22},
        {u"Reproduce issue 318"_s, u"parser"_s, u"Codex"_s, RunState::Running, 303, 10, 0.48, 16, 0.2, u"read"_s,
            u"src/lexer/state.h"_s, 31},
        {u"Report slow SQL queries"_s, u"ledger"_s, u"Claude Code"_s, RunState::Running, 130, 10, 0.21, 7, 0.02,
            u"bash"_s, u"sqlite3 trace.db"_s, 5}};
}

RunValue valueOf(const Sample& sample, int number)
{
    RunValue run;
    run.row.runId = u"run-%1"_s.arg(number, 2, 10, QLatin1Char('0'));
    run.row.title = sample.title;
    run.row.repository = u"/home/me/src/"_s + sample.repository;
    run.row.agent = sample.agent;
    run.row.state = sample.state;
    run.row.createdAtMs = kSampleNow - 4'000'000;
    run.row.startedAtMs = kSampleNow - 3'600'000 + number;
    run.contract.title = sample.title;
    run.contract.scope.setup = u"cmake --preset dev"_s;
    run.contract.success.command = u"ctest -R date"_s;
    run.contract.limits.wallClock = std::chrono::minutes(sample.minutes);
    run.contract.limits.idle = std::chrono::minutes(3);
    run.contract.limits.llmCalls = 40;
    run.contract.limits.costMicroUsd = sample.minutes == 10 ? 2'000'000 : 5'000'000;
    run.contract.limits.outputBytes = 1'000'000;
    return run;
}

void addEvents(RunValue& run, const Sample& sample)
{
    const qint64 begun = kSampleNow - sample.seconds * 1000LL;
    const auto add = [&](qint64 timeMs, const char* type, const QJsonObject& data = {}) {
        run.events.append({run.events.size() + 1, timeMs, QLatin1StringView(type), data});
    };
    add(begun, event::runState, {{u"to"_s, u"preparing"_s}});
    run.row.startedAtMs = begun;
    if (sample.state == RunState::Preparing)
        return;
    add(begun, event::runState, {{u"to"_s, u"running"_s}});
    const bool measured = sample.agent != u"Gemini CLI"_s;
    add(begun, event::runStarted, measured ? QJsonObject{{u"metering"_s, u"gateway"_s}} : QJsonObject());
    for (int i = 0; i < sample.seconds - sample.silent; i += 4) {
        const int size = (i * 7919) % 9000;
        add(begun + i * 1000LL, event::agentText, {{u"text"_s, QString(size, u'x')}});
    }
    for (int i = 0; i < sample.calls; ++i)
        add(begun + 1000, event::llmCall,
            {{u"cost_usd"_s, sample.cost / sample.calls}, {u"source"_s, measured ? u"gateway"_s : u"self-reported"_s}});
    add(kSampleNow - sample.silent * 1000LL, event::toolStart,
        {{u"name"_s, sample.tool}, {u"summary"_s, sample.summary}});
    const QJsonObject use{{u"limit"_s, u"output"_s}, {u"used"_s, sample.megabytes * 1e6}, {u"allowed"_s, 1e6},
        {u"unit"_s, u"bytes"_s}, {u"source"_s, u"harness"_s}};
    add(kSampleNow, event::limitsUsed, {{u"uses"_s, QJsonArray{use}}});
    if (sample.state == RunState::Verifying)
        add(kSampleNow - 14'000, event::runState, {{u"to"_s, u"verifying"_s}});
}

} // namespace

void fillRunning(ValueBackend& backend, int count)
{
    const QList<Sample> all = samples();
    for (int i = 0; i < count; ++i) {
        Sample sample = all.at(i % all.size());
        if (i >= all.size()) {
            sample.title += u" (%1)"_s.arg(i);
            sample.seconds = 40 + (i * 41) % 400;
            sample.silent = 3;
        }
        RunValue run = valueOf(sample, i);
        addEvents(run, sample);
        backend.put(run);
    }
    for (const QString& title : {u"Sort imports in the web client"_s, u"Update copyright years"_s}) {
        RunValue run = valueOf(all.at(2), 90 + static_cast<int>(title.size()));
        run.row.title = title;
        run.row.state = RunState::Queued;
        run.row.startedAtMs = 0;
        backend.put(run);
    }
    backend.occupancyValue = {.slotsUsed = count,
        .slotsTotal = count,
        .queued = 2,
        .toReview = 8,
        .reviewLimit = 10,
        .spentTodayMicroUsd = 14'270'000,
        .spentTodayUnknown = false};
}

} // namespace remit::test
