// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/event.h"
#include "runner/supervise/checkwatch.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace remit;
using namespace Qt::StringLiterals;

/** Which of an agent's commands are the success command, and which of those failed. */
class CheckWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void aStepOfALineIsTheCommand_data();
    void aStepOfALineIsTheCommand();
    void onlyAFailureWithAnExitCodeCounts_data();
    void onlyAFailureWithAnExitCodeCounts();
    void aCallIsCountedOnce();
};

void CheckWatchTest::aStepOfALineIsTheCommand_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("same");
    QTest::newRow("itself") << u"npm test -- orders"_s << u"npm test -- orders"_s << true;
    QTest::newRow("other spaces") << u"npm test"_s << u"  npm   test "_s << true;
    QTest::newRow("behind a folder") << u"npm test"_s << u"cd src && npm test"_s << true;
    QTest::newRow("with a pipe") << u"npm test"_s << u"npm test 2>&1 | tail -20"_s << true;
    QTest::newRow("into a file") << u"npm test"_s << u"npm test > /tmp/log 2>&1"_s << true;
    QTest::newRow("on a line of its own") << u"make"_s << u"make; echo $?"_s << true;
    QTest::newRow("more words") << u"make"_s << u"make lint"_s << false;
    QTest::newRow("fewer words") << u"npm test -- orders"_s << u"npm test"_s << false;
    QTest::newRow("only named") << u"npm test"_s << u"echo npm test"_s << false;
    QTest::newRow("several steps") << u"make && ./run"_s << u"cd x; make && ./run"_s << true;
    QTest::newRow("through a shell") << u"npm test"_s << u"/bin/bash -lc 'npm test'"_s << true;
    QTest::newRow("a step through a shell") << u"npm test"_s << u"bash -c \"cd src && npm test\""_s << true;
    QTest::newRow("through a shell, bare") << u"make"_s << u"sh -c make"_s << true;
    QTest::newRow("another one through a shell") << u"npm test"_s << u"/bin/bash -lc 'npm install'"_s << false;
    QTest::newRow("with a variable") << u"npm test"_s << u"cd src && CI=1 FOO='a b' npm test"_s << true;
    QTest::newRow("none") << u""_s << u""_s << false;
}

void CheckWatchTest::aStepOfALineIsTheCommand()
{
    QFETCH(QString, command);
    QFETCH(QString, line);
    QTEST(CheckWatch(command).runs(line), "same");
}

void CheckWatchTest::onlyAFailureWithAnExitCodeCounts_data()
{
    QTest::addColumn<QJsonObject>("end");
    QTest::addColumn<bool>("failed");
    QTest::newRow("failed") << QJsonObject{{u"ok"_s, false}, {u"exit"_s, 1}} << true;
    QTest::newRow("passed") << QJsonObject{{u"ok"_s, true}} << false;
    QTest::newRow("passed with a code") << QJsonObject{{u"ok"_s, true}, {u"exit"_s, 0}} << false;
    QTest::newRow("refused") << QJsonObject{{u"ok"_s, false}} << false;
}

void CheckWatchTest::onlyAFailureWithAnExitCodeCounts()
{
    QFETCH(QJsonObject, end);
    CheckWatch watch(u"make check"_s);
    const QJsonObject start{
        {u"id"_s, u"1"_s}, {u"kind"_s, u"command"_s}, {u"input"_s, QJsonObject{{u"command"_s, u"make check"_s}}}};
    QVERIFY(!watch.failed(event::toolStart, start));
    end.insert(u"id"_s, u"1"_s);
    QTEST(watch.failed(event::toolEnd, end), "failed");
}

void CheckWatchTest::aCallIsCountedOnce()
{
    CheckWatch watch(u"make check"_s);
    const QJsonObject end{{u"id"_s, u"1"_s}, {u"ok"_s, false}, {u"exit"_s, 2}};
    QVERIFY(!watch.failed(event::toolEnd, end)); // not ours
    const QJsonObject start{
        {u"id"_s, u"1"_s}, {u"kind"_s, u"command"_s}, {u"input"_s, QJsonObject{{u"command"_s, u"make check"_s}}}};
    QVERIFY(!watch.failed(event::toolStart, start));
    QVERIFY(watch.failed(event::toolEnd, end));
    QVERIFY(!watch.failed(event::toolEnd, end));
}

REMIT_TEST_MAIN(CheckWatchTest)
#include "tst_checkwatch.moc"
