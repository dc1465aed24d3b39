// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/terminal.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace remit;
using namespace Qt::StringLiterals;

/** What a person meets in the terminal of a run. */
class TerminalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void onlyANameIsASession_data()
    {
        QTest::addColumn<QString>("session");
        QTest::addColumn<bool>("is");
        QTest::newRow("uuid") << u"5e551011-0000-4000-8000-000000000001"_s << true;
        QTest::newRow("words") << u"ses_7Abc.d:e"_s << true;
        QTest::newRow("none") << QString() << false;
        QTest::newRow("an option") << u"--dangerously"_s << false;
        QTest::newRow("a command") << u"a; rm -rf ~"_s << false;
        QTest::newRow("two lines") << u"a\nb"_s << false;
        QTest::newRow("quotes") << u"a'b"_s << false;
        QTest::newRow("too long") << QString(300, u'a') << false;
    }
    void onlyANameIsASession()
    {
        QFETCH(QString, session);
        QTEST(isSessionName(session), "is");
    }

    void nothingRunsUntilEnterIsPressed_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<bool>("ran");
        QTest::newRow("enter") << QByteArray("touch \"made by 'it'\"\n") << true;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("not entered") << QByteArray("touch \"made by 'it'\"") << false;
    }
    void nothingRunsUntilEnterIsPressed()
    {
        QFETCH(QByteArray, typed);
        QFETCH(bool, ran);
        QTemporaryDir folder;
        const QString worktree = folder.filePath(u"it's a worktree"_s);
        QVERIFY(QDir().mkpath(worktree));
        const QString script = folder.filePath(u"script"_s);
        QFile file(script);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(terminalScript({worktree, {u"touch"_s, u"made by 'it'"_s}, {u"HOME_OF_IT=/a b/.claude"_s}, false}));
        file.close();
        QProcess bash;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SHELL"_s, u"/usr/bin/env"_s); // the shell that follows tells its environment
        bash.setProcessEnvironment(environment);
        // Without a terminal bash shows nothing ready to edit; what is typed takes its place.
        bash.start(u"bash"_s, {script});
        bash.write(typed);
        bash.closeWriteChannel();
        QVERIFY(bash.waitForFinished());
        const QByteArray said = bash.readAllStandardOutput();
        QCOMPARE(QFile::exists(worktree + u"/made by 'it'"_s), ran);
        QVERIFY2(said.contains("HOME_OF_IT=/a b/.claude"), said.constData());
    }

    void whatHasNoSessionGetsAShell()
    {
        const QByteArray script = terminalScript({u"/w"_s, {}, {}, true});
        QVERIFY(script.contains("no session"));
        QVERIFY(script.contains("still going on"));
        QVERIFY(!script.contains("eval"));
        QVERIFY(!terminalScript({u"/w"_s, {u"claude\x1b[2J"_s}, {}, false}).contains("eval"));
    }

    void eachTerminalHasItsOwnWords()
    {
        QCOMPARE(terminalArguments(u"/usr/bin/konsole"_s, u"/s"_s), QStringList({u"-e"_s, u"bash"_s, u"/s"_s}));
        QCOMPARE(terminalArguments(u"/usr/bin/gnome-terminal"_s, u"/s"_s), QStringList({u"--"_s, u"bash"_s, u"/s"_s}));
    }
};

REMIT_TEST_MAIN(TerminalTest)
#include "tst_terminal.moc"
