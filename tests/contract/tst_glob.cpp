// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/glob.h"
#include "runner/contract/globsuggestion.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace remit;
using namespace Qt::StringLiterals;

class GlobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aGlobMatchesWholePaths_data();
    void aGlobMatchesWholePaths();
    void badGlobsSayWhy_data();
    void badGlobsSayWhy();
    void theFirstMatchingGlobIsNamed();
    void anEmptySetAndABadGlobMatchNothing();
    void overlapIsSeen_data();
    void overlapIsSeen();
    void whatMatchesBothOverlaps();
    void hostileGlobsStayFast_data();
    void hostileGlobsStayFast();
    void aNearGlobIsSuggested_data();
    void aNearGlobIsSuggested();
};

void GlobTest::aGlobMatchesWholePaths_data()
{
    QTest::addColumn<QString>("glob");
    QTest::addColumn<QStringList>("matching");
    QTest::addColumn<QStringList>("others");
    const auto row = [](const QString& glob, const QStringList& matching, const QStringList& others) {
        QTest::newRow(qPrintable(glob)) << glob << matching << others;
    };
    row(u"src/**"_s, {u"src/a"_s, u"src/a/b/c"_s, u"src/.hidden"_s}, {u"src"_s, u"srcs/a"_s, u"a/src/b"_s});
    row(u"**/a.c"_s, {u"a.c"_s, u"x/a.c"_s, u"x/y/a.c"_s}, {u"xa.c"_s, u"a.c/b"_s});
    row(u"a/**/b"_s, {u"a/b"_s, u"a/x/b"_s, u"a/x/y/b"_s}, {u"a/bb"_s, u"ab"_s, u"x/a/b"_s});
    row(u"**"_s, {u"a"_s, u"a/b"_s}, {QString()});
    row(u"*.c"_s, {u"a.c"_s, u".c"_s}, {u"x/a.c"_s, u"a.cc"_s, u"a.c\n"_s});
    row(u"a*b*c"_s, {u"abc"_s, u"axxbyybzc"_s}, {u"ab"_s, u"abcx"_s, u"a/b/c"_s});
    row(u"?"_s, {u"a"_s, u"é"_s, u"😀"_s}, {u"ab"_s, u"/"_s});
    row(u"[a-c]x"_s, {u"ax"_s, u"cx"_s}, {u"dx"_s, u"x"_s});
    row(u"[!a-c]x"_s, {u"dx"_s, u"-x"_s}, {u"ax"_s, u"/x"_s});
    row(u"[]x]"_s, {u"]"_s, u"x"_s}, {u"a"_s});
    row(u"[a-]"_s, {u"-"_s, u"a"_s}, {u"b"_s});
    row(u"{a,b/c}/*.{h,cpp}"_s, {u"a/x.h"_s, u"b/c/x.cpp"_s}, {u"b/x.h"_s, u"a/x.c"_s});
    row(u"x{,.bak}"_s, {u"x"_s, u"x.bak"_s}, {u"x.ba"_s});
    row(u"{a,{b,c}d}"_s, {u"a"_s, u"bd"_s, u"cd"_s}, {u"b"_s, u"ad"_s});
    row(u"docs/"_s, {u"docs/a"_s, u"docs/a/b"_s}, {u"docs"_s, u"docsx"_s});
    row(u"\\[id\\]/*"_s, {u"[id]/a"_s}, {u"i/a"_s});
    row(u"a.c"_s, {u"a.c"_s}, {u"abc"_s, u"A.c"_s, u"a.c/x"_s});
    row(u"über/漢*"_s, {u"über/漢字"_s}, {u"uber/漢字"_s});
    row(u"a/**/*"_s, {u"a/b"_s, u"a/b/c"_s}, {u"a"_s});
    row(u"**/test/**/*.js"_s, {u"test/a.js"_s, u"x/test/y/z/a.js"_s}, {u"tests/a.js"_s});
}

