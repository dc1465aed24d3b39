// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>

using namespace remit::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/** Somebody sets the clock while a run goes on: its limits do not move, and what is told of it stays sane. */
class TestRemitClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limitsHoldWhereTheClockIsSet_data()
    {
        QTest::addColumn<QByteArray>("seconds");
        QTest::newRow("an hour back") << QByteArray("-3600");
        QTest::newRow("an hour on") << QByteArray("3600");
        QTest::newRow("to the last century") << QByteArray("-1700000000");
    }

    void limitsHoldWhereTheClockIsSet()
    {
        QTest::failOnWarning();
        QFETCH(QByteArray, seconds);
        RemitCtl ctl;
        const ScratchRepository repository;
        repository.write("src/a.txt", "one\n");
        (void)repository.commit(u"First"_s);
        const QString jump = ctl.write(u"jump"_s, "0");
        ctl.setVariable(u"LD_PRELOAD"_s, QStringLiteral(REMIT_CLOCKJUMP));
        ctl.setVariable(u"CLOCK_JUMP"_s, jump);
        const QString run = ctl.launch(repository.path(),
            {.script = "echo up; echo new > src/new.txt; sleep 600\n",
                .limits = "wall_clock = \"3s\"\nidle = \"1m\"\n"});
        QTRY_VERIFY_WITH_TIMEOUT(contentOf(ctl.runFolder(run) + u"/stdout.log"_s).contains("up"), 30'000);
        QElapsedTimer clock;
        clock.start();
        (void)ctl.write(u"jump"_s, seconds);
        QTRY_COMPARE_WITH_TIMEOUT(ctl.stateOf(run), u"finished"_s, 30'000);
        QVERIFY(clock.durationElapsed() > 1s);
        const QJsonObject record = ctl.show(run);
        QCOMPARE(record.value(u"status").toString(), u"LIMIT"_s);
        QCOMPARE(record.value(u"limit").toString(), u"wall_clock"_s);
        QVERIFY2(record.value(u"duration_s").toDouble() >= 3,
            QByteArray::number(record.value(u"duration_s").toDouble()).constData());
        QCOMPARE(ctl({u"journal"_s, run, u"--verify"_s}).code, 0);
        QCOMPARE(ctl({u"list"_s}).code, 0);
    }
};

REMIT_TEST_MAIN(TestRemitClock)
#include "tst_remitclock.moc"
