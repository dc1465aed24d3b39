// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/aideragent.h"
#include "runner/agents/aiderstream.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

AgentRequest request(const QString& model = {})
{
    AgentRequest it;
    it.program = u"/opt/aider/bin/aider"_s;
    it.brief = "Do it.";
    it.briefFile = u"/run/box/brief.md"_s;
    it.worktree = u"/w/repo/run-1"_s;
    it.home = u"/home/agent"_s;
    it.contract.model = model;
    for (const Provider& provider : AiderAgent().providers(it.contract))
        it.routes.append({provider, u"http://127.0.0.1:3129/"_s + provider.id, u"placeholder"_s});
    return it;
}

QByteArray argumentAfter(const AgentStart& start, const char* option)
{
    return start.argv.value(start.argv.indexOf(option) + 1);
}

void makeProgram(const QString& path, const QByteArray& content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

} // namespace

class TestAiderAgent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void itReadsTheBriefsFileAndLeavesTheRepositoryAlone()
    {
        const auto start = AiderAgent().start(request());
        QVERIFY(start.has_value());
        QCOMPARE(start->argv.first(), QByteArray("/opt/aider/bin/aider"));
        QCOMPARE(argumentAfter(*start, "--message-file"), QByteArray("/run/box/brief.md"));
        for (const char* option : {"--yes-always", "--no-auto-commits", "--no-dirty-commits", "--no-stream",
                 "--no-pretty", "--no-check-update", "--no-show-release-notes", "--no-suggest-shell-commands",
                 "--no-detect-urls", "--no-gitignore", "--analytics-disable"})
            QVERIFY2(start->argv.contains(option), option);
        for (const char* option : {"--chat-history-file", "--input-history-file", "--llm-history-file", "--env-file"})
            QVERIFY2(argumentAfter(*start, option).startsWith("/home/agent/"), option);
        QVERIFY(!start->argv.contains("--model"));
        QVERIFY(!start->argv.contains("--restore-chat-history"));
        QVERIFY(start->standardInput.isEmpty());
    }

    void everyProviderIsReachedThroughItsOwnVariables()
    {
        const auto start = AiderAgent().start(request());
        QVERIFY(start.has_value());
        QCOMPARE(start->homeFiles.size(), 1);
        for (const char* entry : {"ANTHROPIC_API_BASE=http://127.0.0.1:3129/anthropic", "ANTHROPIC_API_KEY=placeholder",
                 "OPENAI_API_BASE=http://127.0.0.1:3129/openai", "OPENAI_API_KEY=placeholder",
                 "GEMINI_API_BASE=http://127.0.0.1:3129/gemini/v1beta", "GEMINI_API_KEY=placeholder"}) {
            QVERIFY2(start->environment.contains(entry), entry);
            QVERIFY2(start->homeFiles.first().content.split('\n').contains(entry), entry); // counts for more than .env
        }
        QVERIFY(argumentAfter(*start, "--env-file").endsWith('/' + start->homeFiles.first().path.toUtf8()));
    }

    void withoutAGatewayItKeepsItsOwnEndpointsAndKeys()
    {
        AgentRequest own = request();
        own.routes.clear();
        const auto start = AiderAgent().start(own);
        QVERIFY(start.has_value());
        for (const QByteArray& entry : start->environment)
            QVERIFY2(!entry.contains("_API_") && !entry.contains("_BASE"), entry.constData());
    }

    void aModelsNameSaysWhomItCalls_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QStringList>("providers");
        QTest::addColumn<QString>("argument");
        const auto row = [](const char* model, const char* provider, const char* argument) {
            QTest::newRow(model) << QString::fromLatin1(model) << QStringList{QString::fromLatin1(provider)}
                                 << QString::fromLatin1(argument);
        };
        row("anthropic/claude-sonnet-4-5", "anthropic", "anthropic/claude-sonnet-4-5");
        row("claude-opus-4-7", "anthropic", "claude-opus-4-7");
        row("sonnet", "anthropic", "sonnet");
        row("gemini/gemini-2.5-pro", "gemini", "gemini/gemini-2.5-pro");
        row("flash", "gemini", "flash");
        row("openai/gpt-5", "openai", "openai/gpt-5");
        row("gpt-5", "openai", "gpt-5");
        row("deepseek/deepseek-chat", "openai", "openai/deepseek/deepseek-chat");
    }

    void aModelsNameSaysWhomItCalls()
    {
        QFETCH(QString, model);
        QFETCH(QStringList, providers);
        QFETCH(QString, argument);
        const AgentRequest it = request(model);
        QStringList ids;
        for (const Provider& provider : AiderAgent().providers(it.contract))
            ids.append(provider.id);
        QCOMPARE(ids, providers);
        const auto start = AiderAgent().start(it);
        QVERIFY(start.has_value());
        QCOMPARE(argumentAfter(*start, "--model"), argument.toUtf8());
    }

    void anEndpointThatNeedsNoKeyGetsAWordInItsPlace()
    {
        AgentRequest local = request(u"openai/local"_s);
        local.routes.first().token.clear();
        const auto start = AiderAgent().start(local);
        QVERIFY(start.has_value());
        QVERIFY(start->environment.contains("OPENAI_API_KEY=none"));
        AgentRequest any = request(); // here a key says which provider is taken
        any.routes[1].token.clear();
        const auto other = AiderAgent().start(any);
        QVERIFY(other.has_value());
        QVERIFY(!other->environment.contains("OPENAI_API_KEY=none"));
    }

    void withoutAModelAllProvidersAreOffered() { QCOMPARE(AiderAgent().providers({}).size(), 3); }

    void whatCouldBeAnOptionIsNoModel()
    {
        for (const QString& word : {u"--yes"_s, u"a b"_s, u"a\n"_s, QString(500, u'a')})
            QVERIFY2(!AiderAgent().start(request(word)).has_value(), qPrintable(word));
    }

    void itGoesOnWithTheConversationInItsHome()
    {
        AgentRequest again = request();
        again.resumeSession = QString::fromLatin1(kAiderSession);
        const auto start = AiderAgent().start(again);
        QVERIFY(start.has_value());
        QVERIFY(start->argv.contains("--restore-chat-history"));
        QVERIFY(AiderAgent().resumeCommand(again.program, again.resumeSession).isEmpty());
    }

    void withoutAProgramOrABriefItDoesNotStart()
    {
        AgentRequest none = request();
        none.program.clear();
        QCOMPARE(AiderAgent().start(none).error().code, ErrorCode::NotFound);
        AgentRequest unread = request();
        unread.briefFile.clear();
        QVERIFY(!AiderAgent().start(unread).has_value());
    }

    void inAVirtualEnvironmentItIsShownWithItsPython()
    {
        QTemporaryDir folder;
        const QString home = QFileInfo(folder.path()).canonicalFilePath();
        const QString environment = home + u"/.local/share/uv/tools/aider-chat"_s;
        const QString python = home + u"/.local/share/uv/python/cpython-3.12.11-linux-x86_64-gnu/bin/python3.12"_s;
        makeProgram(python,
            "\x7f"
            "ELF");
        makeProgram(environment + u"/bin/aider"_s, "#!" + environment.toUtf8() + "/bin/python\n");
        makeProgram(environment + u"/pyvenv.cfg"_s, "home = …\n");
        QVERIFY(QFile::link(python, environment + u"/bin/python"_s));
        QVERIFY(QDir().mkpath(home + u"/.local/bin"_s));
        QVERIFY(QFile::link(environment + u"/bin/aider"_s, home + u"/.local/bin/aider"_s));
        const AgentInstallation found = AiderAgent().find(u"/nowhere"_s, home);
        QCOMPARE(found.program, environment + u"/bin/aider"_s);
        QVERIFY(found.interpreter.isEmpty());
        QCOMPARE(found.readOnlyPaths, (QStringList{environment, home + u"/.local/share/uv/python"_s}));
        QCOMPARE(found.metering, Metering::Gateway);
    }

    void whereItIsNotItSaysWhereItLooked()
    {
        const AgentInstallation found = AiderAgent().find(u"/nowhere"_s, u"/home/nobody"_s);
        QVERIFY(found.program.isEmpty());
        QVERIFY(found.reasons.constFirst().contains(u"/home/nobody/.local/bin"));
    }
};

REMIT_TEST_MAIN(TestAiderAgent)
#include "tst_aideragent.moc"
