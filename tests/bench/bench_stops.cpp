// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A thousand stops, each at a random moment of a box that forks, forks twice, or is deaf to signals: how many processes
// live on, and how many signals reach processes that are not of the box. REMIT_STOPS and REMIT_SEED in the environment
// change how many and which. One JSON object a line.

#include "runner/process/procstat.h"
#include "tests/bench/benchfigure.h"
#include "tests/bench/bystanders.h"
#include "tests/sandbox/boxfixture.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QRandomGenerator>
#include <QTimer>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace remit;
using namespace remit::test;

namespace {

constexpr int kStops = 1000;
constexpr quint32 kSeed = 20261129;
constexpr int kLatestMs = 60;
constexpr auto kGrace = 20ms;
constexpr double kDeadWithinMs = 100;

constexpr std::array kScripts{
    "echo up; while :; do (sleep 60 &) ; done", // as fast as it can
    "echo up; for i in 1 2 3 4 5; do (setsid sh -c '(setsid sleep 60 &)' &) ; done; sleep 60",
    "trap '' TERM INT HUP QUIT; echo up; (trap '' TERM HUP; sleep 60 &); while :; do sleep 1; done",
    "echo up; exec >/dev/null 2>&1 </dev/null; (setsid sh -c 'trap \"\" TERM HUP; while :; do (sleep 60 &) ; sleep "
    "0.01; done' &); sleep 60",
    "kill -STOP $$", // stands still
    "echo up", // gone before it is stopped
};

struct Stop {
    bool verified = false;
    bool atOnce = false; ///< without a grace
    double tookMs = 0;
};

Stop stopAtRandom(const BoxSpec& spec, QRandomGenerator& random)
{
    BoxProcess box;
    QEventLoop loop;
    QElapsedTimer clock;
    Stop stop;
    stop.atOnce = random.bounded(4) != 0;
    QObject::connect(&box, &BoxProcess::ready, &box, &BoxProcess::go);
    QObject::connect(&box, &BoxProcess::done, &loop, [&](const BoxResult& result) {
        stop.tookMs = clock.isValid() ? static_cast<double>(clock.nsecsElapsed()) / 1e6 : 0;
        stop.verified = result.verifiedDead;
        loop.quit();
    });
    QTimer::singleShot(std::chrono::milliseconds(random.bounded(kLatestMs)), Qt::PreciseTimer, &box, [&] {
        clock.start();
        if (stop.atOnce)
            box.kill();
        else
            box.terminate(kGrace);
    });
    box.start(spec, {}, systemBwrap());
    loop.exec();
    return stop;
}

/** Processes whose environment holds the word. */
int livingWith(const QByteArray& word)
{
    int count = 0;
    for (const qint64 pid : allProcesses()) {
        QFile file(u"/proc/%1/environ"_s.arg(pid));
        if (file.open(QIODevice::ReadOnly) && file.readAll().split('\0').contains(word))
            ++count;
    }
    return count;
}

void print(const QString& name, double value, const QString& unit, const QString& goal, bool holds)
{
    bench::print({name, value, unit, {}, std::nullopt, goal, holds});
}

} // namespace

int main(int argc, char* argv[])
{
    prepare();
    bench::Bystanders bystanders; // before Qt has threads
    const QCoreApplication app(argc, argv);
    if (const QString why = reasonToSkip(); !why.isEmpty())
        qFatal("%ls", qUtf16Printable(why));
    bool told = false;
    const int stops
        = qEnvironmentVariableIntValue("REMIT_STOPS", &told) > 0 ? qEnvironmentVariableIntValue("REMIT_STOPS") : kStops;
    const int seed = qEnvironmentVariableIntValue("REMIT_SEED", &told);
    QRandomGenerator random(told ? static_cast<quint32>(seed) : kSeed);

    const ScratchRun run;
    const QByteArray mark = "REMIT_MARK=" + QByteArray::number(QRandomGenerator::global()->generate64(), 16);
    QList<double> times;
    int unverified = 0;
    int survivors = 0;
    for (int i = 0; i < stops; ++i) {
        BoxSpec spec
            = run.spec(kScripts.at(static_cast<std::size_t>(random.bounded(static_cast<int>(kScripts.size())))));
        spec.environment.append(mark);
        const Stop stop = stopAtRandom(spec, random);
        unverified += stop.verified ? 0 : 1;
        survivors += livingWith(mark);
        if (stop.atOnce && stop.tookMs > 0)
            times.append(stop.tookMs);
    }
    const QString of = u" in %1 random stops"_s.arg(stops);
    print(u"survivors"_s + of, survivors, u"processes"_s, u"0"_s, survivors == 0);
    print(u"not verified dead"_s + of, unverified, u"stops"_s, u"0"_s, unverified == 0);
    const int foreign = bystanders.signalsSeen();
    print(u"signals to others"_s + of, foreign, u"signals"_s, u"0"_s, foreign == 0);
    const double p99 = bench::percentile(times, 0.99);
    print(u"random stop → verified dead, p99"_s, p99, u"ms"_s, u"≤ 100 ms"_s, p99 <= kDeadWithinMs);
    return 0;
}
