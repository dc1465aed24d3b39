// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/paths.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

/// Sets a variable for one test and puts the old value back.
class Variable {
public:
    Variable(const char* name, const QByteArray& value)
        : m_name(name)
        , m_old(qgetenv(name))
        , m_was(qEnvironmentVariableIsSet(name))
    {
        qputenv(name, value);
    }
    ~Variable()
    {
        if (m_was)
            qputenv(m_name, m_old);
        else
            qunsetenv(m_name);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* m_name;
    QByteArray m_old;
    bool m_was;
};

} // namespace

class PathsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void remitHomeOverridesEverything();
    void withoutItTheXdgFoldersHold();
    void aRelativeXdgFolderIsIgnored();
    void everyFileOfARunLiesInItsFolder();
    void aHostileRepositoryNameStaysInsideWorktrees_data();
    void aHostileRepositoryNameStaysInsideWorktrees();
    void foldersAreMadeForTheOwnerOnly();
    void aFileInTheWayIsAnError();
};

void PathsTest::remitHomeOverridesEverything()
{
    const Variable home("REMIT_HOME", "/x/../remit home");
    const Paths paths = Paths::fromEnvironment();
    QCOMPARE(paths.data(), u"/remit home"_s);
    QCOMPARE(paths.config(), u"/remit home/config"_s);
    QCOMPARE(paths.database(), u"/remit home/remit.db"_s);
    QCOMPARE(paths.auditFile(), u"/remit home/runs.jsonl"_s);
    QCOMPARE(paths.settingsFile(), u"/remit home/config/settings.toml"_s);
    QCOMPARE(paths.templates(), u"/remit home/config/templates"_s);
}

void PathsTest::withoutItTheXdgFoldersHold()
{
    const Variable home("REMIT_HOME", "");
    const Variable data("XDG_DATA_HOME", "/d");
    const Variable config("XDG_CONFIG_HOME", "/c");
    QCOMPARE(Paths::fromEnvironment().data(), u"/d/remit"_s);
    QCOMPARE(Paths::fromEnvironment().config(), u"/c/remit"_s);
}

void PathsTest::aRelativeXdgFolderIsIgnored()
{
    const Variable home("REMIT_HOME", "");
    const Variable data("XDG_DATA_HOME", "data");
    QCOMPARE(Paths::fromEnvironment().data(), QDir::homePath() + u"/.local/share/remit"_s);
}

void PathsTest::everyFileOfARunLiesInItsFolder()
{
    const Paths paths(u"/d"_s, u"/c"_s);
    const RunId run = RunId::fromText(u"a-20261121-0253-k3f9"_s);
    QCOMPARE(paths.runFolder(run), u"/d/runs/a-20261121-0253-k3f9"_s);
    QCOMPARE(paths.contractFile(run), paths.runFolder(run) + u"/contract.toml"_s);
    QCOMPARE(paths.journalFile(run), paths.runFolder(run) + u"/journal.jsonl"_s);
    QCOMPARE(paths.resultFile(run), paths.runFolder(run) + u"/result.json"_s);
    QCOMPARE(paths.controlSocket(run), paths.runFolder(run) + u"/control.sock"_s);
    QVERIFY(paths.supervisorLock(run).startsWith(paths.runFolder(run) + u'/'));
    QCOMPARE(paths.worktree(u"shop-api"_s, run), u"/d/worktrees/shop-api/a-20261121-0253-k3f9"_s);
}

void PathsTest::aHostileRepositoryNameStaysInsideWorktrees_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("folder");
    QTest::newRow("upwards") << u".."_s << u"-."_s;
    QTest::newRow("absolute") << u"/etc"_s << u"-etc"_s;
    QTest::newRow("hidden") << u".git"_s << u"-git"_s;
    QTest::newRow("empty") << QString() << u"repository"_s;
    QTest::newRow("spaces and lines") << u"a b\nc"_s << u"a-b-c"_s;
    QTest::newRow("long") << QString(300, u'x') << QString(64, u'x');
}

void PathsTest::aHostileRepositoryNameStaysInsideWorktrees()
{
    QFETCH(QString, name);
    QFETCH(QString, folder);
    const RunId run = RunId::fromText(u"a-20261121-0253-k3f9"_s);
    QCOMPARE(Paths(u"/d"_s, u"/c"_s).worktree(name, run), u"/d/worktrees/"_s + folder + u"/a-20261121-0253-k3f9"_s);
}

void PathsTest::foldersAreMadeForTheOwnerOnly()
{
    QTemporaryDir folder;
    const Paths paths(folder.filePath(u"deep/er"_s), folder.filePath(u"c"_s));
    QVERIFY(paths.makeFolders());
    QVERIFY(paths.makeFolders());
    for (const QString& made : {paths.data(), paths.runs(), paths.worktrees()}) {
        const auto mode = QFileInfo(made).permissions();
        QVERIFY(QFileInfo(made).isDir());
        QVERIFY(!(
            mode & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::ExeGroup | QFileDevice::ExeOther)));
        QVERIFY(mode & QFileDevice::WriteOwner);
    }
}

void PathsTest::aFileInTheWayIsAnError()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"d"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!Paths(file.fileName(), folder.filePath(u"c"_s)).makeFolders());
}

REMIT_TEST_MAIN(PathsTest)
#include "tst_paths.moc"
