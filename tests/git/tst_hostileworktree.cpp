// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/snapshot.h"
#include "runner/git/worktree.h"
#include "tests/git/results.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

/** As root every mode can be read; without these two capabilities root is like anyone. */
class WithoutOverride {
public:
    WithoutOverride()
    {
        ::syscall(SYS_capget, &m_header, m_before.data());
        auto less = m_before;
        less[0].effective &= ~((1U << CAP_DAC_OVERRIDE) | (1U << CAP_DAC_READ_SEARCH));
        m_holds = ::syscall(SYS_capset, &m_header, less.data()) == 0;
    }
    WithoutOverride(const WithoutOverride&) = delete;
    WithoutOverride& operator=(const WithoutOverride&) = delete;
    ~WithoutOverride() { ::syscall(SYS_capset, &m_header, m_before.data()); }
    [[nodiscard]] bool holds() const { return m_holds; }

private:
    __user_cap_header_struct m_header{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, 2> m_before{};
    bool m_holds = false;
};

/** One tracked README and one tracked source, a worktree to spoil, and a canary that no program may make. */
struct Fixture {
    ScratchRepository scratch;
    QString base;
    QString worktree;
    QString canary = scratch.beside(u"canary"_s);

    Fixture()
    {
        scratch.write("README.md", "read me\n");
        scratch.write("src/main.c", "int main;\n");
        base = scratch.commit(u"base"_s);
        worktree = scratch.addWorktree(u"wt"_s);
    }

    [[nodiscard]] Result<Snapshot> take() const
    {
        return SnapshotMaker(scratch.path(), worktree, base, u"run-1"_s, 1 << 20).take(1, u"hostile"_s);
    }
    [[nodiscard]] QByteArray path(const QByteArray& name) const { return QFile::encodeName(worktree) + '/' + name; }
    [[nodiscard]] QByteArray files(const Snapshot& snapshot) const
    {
        return scratch.git({u"ls-tree"_s, u"-r"_s, u"--name-only"_s, snapshot.commit});
    }
};

QStringList told(const Snapshot& snapshot)
{
    QStringList texts;
    for (const SnapshotProblem& problem : snapshot.problems)
        texts.append(problem.kind + u' ' + QString::fromUtf8(problem.path.toPercentEncoding("/.~ :")));
    return texts;
}

} // namespace

