// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots of a worktree of 50,000 files, and the making of that worktree, against git itself on the same disk.
#include "runner/git/snapshot.h"
#include "runner/git/worktree.h"
#include "tests/bench/benchfigure.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <functional>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kFiles = 50000;

double timed(const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/** `goal` is a factor over the anchor, with `allowance` milliseconds on top. */
void print(const QString& name, double value, const QString& anchor, double anchorValue, double goal, double allowance)
{
    bench::print({name, value, u"ms"_s, anchor, anchorValue, u"≤ %1 × + %2 ms"_s.arg(goal).arg(allowance),
        value <= goal * anchorValue + allowance});
}

void fill(const ScratchRepository& scratch)
{
    for (int number = 0; number < kFiles; ++number)
        scratch.write("d" + QByteArray::number(number / 1000) + "/e" + QByteArray::number(number / 100 % 10) + "/file"
                + QByteArray::number(number) + ".txt",
            QByteArray("line of text number ").repeated(10) + QByteArray::number(number) + '\n');
}

void addThrough(const ProcessSetup& setup)
{
    Process process;
    QEventLoop loop;
    QObject::connect(&process, &Process::done, &loop, [&loop](const ProcessResult& result) {
        if (result.exitCode != 0)
            qFatal("git worktree add failed");
        loop.quit();
    });
    process.start(setup);
    loop.exec();
}

void take(SnapshotMaker& maker, int number)
{
    if (const auto snapshot = maker.take(number, u"bench"_s); !snapshot)
        qFatal("%s", qPrintable(snapshot.error().detail));
}

void benchSnapshots(const ScratchRepository& scratch, const QString& base, const QString& worktree)
{
    const auto change = [&](const char* content) {
        for (int number = 0; number < 100; ++number)
            scratch.write("d0/e0/file" + QByteArray::number(number) + ".txt", content, worktree);
    };
    change("first\n");
    SnapshotMaker maker(scratch.path(), worktree, base, u"bench-1"_s);
    const double first = timed([&] { take(maker, 1); });
    const double gitFirst = timed([&] {
        scratch.git({u"add"_s, u"-A"_s}, worktree);
        scratch.git({u"write-tree"_s}, worktree);
    });
    print(
        u"snapshot of 50,000 files, 100 changed, first"_s, first, u"git add -A && git write-tree"_s, gitFirst, 2, 100);
    change("second\n");
    const double second = timed([&] { take(maker, 2); });
    const double gitSecond = timed([&] {
        scratch.git({u"add"_s, u"-A"_s}, worktree);
        scratch.git({u"write-tree"_s}, worktree);
    });
    print(u"snapshot of 50,000 files, 100 changed, second"_s, second, u"git add -A && git write-tree"_s, gitSecond, 2,
        100);
    const double count = timed([&] {
        if (!maker.count())
            qFatal("no count");
    });
    const double gitCount = timed([&] { scratch.git({u"diff"_s, u"--numstat"_s, base}, worktree); });
    print(u"live count over 50,000 files"_s, count, u"git diff --numstat"_s, gitCount, 2, 100);
}

} // namespace

int main(int argc, char* argv[])
{
    prepare();
    const QCoreApplication app(argc, argv);
    const ScratchRepository scratch;
    fill(scratch);
    const QString base = scratch.commit(u"base"_s);
    const auto repository = Repository::open(scratch.path());
    if (!repository)
        qFatal("%s", qPrintable(repository.error().detail));
    scratch.git({u"worktree"_s, u"add"_s, u"-q"_s, u"--detach"_s, scratch.beside(u"warm"_s), base});
    const double plain = timed(
        [&] { scratch.git({u"worktree"_s, u"add"_s, u"-q"_s, u"--detach"_s, scratch.beside(u"plain"_s), base}); });
    const QString worktree = scratch.beside(u"ours"_s);
    const double ours = timed([&] { addThrough(worktreeAddSetup(repository->facts(), worktree, base)); });
    print(u"worktree of 50,000 files"_s, ours, u"git worktree add"_s, plain, 1.5, 150);
    benchSnapshots(scratch, base, worktree);
    const double removed = timed([&] {
        if (const auto gone = removeWorktree(repository->facts(), worktree); !gone)
            qFatal("%s", qPrintable(gone.error().detail));
    });
    const double gitRemoved
        = timed([&] { scratch.git({u"worktree"_s, u"remove"_s, u"--force"_s, scratch.beside(u"plain"_s)}); });
    print(u"removal of a worktree of 50,000 files"_s, removed, u"git worktree remove"_s, gitRemoved, 2, 100);
    return 0;
}
