// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines a second that the parser of Claude Code's stream reads, against QJsonDocument alone on the same lines.
#include "runner/agents/claudestream.h"
#include "tests/bench/benchfigure.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRounds = 2000;
constexpr double kGoal = 100'000;

double perSecond(qint64 lines, const QElapsedTimer& clock)
{
    return static_cast<double>(lines) * 1e9 / static_cast<double>(clock.nsecsElapsed());
}

} // namespace

int main()
{
    QFile file(QStringLiteral(REMIT_AGENT_DATA "/claude/success.partial.jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    QByteArrayList lines = file.readAll().trimmed().split('\n');
    lines.removeFirst(); // the session's own line comes once, not among thousands
    const qint64 count = lines.size() * qint64{kRounds};

    QElapsedTimer clock;
    clock.start();
    qint64 objects = 0;
    for (int round = 0; round < kRounds; ++round) {
        for (const QByteArray& line : std::as_const(lines))
            objects += QJsonDocument::fromJson(line).isObject() ? 1 : 0;
    }
    const double alone = perSecond(objects, clock);

    clock.restart();
    qint64 events = 0;
    ClaudeStream parser;
    for (int round = 0; round < kRounds; ++round) {
        for (const QByteArray& line : std::as_const(lines))
            parser.line(line, false, [&events](const char*, const QJsonObject&) { ++events; });
    }
    const double parsed = perSecond(count, clock);
    bench::print({.name = u"lines of an agent's stream through its parser"_s,
        .value = parsed,
        .unit = u"lines/s"_s,
        .anchor = u"QJsonDocument alone"_s,
        .anchorValue = alone,
        .goal = u"≥ 100,000 lines/s"_s,
        .holds = parsed >= kGoal && events > 0});
    return 0;
}
