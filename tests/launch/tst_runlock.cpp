// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/runlock.h"
#include "runner/process/process.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace remit;
using namespace Qt::StringLiterals;

class TestRunLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void aLockIsHeldOnceAndReleasedAtItsEnd();
    void aMovedLockIsHeldOnce();
    void aLockIsNoLinkToAnotherFile();
    void aLockGoesOnWithAChildThatInheritsIt();
    void aLockEndsWithItsHolderHoweverItDies();
    void thoseWhoOnlyAskAreInNobodysWay();
    void activeRunsAreListedOldestFirst();
    void whatIsNoRunIsNotListed();

private:
    QTemporaryDir m_dir;
    const RunId m_run = RunId::create(u"Alpha"_s, QDateTime::currentDateTimeUtc());
};

void TestRunLock::aLockIsHeldOnceAndReleasedAtItsEnd()
{
    const QString file = m_dir.filePath(u"a.lock"_s);
    {
        const auto lock = FileLock::take(file);
        QVERIFY(lock && lock->isHeld());
        const auto second = FileLock::take(file);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
    }
    QVERIFY(FileLock::take(file));
    QCOMPARE(FileLock::take(m_dir.filePath(u"none/a.lock"_s)).error().code, ErrorCode::Io);
}

void TestRunLock::aMovedLockIsHeldOnce()
{
    const QString file = m_dir.filePath(u"moved.lock"_s);
    auto first = FileLock::take(file);
    QVERIFY(first);
    FileLock second(std::move(*first));
    QVERIFY(!first->isHeld() && second.isHeld());
    FileLock third;
    third = std::move(second);
    QVERIFY(!FileLock::take(file));
    third.release();
    third.release();
    QVERIFY(FileLock::take(file));
}

void TestRunLock::aLockIsNoLinkToAnotherFile()
{
    const QString link = m_dir.filePath(u"link.lock"_s);
    QVERIFY(QFile::link(u"/etc/passwd"_s, link));
    QVERIFY(!FileLock::take(link));
}

void TestRunLock::aLockGoesOnWithAChildThatInheritsIt()
{
    const Paths paths(m_dir.filePath(u"data"_s), m_dir.filePath(u"config"_s));
    QVERIFY(QDir().mkpath(paths.runFolder(m_run)));
    QVERIFY(!hasSupervisor(paths, m_run));
    auto lock = FileLock::take(paths.supervisorLock(m_run));
    QVERIFY(lock);
    const QString gate = m_dir.filePath(u"gate"_s);
    ProcessSetup setup;
    setup.program = u"/bin/sh"_s;
    setup.arguments = {"-c", "while [ ! -e \"$0\" ]; do sleep 0.02; done", gate.toUtf8()};
    setup.environment = {"PATH=/usr/bin:/bin"};
    setup.workingDirectory = m_dir.path();
    setup.passDescriptors = {lock->descriptor()};
    QString error;
    QVERIFY2(startDetached(setup, &error), qPrintable(error));
    lock->release();
    QVERIFY(hasSupervisor(paths, m_run)); // there was no moment at which it was free
    QFile open(gate);
    QVERIFY(open.open(QIODevice::WriteOnly));
    QTRY_VERIFY(!hasSupervisor(paths, m_run));
}

void TestRunLock::aLockEndsWithItsHolderHoweverItDies()
{
    const QByteArray file = m_dir.filePath(u"dying.lock"_s).toUtf8();
    const pid_t child = ::fork();
    if (child == 0) {
        const auto lock = FileLock::take(QString::fromUtf8(file));
        ::pause();
        ::_exit(lock ? 0 : 1);
    }
    QTRY_VERIFY(!FileLock::take(QString::fromUtf8(file)));
    QCOMPARE(::kill(child, SIGKILL), 0);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    QVERIFY(FileLock::take(QString::fromUtf8(file)));
}

void TestRunLock::thoseWhoOnlyAskAreInNobodysWay()
{
    const Paths paths(m_dir.filePath(u"asked"_s), {});
    QVERIFY(QDir().mkpath(paths.runFolder(m_run)));
    std::atomic<bool> over = false;
    std::atomic<int> asked = 0;
    std::thread curious([&] {
        while (!over) {
            asked += hasSupervisor(paths, m_run) ? 0 : 1;
            std::this_thread::sleep_for(std::chrono::microseconds{200});
        }
    });
    int missed = 0;
    for (int turn = 0; turn < 500; ++turn) {
        missed += takeSupervisorLock(paths, m_run) ? 0 : 1;
        std::this_thread::sleep_for(std::chrono::microseconds{100});
    }
    over = true;
    curious.join();
    QCOMPARE(missed, 0);
    QVERIFY(asked > 0);
    const auto lock = takeSupervisorLock(paths, m_run);
    QVERIFY(lock);
    QCOMPARE(takeSupervisorLock(paths, m_run).error().code, ErrorCode::Busy);
}

void TestRunLock::activeRunsAreListedOldestFirst()
{
    const ActiveRuns active(Paths(m_dir.filePath(u"active-data"_s), {}));
    QVERIFY(active.all().isEmpty());
    const RunId second = RunId::create(u"Aaa"_s, QDateTime::currentDateTimeUtc());
    QVERIFY(active.add(m_run));
    const timespec old[2] = {{1'000'000'000, 0}, {1'000'000'000, 0}};
    QCOMPARE(
        ::utimensat(AT_FDCWD, (m_dir.filePath(u"active-data/active/"_s) + m_run.text()).toUtf8().constData(), old, 0),
        0);
    QVERIFY(active.add(second));
    QCOMPARE(active.all(), (QList<RunId>{m_run, second}));
    QVERIFY(active.remove(m_run));
    QVERIFY(active.remove(m_run));
    QCOMPARE(active.all(), QList<RunId>{second});
}

void TestRunLock::whatIsNoRunIsNotListed()
{
    QVERIFY(QDir().mkpath(m_dir.filePath(u"odd/active"_s)));
    for (const QString& name : {u".hidden"_s, u"no run"_s, u"a-20261121-0253-k3f9.tmp"_s}) {
        QFile file(m_dir.filePath(u"odd/active/"_s + name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(ActiveRuns(Paths(m_dir.filePath(u"odd"_s), {})).all().isEmpty());
}

REMIT_TEST_MAIN(TestRunLock)
#include "tst_runlock.moc"
