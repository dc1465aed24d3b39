// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/shellwords.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace Qt::StringLiterals;

class TestShellWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aLineIsSplitAsAShellDoes_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << u" a  b\tc\n"_s << QStringList{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("single quotes") << u"'a b' 'c\\'"_s << QStringList{u"a b"_s, u"c\\"_s};
        QTest::newRow("double quotes") << u"\"a \\\"b\\\" \\$c \\n\""_s << QStringList{u"a \"b\" $c \\n"_s};
        QTest::newRow("joined") << u"'it'\"'\"'s' a\\ b"_s << QStringList{u"it's"_s, u"a b"_s};
        QTest::newRow("empty words") << u"'' \"\" x"_s << QStringList{QString(), QString(), u"x"_s};
        QTest::newRow("open quote") << u"a 'b c"_s << QStringList{u"a"_s, u"b c"_s};
        QTest::newRow("open backslash") << u"a\\"_s << QStringList{u"a\\"_s};
        QTest::newRow("nothing") << u" \n"_s << QStringList();
        QTest::newRow("more words") << u"a b c d e"_s << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d e"_s};
    }

    void aLineIsSplitAsAShellDoes()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        QCOMPARE(shellWords(line, 4), words);
    }

    void aScriptIsTakenOutOfItsShell_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("script");
        QTest::newRow("bash") << u"/bin/bash -lc 'npm test -- orders'"_s << u"npm test -- orders"_s;
        QTest::newRow("double quotes") << u"bash -lc \"printf '%s\\\\n' \\\"a\\\" && b\""_s
                                       << u"printf '%s\\n' \"a\" && b"_s;
        QTest::newRow("sh") << u"sh -c make"_s << u"make"_s;
        QTest::newRow("with an argument") << u"sh -c make x"_s << u"sh -c make x"_s;
        QTest::newRow("another program") << u"python -c 'x'"_s << u"python -c 'x'"_s;
        QTest::newRow("no shell") << u"npm test"_s << u"npm test"_s;
        QTest::newRow("nothing") << QString() << QString();
    }

    void aScriptIsTakenOutOfItsShell()
    {
        QFETCH(QString, line);
        QFETCH(QString, script);
        QCOMPARE(shellScript(line), script);
    }
};

REMIT_TEST_MAIN(TestShellWords)
#include "tst_shellwords.moc"
