// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/review/notesfile.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace remit;
using namespace Qt::StringLiterals;

class TestNotesFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void noFileMeansNoNotes();
    void whatIsWrittenIsReadBack();
    void writingReplacesTheWholeFile();
    void aDamagedFileIsAnErrorWithItsName_data();
    void aDamagedFileIsAnErrorWithItsName();
    void aFolderThatIsGoneIsAnError();

private:
    QTemporaryDir m_dir;
    Paths m_paths{{}, {}};
    RunId m_run;
};

void TestNotesFile::init()
{
    QTest::failOnWarning();
    m_paths = Paths(m_dir.path(), {});
    m_run = RunId::create(u"Notes"_s, QDateTime::currentDateTimeUtc());
    QVERIFY(QDir().mkpath(m_paths.runFolder(m_run)));
}

void TestNotesFile::noFileMeansNoNotes()
{
    const auto notes = readNotes(m_paths, m_run);
    QVERIFY(notes);
    QCOMPARE(*notes, ReviewNotes{});
}

void TestNotesFile::whatIsWrittenIsReadBack()
{
    ReviewNotes notes;
    notes.comments = {{u"src/ü.txt"_s, 12, true, u"Two\nlines, \"quoted\" \u2028 <b>"_s, u"c1"_s, true},
        {{}, 0, false, u"On all of it."_s, u"c2"_s, false}};
    notes.reviewedFiles = {u"a"_s, u"b c"_s};
    notes.seenChanges = {{u"a"_s, {0, 3, 7}}, {u"b c"_s, {}}, {u""_s, {1}}};
    notes.acknowledged = {u"secret-added conf.txt 3"_s};
    QVERIFY(writeNotes(m_paths, m_run, notes));
    auto read = readNotes(m_paths, m_run);
    QVERIFY(read);
    notes.seenChanges.remove(u"b c"_s); // a file without seen changes is as good as none
    read->seenChanges.remove(u"b c"_s);
    QCOMPARE(*read, notes);
}

void TestNotesFile::writingReplacesTheWholeFile()
{
    QVERIFY(writeNotes(m_paths, m_run, {.reviewedFiles = {u"a"_s}}));
    QVERIFY(writeNotes(m_paths, m_run, {.acknowledged = {u"b"_s}}));
    QVERIFY(readNotes(m_paths, m_run)->reviewedFiles.isEmpty());
    QCOMPARE(QDir(m_paths.runFolder(m_run)).entryList(QDir::Files), QStringList{u"review.json"_s});
}

void TestNotesFile::aDamagedFileIsAnErrorWithItsName_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << QByteArray("{\"comments\": [");
    QTest::newRow("no JSON") << QByteArray("hello");
}

void TestNotesFile::aDamagedFileIsAnErrorWithItsName()
{
    QFETCH(QByteArray, content);
    QFile file(m_paths.runFolder(m_run) + u"/review.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    const auto notes = readNotes(m_paths, m_run);
    QVERIFY(!notes);
    QCOMPARE(notes.error().code, ErrorCode::Corrupt);
    QVERIFY(notes.error().detail.contains(file.fileName()));
}

void TestNotesFile::aFolderThatIsGoneIsAnError()
{
    QVERIFY(QDir(m_paths.runFolder(m_run)).removeRecursively());
    const auto written = writeNotes(m_paths, m_run, {});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Io);
}

REMIT_TEST_MAIN(TestNotesFile)
#include "tst_notesfile.moc"