class TestHostileWorktree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aNestedRepositoryRunsNothingAndIsLeftOut()
    {
        const Fixture f;
        const QString nested = f.worktree + "/vendor/x"_L1;
        QVERIFY(QDir().mkpath(nested));
        f.scratch.git({u"init"_s, u"-q"_s}, nested);
        f.scratch.write("file", "x\n", nested);
        f.scratch.write(".gitattributes", "* filter=evil\n", nested);
        f.scratch.git({u"-c"_s, u"user.name=x"_s, u"-c"_s, u"user.email=x"_s, u"commit"_s, u"-q"_s, u"--allow-empty"_s,
                          u"-m"_s, u"x"_s},
            nested);
        for (const QString& key : {u"core.fsmonitor"_s, u"filter.evil.clean"_s, u"filter.evil.process"_s})
            f.scratch.git({u"config"_s, key, u"touch "_s + f.canary}, nested);
        f.scratch.write(".gitattributes", "* filter=evil\n", f.worktree);
        const auto snapshot = f.take();
        QVERIFY_RESULT(snapshot);
        QCOMPARE(told(*snapshot), QStringList({u"nested-repository vendor/x"_s}));
        QCOMPARE(f.files(*snapshot), QByteArray(".gitattributes\nREADME.md\nsrc/main.c"));
        QVERIFY(!f.scratch.git({u"ls-tree"_s, u"-r"_s, snapshot->commit}).contains("160000"));
        QVERIFY(!QFileInfo::exists(f.canary));
    }

    void aGitFolderPlantedBesideTrackedFilesHidesNone_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("folder") << QByteArray("src/.git/HEAD");
        QTest::newRow("other case") << QByteArray("src/.GiT/HEAD");
        QTest::newRow("file") << QByteArray("src/.git");
    }
    void aGitFolderPlantedBesideTrackedFilesHidesNone()
    {
        QFETCH(const QByteArray, name);
        const Fixture f;
        f.scratch.write(name, "gitdir: /nowhere\n", f.worktree);
        f.scratch.write("src/main.c", "int evil;\n", f.worktree);
        const auto snapshot = f.take();
        QVERIFY_RESULT(snapshot);
        QCOMPARE(told(*snapshot), QStringList({u"nested-repository src"_s}));
        QCOMPARE(f.files(*snapshot), QByteArray("README.md\nsrc/main.c"));
        QVERIFY(snapshot->changed);
    }

    void aBareRepositoryIsLeftOut()
    {
        const Fixture f;
        f.scratch.git({u"init"_s, u"-q"_s, u"--bare"_s, f.worktree + "/data/store"_L1});
        const auto snapshot = f.take();
        QVERIFY_RESULT(snapshot);
        QCOMPARE(told(*snapshot), QStringList({u"nested-repository data/store"_s}));
        QVERIFY(!snapshot->changed);
    }

    void theWorktreesOwnGitFileIsNeverRead()
    {
        const Fixture f;
        const ScratchRepository other;
        other.commit(u"other"_s);
        f.scratch.write(".git", "gitdir: " + QFile::encodeName(other.path()) + "/.git\n", f.worktree);
        f.scratch.write("new.txt", "n\n", f.worktree);
        const auto snapshot = f.take();
        QVERIFY_RESULT(snapshot);
        QCOMPARE(f.files(*snapshot), QByteArray("README.md\nnew.txt\nsrc/main.c"));
        QCOMPARE(other.git({u"for-each-ref"_s, u"refs/remit"_s}), QByteArray());
    }

    void aPipeInPlaceOfAFileDoesNotHang()
    {
        const Fixture f;
        f.scratch.remove("README.md", f.worktree);
        QCOMPARE(::mkfifo(f.path("README.md").constData(), 0644), 0);
        QCOMPARE(::mkfifo(f.path(".gitignore").constData(), 0644), 0);
        QCOMPARE(::mkfifo(f.path(".gitattributes").constData(), 0644), 0);
        const auto snapshot = f.take();
        QVERIFY_RESULT(snapshot);
        QCOMPARE(told(*snapshot),
            QStringList({u"special-file .gitattributes"_s, u"special-file .gitignore"_s, u"special-file README.md"_s}));
        QVERIFY(!snapshot->changed);
    }

    void aSocketIsToldByName()
    {
        const Fixture f;
        const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray path = f.path("s");
        QVERIFY(path.size() < static_cast<qsizetype>(sizeof(address.sun_path)));
        std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()) + 1);
        QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
        const auto snapshot = f.take();
        ::close(socket);
        QVERIFY_RESULT(snapshot);
        QCOMPARE(told(*snapshot), QStringList({u"special-file s"_s}));
    }

    void aLinkIsStoredAsALinkAndNeverFollowed()
    {
        const Fixture f;
        f.scratch.remove("README.md", f.worktree);
        f.scratch.link("README.md", "/etc/passwd", f.worktree);
        f.scratch.remove("src/main.c", f.worktree);
        QVERIFY(QDir(f.worktree).rmdir(u"src"_s));
        f.scratch.link("src", "/etc", f.worktree);
        f.scratch.link(".gitignore", "/etc/passwd", f.worktree);
        f.scratch.link("loop", "loop", f.worktree);
        f.scratch.link(".gitmodules", "README.md", f.worktree);
        const auto snapshot = f.take();
        QVERIFY_RESULT(snapshot);
        QCOMPARE(f.files(*snapshot), QByteArray(".gitignore\nREADME.md\nloop\nsrc"));
        QCOMPARE(
            f.scratch.git({u"cat-file"_s, u"-p"_s, snapshot->commit + ":README.md"_L1}), QByteArray("/etc/passwd"));
        QCOMPARE(told(*snapshot), QStringList({u"weird-name .gitmodules"_s}));
        QVERIFY(f.scratch.isSound());
    }

    void whatCannotBeReadKeepsTheBase()
    {
        const Fixture f;
        f.scratch.write("secret", "s", f.worktree);
        QCOMPARE(::chmod(f.path("secret").constData(), 0), 0);
        f.scratch.write("README.md", "changed\n", f.worktree);
        QCOMPARE(::chmod(f.path("README.md").constData(), 0), 0);
        QCOMPARE(::chmod(f.path("src").constData(), 0), 0);
        const WithoutOverride plain;
        if (!plain.holds())
            QSKIP("capabilities cannot be dropped here");
        const auto snapshot = f.take();
        QVERIFY_RESULT(snapshot);
        QCOMPARE(
            told(*snapshot), QStringList({u"unreadable README.md"_s, u"unreadable secret"_s, u"unreadable src"_s}));
        QCOMPARE(f.files(*snapshot), QByteArray("README.md\nsrc/main.c"));
        QVERIFY(!snapshot->changed);
        QVERIFY(snapshot->problems.first().detail.contains(u"chmod u+r"_s));
    }

    void namesThatDeceiveAreTold()
    {
        const Fixture f;
        for (const char* name :
            {".GIT", "d/git~1", "d/.git ", "d/.g\xe2\x80\x8cit", "d/.git::$INDEX_ALLOCATION", "d/a\\.git", "d/GIT~1/x"})
            f.scratch.write(name, "x", f.worktree);
        f.scratch.write("d/new\nline", "x", f.worktree);
        f.scratch.write("d/rtl\xe2\x80\xae", "x", f.worktree);
        f.scratch.write("d/\xff", "x", f.worktree);
        f.scratch.write("d/-rf", "x", f.worktree);
        f.scratch.write("d/.gitx", "x", f.worktree);
        const auto snapshot = f.take();
        QVERIFY_RESULT(snapshot);
        QCOMPARE(snapshot->problems.size(), 9);
        QVERIFY(std::ranges::all_of(
            snapshot->problems, [](const auto& problem) { return problem.kind == u"weird-name"_s; }));
        QCOMPARE(f.scratch.git({u"ls-tree"_s, u"-r"_s, u"-z"_s, u"--name-only"_s, snapshot->commit}).split('\0'),
            QByteArrayList(
                {"README.md", "d/-rf", "d/.gitx", "d/new\nline", "d/rtl\xe2\x80\xae", "d/\xff", "src/main.c", ""}));
        QVERIFY(f.scratch.isSound());
    }

    void aTooLargeFileIsToldWithoutBeingRead()
    {
        const Fixture f;
        const int file = ::open(f.path("giant").constData(), O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
        QCOMPARE(::ftruncate(file, 1LL << 40), 0);
        ::close(file);
        f.scratch.write("README.md", QByteArray((1 << 20) + 1, 'x'), f.worktree);
        QElapsedTimer timer;
        timer.start();
        const auto snapshot = f.take();
        QVERIFY_RESULT(snapshot);
        QCOMPARE(told(*snapshot), QStringList({u"too-large README.md"_s, u"too-large giant"_s}));
        QVERIFY(!snapshot->changed); // the base's README stays
        QCOMPARE_LT(timer.elapsed(), 10000);
    }

    void veryDeepFoldersAreCutAndTold()
    {
        const Fixture f;
        int parent = ::open(f.path("src").constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        for (int depth = 0; depth < 3000; ++depth) { // 33 kB of path
            QCOMPARE(::mkdirat(parent, "0123456789", 0755), 0);
            const int child = ::openat(parent, "0123456789", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            QVERIFY(child >= 0);
            ::close(parent);
            parent = child;
        }
        ::close(parent);
        const auto snapshot = f.take();
        QVERIFY_RESULT(snapshot);
        QCOMPARE(snapshot->problems.size(), 1);
        QCOMPARE(snapshot->problems.first().kind, u"path-too-deep"_s);
        QCOMPARE(f.files(*snapshot), QByteArray("README.md\nsrc/main.c"));
        QVERIFY_RESULT(removeFolder(f.worktree + "/src"_L1)); // deeper than a temporary folder can remove
    }

    void twentyThousandFilesAreTaken()
    {
        const Fixture f;
        for (int number = 0; number < 20000; ++number)
            f.scratch.write(
                "many/" + QByteArray::number(number % 50) + '/' + QByteArray::number(number), "x", f.worktree);
        const auto snapshot = f.take();
        QVERIFY_RESULT(snapshot);
        QCOMPARE(f.files(*snapshot).count('\n'), 20001);
    }

    void aPatternMadeToBeSlowIsNot()
    {
        const Fixture f;
        f.scratch.write(".gitignore",
            QByteArray("a*").repeated(400) + "b\n" + QByteArray("**/a*/").repeated(200) + "b\n", f.worktree);
        f.scratch.write(QByteArray(250, 'a'), "x", f.worktree);
        f.scratch.write(QByteArray("aaaaaaaaaa/").repeated(90) + "c", "x", f.worktree);
        QElapsedTimer timer;
        timer.start();
        const auto snapshot = f.take();
        QVERIFY_RESULT(snapshot);
        QCOMPARE_LT(timer.elapsed(), 10000);
        QCOMPARE(f.files(*snapshot).count('\n'), 4);
    }
};

REMIT_TEST_MAIN(TestHostileWorktree)
#include "tst_hostileworktree.moc"
