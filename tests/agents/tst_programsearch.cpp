// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/claudeagent.h"
#include "runner/agents/contractcommand.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace remit;

namespace {

/** A home with what installers leave in it. */
class Home {
public:
    [[nodiscard]] QString at(const QString& path) const { return QDir(m_folder.path()).canonicalPath() + u'/' + path; }

    void program(const QString& path, const QByteArray& content) const
    {
        QVERIFY(QDir().mkpath(at(path).section(u'/', 0, -2)));
        QFile file(at(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void link(const QString& path, const QString& target) const
    {
        QVERIFY(QDir().mkpath(at(path).section(u'/', 0, -2)));
        QVERIFY(QFile::link(target, at(path)));
    }

    [[nodiscard]] AgentInstallation named(const QString& name, const QStringList& folders) const
    {
        Contract contract;
        contract.agent = QStringLiteral("acp");
        contract.command.argv = {name};
        return contractProgram(contract, at(QStringLiteral("worktree")), folders.join(u':'), at(QString()));
    }

    [[nodiscard]] AgentInstallation find(const QStringList& folders) const
    {
        return ClaudeAgent().find(folders.join(u':'), at(QString()));
    }

private:
    QTemporaryDir m_folder;
};

const QByteArray kBinary("\x7f"
                         "ELF");

} // namespace

class TestProgramSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aNativeBinaryOfNpmShowsItsScope()
    {
        const Home home;
        home.program(QStringLiteral("npm/lib/node_modules/@anthropic-ai/claude-code/bin/claude.exe"), kBinary);
        home.link(QStringLiteral("npm/bin/claude"),
            QStringLiteral("../lib/node_modules/@anthropic-ai/claude-code/bin/claude.exe"));
        const AgentInstallation found = home.find({home.at(QStringLiteral("npm/bin"))});
        QCOMPARE(
            found.program, home.at(QStringLiteral("npm/lib/node_modules/@anthropic-ai/claude-code/bin/claude.exe")));
        QCOMPARE(found.readOnlyPaths, QStringList{home.at(QStringLiteral("npm/lib/node_modules/@anthropic-ai"))});
        QVERIFY(found.interpreter.isEmpty());
        QVERIFY(found.reasons.isEmpty());
        QCOMPARE(toText(found.metering), QStringLiteral("gateway"));
    }

    void aScriptShowsItsInterpreterToo()
    {
        const Home home;
        home.program(QStringLiteral("node/bin/node"), kBinary);
        QVERIFY(QDir().mkpath(home.at(QStringLiteral("node/lib/node_modules"))));
        home.program(QStringLiteral("node/lib/node_modules/@anthropic-ai/claude-code/cli.js"),
            "#!/usr/bin/env -S node --x\n1\n");
        home.link(
            QStringLiteral("node/bin/claude"), QStringLiteral("../lib/node_modules/@anthropic-ai/claude-code/cli.js"));
        const AgentInstallation found = home.find({home.at(QStringLiteral("node/bin"))});
        QCOMPARE(found.interpreter, (QStringList{home.at(QStringLiteral("node/bin/node")), QStringLiteral("--x")}));
        QCOMPARE(found.readOnlyPaths,
            (QStringList{
                home.at(QStringLiteral("node")), home.at(QStringLiteral("node/lib/node_modules/@anthropic-ai"))}));
    }

    void aScriptWithoutItsInterpreterIsNotFound()
    {
        const Home home;
        home.program(QStringLiteral("bin/claude"), "#!/usr/bin/env no-such-interpreter-here\n");
        const AgentInstallation found = home.find({home.at(QStringLiteral("bin"))});
        QVERIFY(found.program.isEmpty());
        QVERIFY(found.reasons.first().contains(u"no-such-interpreter-here"));
    }

    void aSingleFileIsShownAloneNotTheHomeAroundIt()
    {
        const Home home;
        home.program(QStringLiteral("bin/claude"), kBinary);
        QVERIFY(QDir().mkpath(home.at(QStringLiteral("lib/node_modules"))));
        const AgentInstallation found = home.find({home.at(QStringLiteral("bin"))});
        QCOMPARE(found.readOnlyPaths, QStringList{home.at(QStringLiteral("bin/claude"))});
    }

    void theInstallersOwnFolderIsLookedAtAfterThePath()
    {
        const Home home;
        home.program(QStringLiteral(".local/share/claude/versions/2.1"), kBinary);
        home.link(QStringLiteral(".local/bin/claude"), home.at(QStringLiteral(".local/share/claude/versions/2.1")));
        const AgentInstallation found = home.find({});
        QCOMPARE(found.program, home.at(QStringLiteral(".local/share/claude/versions/2.1")));
        QCOMPARE(found.readOnlyPaths, QStringList{found.program});
    }

    void whatIsNoProgramIsPassedOver()
    {
        const Home home;
        QVERIFY(QDir().mkpath(home.at(QStringLiteral("a/claude"))));
        home.program(QStringLiteral("b/claude"), kBinary);
        QVERIFY(QFile::setPermissions(home.at(QStringLiteral("b/claude")), QFile::ReadOwner));
        home.link(QStringLiteral("c/claude"), QStringLiteral("/no/such/file"));
        home.program(QStringLiteral("d/claude"), kBinary);
        const AgentInstallation found
            = home.find({QStringLiteral("."), QStringLiteral("relative"), home.at(QStringLiteral("a")),
                home.at(QStringLiteral("b")), home.at(QStringLiteral("c")), home.at(QStringLiteral("d"))});
        QCOMPARE(found.program, home.at(QStringLiteral("d/claude")));
    }

    void aContractsProgramShowsWhatNpmPutBesideIt()
    {
        const Home home;
        const QString modules = QStringLiteral("project/node_modules");
        home.program(QStringLiteral("node/bin/node"), kBinary);
        home.program(modules + QStringLiteral("/@some/agent-acp/dist/index.js"), "#!/usr/bin/env node\n1\n");
        home.program(modules + QStringLiteral("/@some/agent-acp/package.json"), R"({"dependencies":{"sdk":"1"}})");
        home.program(modules + QStringLiteral("/sdk/index.js"), "1\n");
        home.link(modules + QStringLiteral("/.bin/agent-acp"), QStringLiteral("../@some/agent-acp/dist/index.js"));
        const QStringList path{home.at(modules + QStringLiteral("/.bin")), home.at(QStringLiteral("node/bin"))};
        const AgentInstallation found = home.named(QStringLiteral("agent-acp"), path);
        QCOMPARE(found.program, home.at(modules + QStringLiteral("/@some/agent-acp/dist/index.js")));
        QCOMPARE(found.interpreter, QStringList{home.at(QStringLiteral("node/bin/node"))});
        QVERIFY(found.readOnlyPaths.contains(home.at(modules)));
        // Its own packages lie within: then nothing else is shown.
        home.program(modules + QStringLiteral("/@some/agent-acp/node_modules/sdk/index.js"), "1\n");
        QVERIFY(!home.named(QStringLiteral("agent-acp"), path).readOnlyPaths.contains(home.at(modules)));
    }

    void aContractsProgramMayBeAPath()
    {
        const Home home;
        home.program(QStringLiteral("opt/agent"), kBinary);
        home.link(QStringLiteral("bin/agent"), QStringLiteral("../opt/agent"));
        const AgentInstallation found = home.named(home.at(QStringLiteral("bin/agent")), {});
        QCOMPARE(found.program, home.at(QStringLiteral("opt/agent")));
        QCOMPARE(found.readOnlyPaths, QStringList{home.at(QStringLiteral("opt/agent"))});
    }

    void aContractsProgramOfTheSystemOrTheWorktreeIsLeftToTheBox()
    {
        const Home home;
        home.program(QStringLiteral("worktree/agent"), kBinary);
        for (const QString& name : {home.at(QStringLiteral("worktree/agent")), QStringLiteral("./agent"),
                 QStringLiteral("sh"), QStringLiteral("/usr/bin/env"), QStringLiteral("none-such"), QString()}) {
            const AgentInstallation found = home.named(name, {QStringLiteral("/usr/bin")});
            QVERIFY2(found.program.isEmpty() && found.readOnlyPaths.isEmpty(), qPrintable(name));
        }
    }

    void nothingFoundSaysWhereWasLooked()
    {
        const AgentInstallation found = ClaudeAgent().find(QStringLiteral("/no/such:/folder"), QString());
        QVERIFY(found.program.isEmpty());
        QVERIFY(found.reasons.first().contains(u"/no/such, /folder"));
        QVERIFY(!ClaudeAgent().find(QString(), QString()).reasons.isEmpty());
    }
};

REMIT_TEST_MAIN(TestProgramSearch)
#include "tst_programsearch.moc"
