// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

#include <functional>

using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

/** Makes one kind of repository and says where a run is started and which branch gets the result. */
struct Place {
    QString path;
    QString branch = u"main"_s;
};
using Making = std::function<Place(const ScratchRepository&)>;

} // namespace

/** Where people keep repositories: a run works there, lands there, and leaves nothing behind. */
class TestRemitPlaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aRunLandsWhereItWasStarted_data();
    void aRunLandsWhereItWasStarted();
    void whatIsNoRepositoryCannotStart_data();
    void whatIsNoRepositoryCannotStart();
    void anAgentNamedByALinkRuns();

private:
    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ScratchRepository> m_scratch;
};

void TestRemitPlaces::init()
{
    QTest::failOnWarning();
    m_ctl = std::make_unique<RemitCtl>();
    m_scratch = std::make_unique<ScratchRepository>();
}

void TestRemitPlaces::aRunLandsWhereItWasStarted_data()
{
    QTest::addColumn<Making>("make");
    const auto row = [](const char* name, const Making& make) { QTest::newRow(name) << make; };
    row("a plain one", [](const ScratchRepository& scratch) { return Place{scratch.path()}; });
    row("a folder below", [](const ScratchRepository& scratch) { return Place{scratch.path() + u"/src"_s}; });
    row("by a link", [](const ScratchRepository& scratch) {
        const QString link = scratch.beside(u"link"_s);
        return QFile::link(scratch.path(), link) ? Place{link} : Place{};
    });
    row("spaces and letters", [](const ScratchRepository& scratch) {
        const QString path = scratch.beside(u"my repo \u00fc \u6f22"_s);
        scratch.git({u"clone"_s, u"-q"_s, u"."_s, path});
        return Place{path};
    });
    row("a linked worktree", [](const ScratchRepository& scratch) {
        const QString path = scratch.beside(u"side"_s);
        scratch.git({u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"side"_s, path});
        scratch.git({u"commit"_s, u"-q"_s, u"--allow-empty"_s, u"-m"_s, u"Side"_s}, path);
        return Place{path, u"side"_s};
    });
    row("a bare one", [](const ScratchRepository& scratch) {
        const QString path = scratch.beside(u"shared.git"_s);
        scratch.git({u"clone"_s, u"-q"_s, u"--bare"_s, u"."_s, path});
        return Place{path};
    });
    row("a shallow one", [](const ScratchRepository& scratch) {
        scratch.commit(u"Second"_s);
        const QString path = scratch.beside(u"shallow"_s);
        scratch.git({u"clone"_s, u"-q"_s, u"--depth"_s, u"1"_s, u"file://"_s + scratch.path(), path});
        return Place{path};
    });
    row("one that borrows objects", [](const ScratchRepository& scratch) {
        const QString path = scratch.beside(u"borrower"_s);
        scratch.git({u"clone"_s, u"-q"_s, u"--shared"_s, u"."_s, path});
        return Place{path};
    });
    row("odd names", [](const ScratchRepository& scratch) {
        for (const QByteArray& name : {QByteArray("-rf"), QByteArray("new\nline"), QByteArray("inv\xff\xfe"),
                 QByteArray(" lead"), QByteArray("back\\slash"), QByteArray("quo\"te's")})
            scratch.write("src/" + name, "x\n");
        scratch.commit(u"Odd names"_s);
        return Place{scratch.path()};
    });
    row("without an identity", [](const ScratchRepository& scratch) {
        scratch.git({u"config"_s, u"--unset"_s, u"user.name"_s});
        scratch.git({u"config"_s, u"--unset"_s, u"user.email"_s});
        return Place{scratch.path()};
    });
    row("with hooks", [](const ScratchRepository& scratch) {
        for (const QByteArray hook : {"post-checkout", "post-commit", "reference-transaction", "pre-commit"}) {
            scratch.write(".git/hooks/" + hook, "#!/bin/sh\nexit 1\n");
            scratch.makeExecutable(".git/hooks/" + hook);
        }
        return Place{scratch.path()};
    });
}

void TestRemitPlaces::aRunLandsWhereItWasStarted()
{
    QFETCH(Making, make);
    m_scratch->write("src/a.txt", "one\n");
    m_scratch->commit(u"First"_s);
    const Place place = make(*m_scratch);
    QVERIFY(!place.path.isEmpty());
    const CtlResult ran
        = m_ctl->runToItsEnd(place.path, {.script = "echo new > src/new.txt; echo 'STATUS: OK'; echo END_OF_RUN\n"});
    QVERIFY2(ran.code == 0, (ran.err + ran.out).constData());
    const QString run = ran.object().value(u"run_id").toString();
    const CtlResult landed = (*m_ctl)({u"review"_s, run, u"accept"_s, u"--json"_s});
    QVERIFY2(landed.code == 0, landed.err.constData());
    QCOMPARE(landed.object().value(u"branch").toString(), place.branch);
    QCOMPARE(m_scratch->git({u"show"_s, place.branch + u":src/new.txt"_s}, place.path), QByteArray("new"));
    const bool bare = m_scratch->git({u"rev-parse"_s, u"--is-bare-repository"_s}, place.path) == "true";
    if (!bare)
        QCOMPARE(m_scratch->git({u"status"_s, u"--porcelain"_s}, place.path), QByteArray());
    QVERIFY(!m_scratch->git({u"worktree"_s, u"list"_s}, place.path).contains(run.toUtf8()));
    QVERIFY(m_scratch->isSound());
}

void TestRemitPlaces::whatIsNoRepositoryCannotStart_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no commits") << u"repo"_s << QByteArray("no commit yet");
    QTest::newRow("no repository") << u"plain"_s << QByteArray("not in a git repository");
    QTest::newRow("not there") << u"nowhere"_s << QByteArray("not a folder");
}

void TestRemitPlaces::whatIsNoRepositoryCannotStart()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, said);
    QVERIFY(QDir().mkpath(m_scratch->beside(u"plain"_s)));
    const CtlResult result = m_ctl->runToItsEnd(m_scratch->beside(name), {.script = "true\n"});
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains(said), result.err.constData());
    QVERIFY((*m_ctl)({u"list"_s, u"--json"_s}).array().isEmpty());
}

void TestRemitPlaces::anAgentNamedByALinkRuns()
{
    m_scratch->write("src/a.txt", "one\n");
    m_scratch->commit(u"First"_s);
    QVERIFY(QDir().mkpath(m_ctl->file(u"tools"_s)));
    const QString script
        = m_ctl->write(u"tools/agent.sh"_s, "echo new > src/new.txt; echo 'STATUS: OK'; echo END_OF_RUN\n");
    QVERIFY(QFile::link(m_ctl->file(u"tools"_s), m_ctl->file(u"bin"_s)));
    QFile contract(m_ctl->write(ScriptedContract{.script = "exit 1\n"}));
    QVERIFY(contract.open(QIODevice::ReadOnly));
    QByteArray text = contract.readAll();
    const qsizetype begin = text.indexOf("argv = ");
    text.replace(begin, text.indexOf('\n', begin) - begin,
        "argv = [\"sh\", \"" + m_ctl->file(u"bin/agent.sh"_s).toUtf8() + "\"]");
    const CtlResult result = (*m_ctl)({u"run"_s, u"--repo"_s, m_scratch->path(), u"--contract"_s,
        m_ctl->write(u"linked.toml"_s, text), u"--wait"_s, u"--json"_s});
    QVERIFY2(result.code == 0, (result.err + result.out).constData());
}

REMIT_TEST_MAIN(TestRemitPlaces)
#include "tst_remitplaces.moc"
