// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/landing.h"
#include "runner/git/snapshot.h"
#include "tests/support/scratchrepository.h"

namespace remit::test {

/** A repository with a run's result that is ready to land: a.txt edited, new.txt added, gone.txt removed, run.sh +x. */
struct LandingFixture {
    ScratchRepository scratch;
    QString base;
    QString result;

    LandingFixture()
    {
        using namespace Qt::StringLiterals;
        scratch.write("a.txt", "1\n2\n3\n4\n5\n");
        scratch.write("gone.txt", "gone\n");
        scratch.write("run.sh", "#!/bin/sh\n");
        scratch.write("other.txt", "other\n");
        scratch.write(".gitignore", "*.log\n");
        base = scratch.commit(u"base"_s);
        const QString worktree = scratch.addWorktree(u"wt"_s);
        SnapshotMaker maker(scratch.path(), worktree, base, u"run-1"_s);
        scratch.write("a.txt", "1\n2\nthree\n4\n5\n", worktree);
        if (!maker.take(1, u"half way"_s))
            qFatal("fixture: no first snapshot");
        scratch.write("new.txt", "new\n", worktree);
        scratch.write("deep/er/new.bin", QByteArray("\0\1\2", 3), worktree);
        scratch.remove("gone.txt", worktree);
        scratch.makeExecutable("run.sh", worktree);
        const auto snapshot = maker.take(2, u"done"_s);
        if (!snapshot)
            qFatal("fixture: no snapshot");
        result = snapshot->commit;
    }

    [[nodiscard]] LandingPlan plan(LandingWay way) const
    {
        LandingPlan plan;
        plan.way = way;
        plan.base = base;
        plan.result = result;
        plan.message = QStringLiteral("Do the thing");
        plan.newBranch = QStringLiteral("remit/thing");
        return plan;
    }
    [[nodiscard]] QByteArray head() const { return scratch.git({QStringLiteral("rev-parse"), QStringLiteral("main")}); }
    [[nodiscard]] bool isClean() const
    {
        const QByteArray status = scratch.git({QStringLiteral("status"), QStringLiteral("--porcelain")});
        if (!status.isEmpty())
            qInfo("status: %s", status.constData());
        return status.isEmpty();
    }
    [[nodiscard]] Repository open() const
    {
        auto repository = Repository::open(scratch.path());
        if (!repository)
            qFatal("fixture: %s", qPrintable(repository.error().detail));
        return std::move(*repository);
    }
};

} // namespace remit::test
