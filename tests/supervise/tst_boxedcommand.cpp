// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/boxedcommand.h"
#include "tests/sandbox/boxfixture.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace remit;
using namespace remit::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/** Setup commands and checks: what an agent wrote runs in them, so limits hold there, too. */
class TestBoxedCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void itsCodeAndOutputAreKept()
    {
        REMIT_NEED_BOX();
        QCOMPARE(resultOf("echo out; echo err >&2; exit 3", 1min).exit, 3);
        QCOMPARE(output(), QByteArray("out\nerr\n"));
    }

    void itsTimeIsLimited()
    {
        REMIT_NEED_BOX();
        const CheckResult result = resultOf("trap '' TERM; (setsid sleep 100 &) ; sleep 100", 300ms);
        QVERIFY(result.timedOut);
        QCOMPARE(result.exit, 124);
        QVERIFY(result.limit.isEmpty());
    }

    void itsMemoryIsLimited()
    {
        REMIT_NEED_BOX();
        m_limits.memoryBytes = 100'000'000;
        const CheckResult result = resultOf("exec perl -e 'while (1) { push @a, \"x\" x 1000000 }'", 1min);
        QCOMPARE(result.limit, u"memory"_s);
        QCOMPARE(result.exit, 137);
        QVERIFY(!result.timedOut);
        QVERIFY2(output().contains("ended at its memory limit"), output().constData());
    }

    void itsDiskIsLimited()
    {
        REMIT_NEED_BOX();
        m_limits.diskBytes = 20'000'000;
        const CheckResult result
            = resultOf("i=0; while :; do i=$((i+1)); head -c 1000000 /dev/zero > file-$i; done", 1min);
        QCOMPARE(result.limit, u"disk"_s);
        QCOMPARE(result.exit, 137);
    }

    void whatNeedsLittleIsLeftAlone()
    {
        REMIT_NEED_BOX();
        m_limits.memoryBytes = 1'000'000'000;
        m_limits.diskBytes = 1'000'000'000;
        const CheckResult result = resultOf("true", 1min);
        QCOMPARE(result.exit, 0);
        QVERIFY(result.limit.isEmpty());
    }

    void cleanup() { m_limits = {}; }

private:
    CheckResult resultOf(const QByteArray& script, std::chrono::milliseconds timeout)
    {
        BoxedCommandSetup setup;
        setup.commandLine = QString::fromUtf8(script);
        setup.spec = m_run.spec({});
        setup.bwrap = sandboxFacts().bwrap;
        setup.timeout = timeout;
        setup.outputFile = m_run.path(u"output"_s);
        setup.limits = m_limits;
        BoxedCommand command;
        CheckResult told;
        QString problem = u"nothing was told"_s;
        QSignalSpy done(&command, &BoxedCommand::done);
        connect(&command, &BoxedCommand::done, this, [&](const CheckResult& result, const QString& error) {
            told = result;
            problem = error;
        });
        command.start(setup);
        if (!done.wait(60s) || !problem.isEmpty())
            QTest::qFail(qPrintable(problem), __FILE__, __LINE__);
        return told;
    }
    [[nodiscard]] QByteArray output() const { return m_run.read(u"output"_s); }

    ScratchRun m_run;
    Limits m_limits;
};

REMIT_TEST_MAIN(TestBoxedCommand)
#include "tst_boxedcommand.moc"
