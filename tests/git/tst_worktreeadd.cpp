// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/worktree.h"
#include "tests/git/results.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QFileInfo>
#include <QSignalSpy>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

ProcessResult run(const ProcessSetup& setup, QByteArray& errors)
{
    Process process;
    ProcessResult result;
    QObject::connect(&process, &Process::standardError, &process, [&](const QByteArray& bytes) { errors += bytes; });
    QObject::connect(&process, &Process::done, &process, [&](const ProcessResult& ended) { result = ended; });
    QSignalSpy done(&process, &Process::done);
    process.start(setup);
    if (!QTest::qWaitFor([&] { return !done.isEmpty(); }, 60000))
        errors += "no end";
    return result;
}

} // namespace

class TestWorktreeAdd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aWorktreeIsMadeDetachedAtTheCommit()
    {
        const ScratchRepository scratch;
        scratch.write("a.txt", "one\n");
        const QString first = scratch.commit(u"first"_s);
        scratch.write("a.txt", "two\n");
        scratch.commit(u"second"_s);
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        const QString path = scratch.beside(u"-odd \"name\" ä"_s);
        QByteArray errors;
        const ProcessResult result = run(worktreeAddSetup(repository->facts(), path, first), errors);
        QVERIFY2(result.how == ProcessResult::How::Exited && result.exitCode == 0, errors.constData());
        QCOMPARE(scratch.read("a.txt", path), QByteArray("one\n"));
        QCOMPARE(QString::fromLatin1(scratch.git({u"rev-parse"_s, u"HEAD"_s}, path)), first);
        QCOMPARE(scratch.gitExitCode({u"symbolic-ref"_s, u"-q"_s, u"HEAD"_s}, nullptr, path), 1);
        QCOMPARE(scratch.git({u"status"_s, u"--porcelain"_s}, path), QByteArray());
        QVERIFY_RESULT(adminDir(repository->facts(), path));
        QVERIFY_RESULT(removeWorktree(repository->facts(), path));
    }

    void hooksAndMonitorsStayOffAndFiltersOfTheUserRun()
    {
        const ScratchRepository scratch;
        const QString canary = scratch.beside(u"canary"_s);
        scratch.write("a.txt", "a\n");
        scratch.write(".gitattributes", "*.txt filter=loud\n");
        const QString first = scratch.commit(u"first"_s);
        scratch.write(".git/hooks/post-checkout", "#!/bin/sh\ntouch " + canary.toUtf8() + '\n');
        scratch.makeExecutable(".git/hooks/post-checkout");
        scratch.git({u"config"_s, u"core.fsmonitor"_s, u"touch "_s + canary});
        scratch.git({u"config"_s, u"filter.loud.smudge"_s, u"tr a A"_s});
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        const QString path = scratch.beside(u"wt"_s);
        QByteArray errors;
        const ProcessResult result = run(worktreeAddSetup(repository->facts(), path, first), errors);
        QVERIFY2(result.exitCode == 0, errors.constData());
        QCOMPARE(scratch.read("a.txt", path), QByteArray("A\n"));
        QVERIFY(!QFileInfo::exists(canary));
    }

    void aWrongCommitFailsWithGitsWords()
    {
        const ScratchRepository scratch;
        scratch.commit(u"first"_s);
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        QByteArray errors;
        const ProcessResult result
            = run(worktreeAddSetup(repository->facts(), scratch.beside(u"wt"_s), QString(40, u'1')), errors);
        QVERIFY(result.exitCode != 0);
        QVERIFY(!errors.isEmpty());
    }

    void nothingOfTheUsersEnvironmentPassesButWhatGitNeeds()
    {
        qputenv("GIT_DIR", "/elsewhere");
        qputenv("GIT_SSH_COMMAND", "touch /tmp/canary");
        const QByteArrayList environment = hardenedGitEnvironment();
        qunsetenv("GIT_DIR");
        qunsetenv("GIT_SSH_COMMAND");
        for (const QByteArray& variable : environment)
            QVERIFY2(!variable.startsWith("GIT_DIR=") && !variable.startsWith("GIT_SSH"), variable.constData());
        QVERIFY(environment.contains("GIT_ALLOW_PROTOCOL="));
        QVERIFY(hardenedGitArguments().contains("core.hooksPath=/dev/null"));
    }
};

REMIT_TEST_MAIN(TestWorktreeAdd)
#include "tst_worktreeadd.moc"
