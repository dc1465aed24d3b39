// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the box costs: its start over a bare exec, the shadow git dir, and how long a tree lives once a limit is
// breached. One JSON object a line.

#include "runner/sandbox/shadowgit.h"
#include "tests/bench/benchfigure.h"
#include "tests/sandbox/gitrun.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace remit;
using namespace remit::test;

namespace {

constexpr int kStarts = 100;
constexpr int kKills = 200;
constexpr double kDeadWithinMs = 100;

void print(
    const QString& name, double value, const QString& anchor, double anchorValue, const QString& goal, bool holds)
{
    bench::print({name, value, u"ms"_s, anchor, anchorValue, goal, holds});
}

double milliseconds(const QElapsedTimer& clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

double bareExec()
{
    QElapsedTimer clock;
    clock.start();
    Process process;
    QEventLoop loop;
    QObject::connect(&process, &Process::done, &loop, &QEventLoop::quit);
    ProcessSetup setup;
    setup.program = u"/usr/bin/true"_s;
    setup.workingDirectory = u"/"_s;
    process.start(setup);
    loop.exec();
    return milliseconds(clock);
}

double boxedExec(BoxSpec spec)
{
    spec.argv = {"/usr/bin/true"};
    QElapsedTimer clock;
    clock.start();
    const BoxOutcome outcome = runBox(spec);
    const double took = milliseconds(clock);
    if (outcome.exitCode() != 0)
        qFatal("%s", outcome.text().constData());
    return took;
}

/** Until the box has proved itself and its command may run. */
double startOf(BoxSpec spec)
{
    spec.argv = {"/usr/bin/true"};
    QElapsedTimer clock;
    double took = 0;
    clock.start();
    (void)runBox(spec, {}, [&](BoxProcess& box, const QList<int>& listeners) {
        took = milliseconds(clock);
        for (const int listener : listeners)
            ::close(listener);
        box.go();
    });
    return took;
}

/** From the moment of the decision until it is verified that nothing lives. */
double killOf(const BoxSpec& spec)
{
    BoxProcess box;
    QEventLoop loop;
    QElapsedTimer clock;
    double took = 0;
    QObject::connect(&box, &BoxProcess::ready, &box, &BoxProcess::go);
    QObject::connect(&box, &BoxProcess::standardOutput, &box, [&] {
        QTimer::singleShot(5, &box, [&] { // well into the forking
            clock.start();
            box.kill();
        });
    });
    QObject::connect(&box, &BoxProcess::done, &loop, [&](const BoxResult& result) {
        took = milliseconds(clock);
        if (!result.verifiedDead)
            qFatal("processes of a box live on");
        loop.quit();
    });
    box.start(spec, {}, systemBwrap());
    loop.exec();
    return took;
}

} // namespace

int main(int argc, char* argv[])
{
    prepare();
    const QCoreApplication app(argc, argv);
    if (const QString why = reasonToSkip(); !why.isEmpty())
        qFatal("%ls", qUtf16Printable(why));
    GitRun git;
    const BoxSpec spec = git.spec("echo up; while :; do (sleep 60 &) ; done");

    QList<double> bare;
    QList<double> boxed;
    QList<double> started;
    for (int i = 0; i < kStarts; ++i) { // side by side, so that both meet the same load
        bare.append(bareExec());
        boxed.append(boxedExec(spec));
        started.append(startOf(spec));
    }
    constexpr double kStartMs = 20;
    const double startMedian = bench::percentile(started, 0.5);
    print(u"box start, median"_s, startMedian, u"bare exec of true"_s, bench::percentile(bare, 0.5), u"≤ 20 ms"_s,
        startMedian <= kStartMs);
    const double bareMedian = bench::percentile(bare, 0.5);
    const double boxedMedian = bench::percentile(boxed, 0.5);
    print(u"box started, proved, left and verified dead, median"_s, boxedMedian, u"bare exec of true"_s, bareMedian,
        u"≤ bare + 50 ms"_s, boxedMedian <= bareMedian + 50);
    print(u"box started, proved, left and verified dead, p95"_s, bench::percentile(boxed, 0.95), u"bare exec of true"_s,
        bench::percentile(bare, 0.95), u"≤ bare + 100 ms"_s,
        bench::percentile(boxed, 0.95) <= bench::percentile(bare, 0.95) + 100);

    QList<double> shadows;
    for (int i = 0; i < kStarts; ++i) {
        QElapsedTimer clock;
        clock.start();
        const auto shadow = makeShadowGit(git.commonDir, git.adminDir(), git.run.path(u"shadow-%1"_s.arg(i)));
        shadows.append(milliseconds(clock));
        if (!shadow)
            qFatal("%ls", qUtf16Printable(shadow.error().detail));
    }
    const double shadowMedian = bench::percentile(shadows, 0.5);
    print(u"shadow git dir, median"_s, shadowMedian, u"a prototype with git for-each-ref"_s, 3.4, u"≤ 4 ms"_s,
        shadowMedian <= 4);

    QList<double> kills;
    for (int i = 0; i < kKills; ++i)
        kills.append(killOf(spec));
    const double p99 = bench::percentile(kills, 0.99);
    print(u"limit breached → whole forking tree dead, median"_s, bench::percentile(kills, 0.5),
        u"SIGKILL of a pid namespace"_s, 1.2, u"≤ 100 ms"_s, bench::percentile(kills, 0.5) <= kDeadWithinMs);
    print(u"limit breached → whole forking tree dead, p99"_s, p99, u"SIGKILL of a pid namespace"_s, 1.2, u"≤ 100 ms"_s,
        p99 <= kDeadWithinMs);
    return 0;
}