void GlobTest::aGlobMatchesWholePaths()
{
    QFETCH(QString, glob);
    QFETCH(QStringList, matching);
    QFETCH(QStringList, others);
    QCOMPARE(GlobSet::problemWith(glob), QString());
    const GlobSet set({glob});
    for (const QString& path : matching)
        QVERIFY2(set.matches(path), qPrintable(path));
    for (const QString& path : others)
        QVERIFY2(!set.matches(path), qPrintable(path));
}

void GlobTest::badGlobsSayWhy_data()
{
    QTest::addColumn<QString>("glob");
    QTest::addColumn<QString>("why");
    QTest::newRow("empty") << QString() << u"empty"_s;
    QTest::newRow("absolute") << u"/a"_s << u"starts with /"_s;
    QTest::newRow("upwards") << u"a/../b"_s << u"leaves the repository"_s;
    QTest::newRow("upwards in braces") << u"a/{..,b}/c"_s << u"leaves the repository"_s;
    QTest::newRow("here") << u"./a"_s << u"Leave it out"_s;
    QTest::newRow("two slashes") << u"a//b"_s << u"Two /"_s;
    QTest::newRow("stars in a name") << u"a**b"_s << u"a*b within one folder"_s;
    QTest::newRow("three stars") << u"a/***"_s << u"alone"_s;
    QTest::newRow("open class") << u"a[b"_s << u"no ]"_s;
    QTest::newRow("slash in a class") << u"a[b/c]"_s << u"cannot hold a /"_s;
    QTest::newRow("backward range") << u"[z-a]"_s << u"backwards"_s;
    QTest::newRow("open brace") << u"{a,b"_s << u"no }"_s;
    QTest::newRow("lone brace") << u"a}"_s << u"no {"_s;
    QTest::newRow("other system's slash") << u"src\\orders"_s << u"Write / between folders"_s;
    QTest::newRow("last backslash") << u"a\\"_s << u"stands only before"_s;
    QTest::newRow("negated") << u"!a"_s << u"negated"_s;
    QTest::newRow("space") << u" a"_s << u"space"_s;
    QTest::newRow("line end") << u"a\nb"_s << u"control"_s;
    QTest::newRow("explosion") << u"{a,b}"_s.repeated(9) << u"more than 256"_s;
    QTest::newRow("huge explosion") << u"{a,b}"_s.repeated(200) << u"more than 256"_s;
    QTest::newRow("deep") << QString(9, u'{') + u"a"_s + QString(9, u'}') << u"deep"_s;
    QTest::newRow("endless") << QString(2000, u'a') << u"longer"_s;
}

void GlobTest::badGlobsSayWhy()
{
    QFETCH(QString, glob);
    QFETCH(QString, why);
    QVERIFY2(GlobSet::problemWith(glob).contains(why), qPrintable(GlobSet::problemWith(glob)));
    QVERIFY(!GlobSet({glob}).matches(glob));
}

void GlobTest::theFirstMatchingGlobIsNamed()
{
    const GlobSet set({u"a/*"_s, u"**/*.c"_s});
    QCOMPARE(set.firstMatch(u"a/x.c"_s), 0);
    QCOMPARE(set.firstMatch(u"b/x.c"_s), 1);
    QCOMPARE(set.firstMatch(u"b/x.h"_s), -1);
}

void GlobTest::anEmptySetAndABadGlobMatchNothing()
{
    QVERIFY(GlobSet().isEmpty());
    QVERIFY(!GlobSet().matches(u"a"_s));
    const GlobSet set({u"/bad"_s, u"a"_s});
    QCOMPARE(set.firstMatch(u"a"_s), 1);
}

void GlobTest::overlapIsSeen_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("overlap");
    QTest::newRow("folder in folder") << u"src/**"_s << u"src/orders/csv/**"_s << true;
    QTest::newRow("neighbours") << u"src/a/**"_s << u"src/b/**"_s << false;
    QTest::newRow("suffixes") << u"*.c"_s << u"*.h"_s << false;
    QTest::newRow("suffix and prefix") << u"a*"_s << u"*b"_s << true;
    QTest::newRow("anywhere") << u"**/x.c"_s << u"src/*/x.c"_s << true;
    QTest::newRow("depth differs") << u"*/x"_s << u"*/*/x"_s << false;
    QTest::newRow("classes") << u"[a-c]"_s << u"d"_s << false;
    QTest::newRow("class and letter") << u"[a-c]"_s << u"b"_s << true;
    QTest::newRow("braces") << u"{a,b}/x"_s << u"b/*"_s << true;
    QTest::newRow("same file") << u"a/b.c"_s << u"a/b.c"_s << true;
    QTest::newRow("everything") << u"**"_s << u"z"_s << true;
    QTest::newRow("a folder and its name") << u"src/"_s << u"src"_s << false;
    QTest::newRow("bad glob") << u"/a"_s << u"a"_s << false;
}

