// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/changedfiles.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

FileChange change(const QByteArray& path, qint64 added, qint64 removed = 0, ChangeKind kind = ChangeKind::Modified)
{
    FileChange file;
    file.path = file.oldPath = path;
    file.kind = kind;
    file.added = added;
    file.removed = removed;
    return file;
}

QList<FileChange> sample()
{
    return {change("src/orders/orders_handler.cpp", 18, 6), change("src/orders/orders_store.cpp", 22, 8),
        change("src/orders/page.cpp", 38, 0, ChangeKind::Added), change("tests/orders/page_test.cpp", 43)};
}

/** Each row on a line, two spaces a level: "M page.cpp +38 -0", with "!" findings, "c" comments, "v" reviewed. */
QStringList print(const ChangedFiles& files, const QModelIndex& parent = {}, int level = 0)
{
    QStringList lines;
    for (int row = 0; row < files.rowCount(parent); ++row) {
        const QModelIndex at = files.index(row, 0, parent);
        QString line = QString(level * 2, u' ') + at.data(ChangedFiles::KindRole).toString() + u" "_s
            + at.data().toString()
            + u" +%1 -%2"_s.arg(at.data(ChangedFiles::AddedRole).toInt())
                  .arg(at.data(ChangedFiles::RemovedRole).toInt());
        if (at.data(ChangedFiles::SeverityRole).toInt() >= 0)
            line += u" !%1"_s.arg(at.data(ChangedFiles::SeverityRole).toInt());
        if (at.data(ChangedFiles::CommentsRole).toInt() > 0)
            line += u" c%1"_s.arg(at.data(ChangedFiles::CommentsRole).toInt());
        if (at.data(ChangedFiles::ReviewedRole).toBool())
            line += u" v"_s;
        lines << line;
        lines << print(files, at, level + 1);
    }
    return lines;
}

struct Fixture {
    ChangedFiles files;
    QAbstractItemModelTester tester{&files, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

class TestChangedFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    /** The model tester asks for pixmaps, which a program without Qt Gui cannot make. */
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!Trying to construct an instance)"_s)); }

    void foldersAreCompactedAndAddUp_data()
    {
        QTest::addColumn<QList<FileChange>>("changes");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("none") << QList<FileChange>{} << QStringList{};
        QTest::newRow("one at the top") << QList{change("README", 1)} << QStringList{u"M README +1 -0"_s};
        QTest::newRow("two chains") << sample()
                                    << QStringList{u" src/orders +78 -14"_s, u"  M orders_handler.cpp +18 -6"_s,
                                           u"  M orders_store.cpp +22 -8"_s, u"  A page.cpp +38 -0"_s,
                                           u" tests/orders +43 -0"_s, u"  M page_test.cpp +43 -0"_s};
        QTest::newRow("a chain that forks") << QList{change("a/b/c/x", 1), change("a/b/d/e/y", 2), change("a/b/z", 4)}
                                            << QStringList{u" a/b +7 -0"_s, u"   c +1 -0"_s, u"    M x +1 -0"_s,
                                                   u"   d/e +2 -0"_s, u"    M y +2 -0"_s, u"  M z +4 -0"_s};
        QTest::newRow("a file and a folder of one name") << QList{change("a", 1, 0, ChangeKind::Deleted),
            change("a/x", 2, 0, ChangeKind::Added)} << QStringList{u" a +2 -0"_s, u"  A x +2 -0"_s, u"D a +1 -0"_s};
    }

    void foldersAreCompactedAndAddUp()
    {
        QFETCH(const QList<FileChange>, changes);
        Fixture f;
        f.files.setChanges(changes);
        QTEST(print(f.files), "expected");
        f.files.setChanges({});
        f.files.setChanges({});
        QCOMPARE(f.files.rowCount(), 0);
    }

    void findingsCommentsAndReviewedFilesShowWithoutAReset()
    {
        Fixture f;
        f.files.setChanges(sample());
        const QPersistentModelIndex page = f.files.indexOf(u"src/orders/page.cpp"_s);
        QSignalSpy resets(&f.files, &QAbstractItemModel::modelReset);
        f.files.setFindings({{u"gate-weakened"_s, FindingSeverity::Low, u"src/orders/page.cpp"_s, 4, {}},
            {u"secret-added"_s, FindingSeverity::High, u"src/orders/page.cpp"_s, 5, {}}});
        ReviewNotes notes;
        notes.reviewedFiles = {u"src/orders/page.cpp"_s, u"gone.cpp"_s};
        notes.comments = {{u"tests/orders/page_test.cpp"_s, 3, false, u"why"_s, u"1"_s, false}};
        f.files.setNotes(notes);
        QCOMPARE(resets.size(), 0);
        QVERIFY(page.isValid());
        QCOMPARE(print(f.files).at(3), u"  A page.cpp +38 -0 !2 v"_s);
        QCOMPARE(print(f.files).at(5), u"  M page_test.cpp +43 -0 c1"_s);
        QCOMPARE(f.files.reviewedCount(), 1);
        QCOMPARE(f.files.added(), 121);
        QCOMPARE(f.files.removed(), 14);
        QCOMPARE(page.data(Qt::AccessibleTextRole).toString(),
            u"page.cpp, added, 38 added, 0 removed, reviewed, finding: High"_s);
    }

    void theFilterLeavesMatchingPaths()
    {
        Fixture f;
        f.files.setChanges(sample());
        f.files.setFilterText(u"PAGE"_s);
        QCOMPARE(print(f.files),
            (QStringList{u" src/orders +38 -0"_s, u"  A page.cpp +38 -0"_s, u" tests/orders +43 -0"_s,
                u"  M page_test.cpp +43 -0"_s}));
        QVERIFY(!f.files.indexOf(u"src/orders/orders_store.cpp"_s).isValid());
        QVERIFY(f.files.change(u"src/orders/orders_store.cpp"_s) != nullptr);
    }

    void neighboursFollowTheTree()
    {
        Fixture f;
        QCOMPARE(f.files.neighbour({}, 1), QString());
        f.files.setChanges({change("a.txt", 1), change("b/x", 1), change("b/y", 1)});
        QCOMPARE(f.files.neighbour({}, 1), u"b/x"_s);
        QCOMPARE(f.files.neighbour(u"b/y"_s, 1), u"a.txt"_s);
        QCOMPARE(f.files.neighbour(u"a.txt"_s, 1), QString());
        QCOMPARE(f.files.neighbour(u"b/x"_s, -1), QString());
    }

    void hostileNamesAreShownEscaped()
    {
        Fixture f;
        f.files.setChanges({change("src/\xe2\x80\xaegnp.exe", 1), change("src/a\nb", 1), change("src/\xff", 1)});
        for (int row = 0; row < 3; ++row) {
            const QString name = f.files.index(row, 0, f.files.index(0, 0)).data().toString();
            QVERIFY2(!name.contains(QChar(0x202e)) && !name.contains(u'\n') && !name.contains(QChar(0xfffd)),
                qPrintable(name));
        }
    }
};

REMIT_TEST_MAIN(TestChangedFiles)
#include "tst_changedfiles.moc"
