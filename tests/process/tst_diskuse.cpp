// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/diskuse.h"
#include "runner/process/unnamedfiles.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMega = 1 << 20;

/** A chain of folders too long for any path, with a file at its end. */
bool makeDeep(const QString& top, int levels, const QByteArray& content)
{
    int folder = ::open(QFile::encodeName(top).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const QByteArray name(100, 'd');
    for (int i = 0; folder >= 0 && i < levels; ++i) {
        const int below = ::mkdirat(folder, name.constData(), 0755) == 0
            ? ::openat(folder, name.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            : -1;
        ::close(folder);
        folder = below;
    }
    if (folder < 0)
        return false;
    const int file = ::openat(folder, "file", O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    const bool written = ::write(file, content.constData(), size_t(content.size())) == content.size();
    ::close(file);
    ::close(folder);
    return written;
}

} // namespace

/** What takes room on the disk or in memory, however it is hidden. */
class TestDiskUse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        // Beside the program: the temporary folder may lie in memory.
        m_folder = std::make_unique<QTemporaryDir>(QCoreApplication::applicationDirPath() + u"/diskuse-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
    }

    void filesCountWithTheirFolders()
    {
        const qint64 empty = use();
        write(u"a"_s, kMega);
        QVERIFY(QDir(m_folder->path()).mkpath(u"x/y"_s));
        write(u"x/y/b"_s, kMega);
        QVERIFY(use() - empty >= 2 * kMega);
        QVERIFY(use() - empty < 2 * kMega + 64 * 1024);
    }

    void aFileWithTwoNamesCountsOnce()
    {
        write(u"a"_s, kMega);
        const qint64 before = use();
        QVERIFY(::link(path(u"a"_s).constData(), path(u"b"_s).constData()) == 0);
        QVERIFY(use() - before < kMega / 2);
    }

    void whatLiesBeyondAnyPathCounts()
    {
        const qint64 empty = use();
        QVERIFY(makeDeep(m_folder->path(), 300, QByteArray(kMega, 'x'))); // 30 kB of path
        QVERIFY(use() - empty >= kMega);
        std::filesystem::remove_all(m_folder->filePath(QString(100, u'd')).toStdString()); // Qt cannot
    }

    void aShutFolderCountsAndStaysShut_data()
    {
        QTest::addColumn<uint>("mode");
        QTest::newRow("shut") << 0U;
        QTest::newRow("listed, not looked into") << 0400U;
        QTest::newRow("looked into, not listed") << 0300U;
    }

    void aShutFolderCountsAndStaysShut()
    {
        QFETCH(uint, mode);
        const QTemporaryDir place;
        const QByteArray shut = QFile::encodeName(place.filePath(u"shut"_s));
        QVERIFY(QDir(place.path()).mkpath(u"shut"_s));
        QFile file(place.filePath(u"shut/a"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(QByteArray(kMega, 'x')), kMega);
        file.close();
        // Root may look into every folder, so root becomes somebody else for the look.
        const bool isRoot = ::geteuid() == 0;
        constexpr uid_t kNobody = 65534;
        if (isRoot) {
            for (const QByteArray& name : {QFile::encodeName(place.path()), shut})
                QVERIFY(::chown(name.constData(), kNobody, gid_t(-1)) == 0);
        }
        QVERIFY(::chmod(shut.constData(), mode) == 0);
        if (isRoot)
            QVERIFY(::seteuid(kNobody) == 0);
        const qint64 used = diskUse({place.path()});
        if (isRoot)
            QVERIFY(::seteuid(0) == 0);
        struct stat status = {};
        QVERIFY(::stat(shut.constData(), &status) == 0);
        QVERIFY(::chmod(shut.constData(), 0700) == 0);
        QVERIFY2(used >= kMega, QByteArray::number(used).constData());
        QCOMPARE(status.st_mode & 07777U, mode);
    }

    void manyFoldersBesideDeepOnes()
    {
        for (int i = 0; i < 50; ++i)
            QVERIFY(QDir(m_folder->path()).mkpath(u"%1/"_s.arg(i) + u"d/"_s.repeated(100)));
        write(u"0/"_s + u"d/"_s.repeated(100) + u"a"_s, kMega);
        write(u"49/"_s + u"d/"_s.repeated(100) + u"a"_s, kMega);
        QVERIFY(use() >= 2 * kMega);
    }

    void aDeletedFileThatIsOpenCounts()
    {
        const QByteArray name = path(u"gone"_s);
        const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        const QByteArray content(kMega, 'x');
        QVERIFY(::write(file, content.constData(), size_t(content.size())) == content.size());
        const qint64 before = unnamedFilesOf({::getpid()}).diskBytes;
        QVERIFY(::unlink(name.constData()) == 0);
        QVERIFY(unnamedFilesOf({::getpid()}).diskBytes - before >= kMega);
        ::close(file);
        QCOMPARE(unnamedFilesOf({::getpid()}).diskBytes, before);
    }

    void memoryFilesCountOnceAndNotWhatIsMapped()
    {
        const qint64 before = unnamedFilesOf({::getpid()}).memoryBytes;
        const int file = ::memfd_create("hidden", MFD_CLOEXEC);
        const int again = ::dup(file);
        const QByteArray content(4 * kMega, 'x');
        QVERIFY(::write(file, content.constData(), size_t(content.size())) == content.size());
        const qint64 hidden = unnamedFilesOf({::getpid()}).memoryBytes - before;
        QVERIFY2(hidden >= 4 * kMega && hidden < 5 * kMega, QByteArray::number(hidden).constData());
        auto* mapped
            = static_cast<char*>(::mmap(nullptr, size_t(content.size()), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
        QVERIFY(mapped != MAP_FAILED);
        std::fill_n(mapped, content.size(), 'y'); // resident now, as every look at the process shows
        QVERIFY(unnamedFilesOf({::getpid()}).memoryBytes - before < kMega);
        ::munmap(mapped, size_t(content.size()));
        ::close(file);
        ::close(again);
    }

private:
    [[nodiscard]] qint64 use() const { return diskUse({m_folder->path()}); }
    [[nodiscard]] QByteArray path(const QString& name) const { return QFile::encodeName(m_folder->filePath(name)); }
    void write(const QString& name, qint64 size) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(QByteArray(size, 'x')), size);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

REMIT_TEST_MAIN(TestDiskUse)
#include "tst_diskuse.moc"
