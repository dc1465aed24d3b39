// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/changes.h"
#include "tests/git/results.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray lines(int count, const char* word = "line")
{
    QByteArray text;
    for (int number = 1; number <= count; ++number)
        text += QByteArray(word) + ' ' + QByteArray::number(number) + '\n';
    return text;
}

/** One change in a line, for comparing as a whole: "R old.txt -> new.txt +1 -2 100644 100755 binary". */
QString summary(const FileChange& change)
{
    QString text = toText(change.kind) + u' ';
    if (change.oldPath != change.path)
        text += displayPath(change.oldPath) + " -> "_L1;
    text += u"%1 +%2 -%3 %4 %5"_s.arg(displayPath(change.path))
                .arg(change.added)
                .arg(change.removed)
                .arg(change.oldMode, 0, 8)
                .arg(change.newMode, 0, 8);
    return change.binary ? text + " binary"_L1 : text;
}

QStringList summaries(const QList<FileChange>& changes)
{
    QStringList texts;
    for (const FileChange& change : changes)
        texts.append(summary(change));
    return texts;
}

/** The two measure likeness by different rules; everything else is the same to the byte. */
QByteArrayList withoutSimilarity(const QByteArray& patch)
{
    QByteArrayList lines = patch.split('\n');
    for (QByteArray& line : lines) {
        if (line.startsWith("similarity index "))
            line = "similarity index";
    }
    return lines;
}

/** A repository with one commit before and one after, with every kind of change in it. */
struct Everything {
    ScratchRepository scratch;
    QString before;
    QString after;

    Everything()
    {
        scratch.write("edit.txt", lines(20));
        scratch.write("gone.txt", lines(3, "gone"));
        scratch.write("move/old name.txt", lines(50, "moved"));
        scratch.write("run.sh", "#!/bin/sh\n");
        scratch.write("picture.bin", QByteArray("\0\1\2", 3));
        scratch.write("crlf.txt", "one\r\ntwo\r\n");
        scratch.write("turns", "a file\n");
        scratch.write("no-end.txt", "last");
        before = scratch.commit(u"before"_s);
        scratch.write("edit.txt", lines(20).replace("line 7\n", "line seven\n").replace("line 19\n", ""));
        scratch.remove("gone.txt");
        scratch.remove("move/old name.txt");
        scratch.write("move/new.txt", lines(50, "moved") + "one more\n");
        scratch.makeExecutable("run.sh");
        scratch.write("picture.bin", QByteArray("\0\1\3", 3));
        scratch.write("crlf.txt", "one\r\nthree\r\n");
        scratch.remove("turns");
        scratch.link("turns", "edit.txt");
        scratch.write("no-end.txt", "last\n");
        scratch.write("new/\xff\xfe.txt", "odd name\n");
        scratch.write("empty", "");
        after = scratch.commit(u"after"_s);
    }
};

} // namespace

class TestChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void everyKindOfChangeIsTold()
    {
        const Everything fixture;
        const auto repository = Repository::open(fixture.scratch.path());
        QVERIFY_RESULT(repository);
        const auto changes = changesBetween(*repository, fixture.before, fixture.after);
        QVERIFY_RESULT(changes);
        QCOMPARE(summaries(*changes),
            QStringList({
                u"M crlf.txt +1 -1 100644 100644"_s,
                u"M edit.txt +1 -2 100644 100644"_s,
                u"A empty +0 -0 0 100644"_s,
                u"D gone.txt +0 -3 100644 0"_s,
                u"R move/old name.txt -> move/new.txt +1 -0 100644 100644"_s,
                u"A new/\\xff\\xfe.txt +1 -0 0 100644"_s,
                u"M no-end.txt +1 -1 100644 100644"_s,
                u"M picture.bin +0 -0 100644 100644 binary"_s,
                u"M run.sh +0 -0 100644 100755"_s,
                u"T turns +1 -1 100644 120000"_s,
            }));
        const FileChange& edited = changes->at(1);
        QCOMPARE(edited.oldSize, fixture.scratch.git({u"show"_s, fixture.before + ":edit.txt"_L1}).size() + 1);
        QCOMPARE(edited.newBlob, QString::fromLatin1(fixture.scratch.git({u"rev-parse"_s, u"HEAD:edit.txt"_s})));
    }

    void nothingChangedIsAnEmptyList()
    {
        const Everything fixture;
        const auto repository = Repository::open(fixture.scratch.path());
        QVERIFY_RESULT(repository);
        const auto changes = changesBetween(*repository, fixture.after, fixture.after);
        QVERIFY_RESULT(changes);
        QCOMPARE(changes->size(), 0);
        QVERIFY_FAILS(changesBetween(*repository, fixture.before, QString(40, u'1')), ErrorCode::NotFound);
    }

    void thePatchIsWhatGitDiffPrints_data()
    {
        QTest::addColumn<int>("context");
        QTest::newRow("three lines") << 3;
        QTest::newRow("no lines") << 0;
        QTest::newRow("all lines") << 1000;
    }
    void thePatchIsWhatGitDiffPrints()
    {
        QFETCH(const int, context);
        const Everything fixture;
        const auto repository = Repository::open(fixture.scratch.path());
        QVERIFY_RESULT(repository);
        const auto patch = patchBetween(*repository, fixture.before, fixture.after, context);
        QVERIFY_RESULT(patch);
        const QByteArray expected
            = fixture.scratch.git({u"diff"_s, u"--no-color"_s, u"-U%1"_s.arg(context), fixture.before, fixture.after});
        QCOMPARE(withoutSimilarity(*patch), withoutSimilarity(expected + '\n'));
    }

    void aPatchIsCutAtALineWithinItsMaximum()
    {
        const Everything fixture;
        const auto repository = Repository::open(fixture.scratch.path());
        QVERIFY_RESULT(repository);
        const auto whole = patchBetween(*repository, fixture.before, fixture.after);
        const auto part = patchBetween(*repository, fixture.before, fixture.after, 3, 200);
        QVERIFY_RESULT(whole);
        QVERIFY_RESULT(part);
        QCOMPARE_LE(part->size(), 200);
        QVERIFY(!part->isEmpty());
        QVERIFY(part->endsWith('\n'));
        QVERIFY(whole->startsWith(*part));
    }

    void anAttributeOfTheResultDoesNotHideItsLines()
    {
        const ScratchRepository scratch;
        scratch.write("a.txt", "one\n");
        const QString before = scratch.commit(u"before"_s);
        scratch.write("a.txt", "two\n");
        scratch.write(".gitattributes", "* -diff\n");
        const QString after = scratch.commit(u"after"_s);
        scratch.git({u"reset"_s, u"-q"_s, u"--hard"_s, before});
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        const auto patch = patchBetween(*repository, before, after);
        QVERIFY_RESULT(patch);
        QVERIFY2(patch->contains("-one\n+two\n"), patch->constData());
    }

    void tenThousandFilesAreCompared()
    {
        const ScratchRepository scratch;
        for (int number = 0; number < 10000; ++number)
            scratch.write("d" + QByteArray::number(number % 100) + "/f" + QByteArray::number(number),
                "content " + QByteArray::number(number) + '\n');
        const QString before = scratch.commit(u"before"_s);
        for (int number = 0; number < 10000; ++number)
            scratch.write("d" + QByteArray::number(number % 100) + "/f" + QByteArray::number(number),
                "changed " + QByteArray::number(number) + '\n');
        const QString after = scratch.commit(u"after"_s);
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        const auto changes = changesBetween(*repository, before, after);
        QVERIFY_RESULT(changes);
        QCOMPARE(changes->size(), 10000);
        QVERIFY(std::ranges::all_of(*changes, [](const FileChange& change) { return change.added == 1; }));
    }

    void aBlobIsReadUpToItsMaximum()
    {
        const ScratchRepository scratch;
        scratch.write("a.txt", "12345");
        scratch.commit(u"first"_s);
        const QString id = QString::fromLatin1(scratch.git({u"rev-parse"_s, u"HEAD:a.txt"_s}));
        const QString tree = QString::fromLatin1(scratch.git({u"rev-parse"_s, u"HEAD^{tree}"_s}));
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        QCOMPARE(blob(*repository, id, 5).value_or(QByteArray()), QByteArray("12345"));
        QVERIFY_FAILS(blob(*repository, id, 4), ErrorCode::Refused);
        QVERIFY_FAILS(blob(*repository, tree, 400), ErrorCode::InvalidInput);
        QVERIFY_FAILS(blob(*repository, QString(40, u'0'), 4), ErrorCode::NotFound);
        QVERIFY_FAILS(blob(*repository, u"short"_s, 4), ErrorCode::InvalidInput);
    }

    void pathsAreShownWithoutDeceit_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QByteArray("src/a b.txt") << u"src/a b.txt"_s;
        QTest::newRow("umlaut") << QByteArray("\xc3\xa4.txt") << u"ä.txt"_s;
        QTest::newRow("newline and tab") << QByteArray("a\nb\tc") << u"a\\nb\\tc"_s;
        QTest::newRow("escape") << QByteArray("\x1b[31m") << u"\\x1b[31m"_s;
        QTest::newRow("bidi override") << QByteArray("\xe2\x80\xaetxt.exe") << u"\\u{202e}txt.exe"_s;
        QTest::newRow("zero width") << QByteArray("a\xe2\x80\x8b.c") << u"a\\u{200b}.c"_s;
        QTest::newRow("not UTF-8") << QByteArray("\xff\xc3") << u"\\xff\\xc3"_s;
        QTest::newRow("backslash") << QByteArray("a\\nb") << u"a\\\\nb"_s;
        QTest::newRow("astral") << QByteArray("\xf0\x9f\x98\x80") << QString::fromUtf8("\xf0\x9f\x98\x80");
        QTest::newRow("empty") << QByteArray() << QString();
    }
    void pathsAreShownWithoutDeceit()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QString, shown);
        QCOMPARE(displayPath(path), shown);
    }
};

REMIT_TEST_MAIN(TestChanges)
#include "tst_changes.moc"
