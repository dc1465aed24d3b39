// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/contract.h"
#include "runner/contract/forbiddencommands.h"
#include "runner/contract/shellcommands.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace remit;
using namespace Qt::StringLiterals;

/** What a shell command line runs, and what the do-not list says of it. */
class TestShellCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aLineIsItsCommands_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("commands"); // words with a space between, commands with a bar
        QTest::newRow("one") << u"npm test -- orders"_s << u"npm test -- orders"_s;
        QTest::newRow("several") << u"cd a && make; ls | wc -l &\ntrue"_s << u"cd a|make|ls|wc -l|true"_s;
        QTest::newRow("quotes") << u"echo 'a; b' \"c \\\" d\" e\\ f"_s << u"echo a; b c \" d e f"_s;
        QTest::newRow("assignments") << u"A=1 B='2 3' make X=4"_s << u"make X=4"_s;
        QTest::newRow("wrappers") << u"sudo -n env A=1 timeout 5 /usr/bin/git push"_s << u"git push"_s;
        QTest::newRow("a shell") << u"bash -lc 'cd a && git push'"_s << u"cd a|git push"_s;
        QTest::newRow("a shell in a shell") << u"sh -c \"sh -c 'git push'\""_s << u"git push"_s;
        QTest::newRow("a script") << u"bash script.sh -c x"_s << u"bash script.sh -c x"_s;
        QTest::newRow("redirections") << u"make 2>&1 >log.txt <in"_s << u"make"_s;
        QTest::newRow("a here-document") << u"cat <<'EOF' >f\ngit push\nEOF\nls"_s << u"cat|ls"_s;
        QTest::newRow("a substitution") << u"echo $(git push)"_s << u"echo $|git push"_s;
        QTest::newRow("a comment") << u"ls # git push"_s << u"ls"_s;
        QTest::newRow("a condition") << u"if true; then git push; fi"_s << u"true|git push|fi"_s;
        QTest::newRow("git-push") << u"git-push origin"_s << u"git push origin"_s;
        QTest::newRow("nothing") << u" \n ;; "_s << QString();
        QTest::newRow("an open quote") << u"echo 'a"_s << u"echo a"_s;
    }

    void aLineIsItsCommands()
    {
        QFETCH(QString, line);
        QFETCH(QString, commands);
        QStringList found;
        for (const QStringList& words : shellCommands(line))
            found.append(words.join(u' '));
        QCOMPARE(found.join(u'|'), commands);
    }

    void theListSaysWhatIsForbidden_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("action");
        QTest::newRow("commit") << u"git -c user.name=x commit -m y"_s << u"commit"_s;
        QTest::newRow("status") << u"git status"_s << QString();
        QTest::newRow("push, options between") << u"git -C sub push"_s << u"push"_s;
        QTest::newRow("publish") << u"yarn npm publish"_s << u"publish"_s;
        QTest::newRow("deletes") << u"rm -fr src"_s << u"delete-recursively"_s;
        QTest::newRow("deletes, long") << u"rm --recurs src"_s << u"delete-recursively"_s;
        QTest::newRow("deletes one file") << u"rm -f src/a"_s << QString();
        QTest::newRow("deletes in tmp") << u"rm -r /tmp/a /tmp/b"_s << QString();
        QTest::newRow("deletes not only in tmp") << u"rm -r /tmp/a /tmp/../etc"_s << u"delete-recursively"_s;
        QTest::newRow("finds and deletes") << u"find . -name x -delete"_s << u"delete-recursively"_s;
        QTest::newRow("network") << u"curl -s https://example.com"_s << u"network"_s;
        QTest::newRow("this machine") << u"curl -s http://127.0.0.1:80/"_s << QString();
    }

    void theListSaysWhatIsForbidden()
    {
        QFETCH(QString, line);
        QFETCH(QString, action);
        QCOMPARE(forbiddenAction(line, knownActions()), action);
        const bool always = action == u"commit" || action == u"push";
        QCOMPARE(forbiddenAction(line, {}), always ? action : QString());
    }

    void anyTextIsReadInBoundedTimeAndSpace()
    {
        QCOMPARE(shellCommands(u"a;"_s.repeated(100'000)).size(), 1000);
        QVERIFY(forbiddenAction(u"sh -c '"_s.repeated(1000), knownActions()).isEmpty());
        QRandomGenerator dice(3);
        const QString letters = u"git push 'sh -c\"\\$()<<\n;|&#{}"_s;
        for (int round = 0; round < 2000; ++round) {
            QString line;
            for (int i = 0; i < 40; ++i)
                line += letters[dice.bounded(letters.size())];
            for (const QStringList& words : shellCommands(line))
                QVERIFY(!words.isEmpty());
        }
    }
};

REMIT_TEST_MAIN(TestShellCommands)
#include "tst_shellcommands.moc"