void GlobTest::overlapIsSeen()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(bool, overlap);
    QCOMPARE(GlobSet::mayOverlap(first, second), overlap);
    QCOMPARE(GlobSet::mayOverlap(second, first), overlap);
}

void GlobTest::whatMatchesBothOverlaps()
{
    const QStringList globs{
        u"**"_s, u"a/**"_s, u"**/b"_s, u"*"_s, u"a*"_s, u"*b"_s, u"a/*/c"_s, u"[ab]/?"_s, u"{a,b}/**/c"_s, u"a/"_s};
    const QStringList paths{
        u"a"_s, u"b"_s, u"ab"_s, u"a/b"_s, u"a/c"_s, u"b/c"_s, u"a/b/c"_s, u"b/x/y/c"_s, u"a/x/b"_s};
    int both = 0;
    for (const QString& first : globs)
        for (const QString& second : globs)
            for (const QString& path : paths)
                if (GlobSet({first}).matches(path) && GlobSet({second}).matches(path)) {
                    ++both;
                    QVERIFY2(GlobSet::mayOverlap(first, second), qPrintable(first + u' ' + second + u' ' + path));
                }
    QVERIFY(both > 50);
}

void GlobTest::hostileGlobsStayFast_data()
{
    QTest::addColumn<QString>("glob");
    QTest::addColumn<QString>("path");
    QTest::newRow("stars") << u"a*"_s.repeated(200) + u'b' << QString(4000, u'a');
    QTest::newRow("folders") << u"**/a/"_s.repeated(100) + u"b"_s << u"a/"_s.repeated(2000) + u"c"_s;
    QTest::newRow("alternatives") << u"{a*,a}"_s.repeated(8) + u"b"_s << QString(4000, u'a');
}

void GlobTest::hostileGlobsStayFast()
{
    QFETCH(QString, glob);
    QFETCH(QString, path);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(GlobSet::problemWith(glob), QString());
    QVERIFY(!GlobSet({glob}).matches(path));
    QVERIFY(GlobSet::mayOverlap(glob, glob));
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void GlobTest::aNearGlobIsSuggested_data()
{
    QTest::addColumn<QString>("glob");
    QTest::addColumn<QString>("suggestion");
    QTest::newRow("moved folder") << u"deploy/**"_s << u"ops/deploy/**"_s;
    QTest::newRow("misspelt folder") << u"src/odrers/**"_s << u"src/orders/**"_s;
    QTest::newRow("folder without stars") << u"src/orders"_s << u"src/orders/**"_s;
    QTest::newRow("folder with a slash") << u"scr/"_s << u"src/"_s;
    QTest::newRow("misspelt file") << u"src/orders/lst.js"_s << u"src/orders/list.js"_s;
    QTest::newRow("special characters") << u"app/\\[id\\]/pag.tsx"_s << QString();
    QTest::newRow("nothing near") << u"zebra/**"_s << QString();
    QTest::newRow("only wildcards") << u"*.zig"_s << QString();
}

void GlobTest::aNearGlobIsSuggested()
{
    QFETCH(QString, glob);
    QFETCH(QString, suggestion);
    const QStringList files{u"src/orders/list.js"_s, u"src/auth/login.js"_s, u"ops/deploy/prod.yml"_s,
        u"app/[id]/page.tsx"_s, u"README.md"_s};
    QCOMPARE(nearestGlob(glob, files), suggestion);
}

REMIT_TEST_MAIN(GlobTest)
#include "tst_glob.moc"
