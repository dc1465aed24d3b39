// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/ignorerules.h"
#include "runner/git/wildmatch.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

class TestIgnoreRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    /** Each rule against each path, with git's own answer as the expectation. */
    void everyRuleMeansWhatGitMeans()
    {
        const QByteArrayList rules{"*.o", "/top", "a/b", "dir/", "**/deep", "a/**/z", "all/**", "x?z", "[a-c]1",
            "[!a-c]1", "[[:digit:]][[:upper:]]", "\\#hash", "\\!bang", "# comment", "trail ", "keep\\ ", "a*b*c", "*",
            "**", "/**/mid", "f**o", "[", "[a", "a[]]b", "[^x]y", "foo/*", "/foo/*/bar", "x\\", "\\*star", "[a-",
            "[]-a]c", "**/", "a//b", "!*.o"};
        const QByteArrayList paths{"a.o", "d/a.o", "top", "d/top", "a/b", "d/a/b", "dir", "q/dir/f", "deep", "a/deep",
            "a/z", "a/m/z", "a/m/n/z", "all/x/y", "all", "xyz", "x/z", "a1", "d1", "5X", "5x", "#hash", "!bang",
            "trail", "keep ", "aXbYc", "abc/x", "mid", "q/w/mid", "foo", "fXo", "f/o", "a]b", "zy", "xy", "foo/a",
            "foo/a/bar", "foo/a/b/bar", "*star", "x", "]c", "[", "b"};
        const ScratchRepository scratch;
        QByteArray input;
        for (const QByteArray& path : paths)
            input += path + '\n';
        for (const QByteArray& rule : rules) {
            scratch.write(".gitignore", rule + '\n');
            IgnoreRules own;
            own.enter("", {rule + '\n'});
            for (const QByteArray& path : paths) {
                const int code = scratch.gitExitCode(
                    {u"check-ignore"_s, u"-q"_s, u"--no-index"_s, u"--"_s, QString::fromUtf8(path)});
                bool ignored = false;
                for (qsizetype slash = path.indexOf('/'); slash > 0 && !ignored; slash = path.indexOf('/', slash + 1))
                    ignored = own.ignores(path.first(slash), IgnoreRules::Kind::Folder);
                ignored = ignored || own.ignores(path, IgnoreRules::Kind::File);
                QVERIFY2(ignored == (code == 0),
                    (rule + " on " + path + (code == 0 ? " is ignored" : " is not ignored") + " by git").constData());
            }
        }
    }

    void deeperAndLaterRulesWin()
    {
        IgnoreRules rules;
        rules.addGlobal("*.global\n*.swp\n");
        rules.enter("", {"*.log\n!keep.log\n", "keep.log\n"});
        QVERIFY(rules.ignores("a.swp", IgnoreRules::Kind::File));
        QVERIFY(rules.ignores("keep.log", IgnoreRules::Kind::File)); // the second content came later
        rules.enter("sub", {"!*.log\n!*.swp\n/only\n"});
        QVERIFY(!rules.ignores("sub/a.log", IgnoreRules::Kind::File));
        QVERIFY(!rules.ignores("sub/a.swp", IgnoreRules::Kind::File));
        QVERIFY(rules.ignores("sub/a.global", IgnoreRules::Kind::File));
        QVERIFY(rules.ignores("sub/only", IgnoreRules::Kind::File));
        QVERIFY(!rules.ignores("sub/x/only", IgnoreRules::Kind::File));
        rules.leave();
        QVERIFY(rules.ignores("sub/a.log", IgnoreRules::Kind::File));
    }

    void crlfAndByteOrderMarksDoNotMatter()
    {
        IgnoreRules rules;
        rules.enter("", {"\xef\xbb\xbf*.o\r\n/x\r\n"});
        QVERIFY(rules.ignores("a.o", IgnoreRules::Kind::File));
        QVERIFY(rules.ignores("x", IgnoreRules::Kind::File));
    }
};

REMIT_TEST_MAIN(TestIgnoreRules)
#include "tst_ignorerules.moc"
