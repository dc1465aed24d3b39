// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/keyringsession.h"
#include "tests/support/modelserver.h"
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <sys/stat.h>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSecret = "sk-0123456789-of-this-test";

/** Says all that it can see, then asks the model once. */
const QByteArray kCurious = R"(
env > src/new.txt
cat /proc/self/environ /proc/1/environ >> src/new.txt 2>/dev/null
env
python3 -c 'import http.client, json, os, urllib.parse
at = urllib.parse.urlsplit(os.environ["OPENAI_BASE_URL"])
provider = http.client.HTTPConnection(at.hostname, at.port)
body = json.dumps({"model": "m", "messages": [{"role": "user", "content": "hello"}]})
provider.request("POST", at.path + "/chat/completions", body,
                 {"content-type": "application/json", "authorization": "Bearer " + os.environ.get("OPENAI_API_KEY", "")})
answer = provider.getresponse()
print(answer.status, answer.getheaders(), answer.read().decode())' || exit 3
printf 'STATUS: OK\nEND_OF_RUN\n'
)";

QByteArray valueOf(const HttpRequest& request, const QByteArray& name)
{
    return request.header(name);
}

} // namespace

/** The user's key: where it comes from, and where it never goes. Real supervisor, real box, real Secret Service. */
class TestRemitKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        m_repository = std::make_unique<ScratchRepository>();
        m_repository->write("src/a.txt", "one\n");
        m_repository->commit(u"First"_s);
        m_provider
            = std::make_unique<ModelServer>(Scenario::read(R"({"turns": [{"text": "hi"}]})").value_or(Scenario()));
        QVERIFY(m_provider->listen());
    }

    void aKeyInAFileReachesTheProviderAlone()
    {
        RemitCtl ctl;
        const QString file = ctl.write(u"key"_s, kSecret + '\n');
        QCOMPARE(::chmod(QFile::encodeName(file).constData(), 0600), 0);
        set(ctl, "key_file = \"" + file.toUtf8() + "\"\n");
        ctl.setVariable(u"OPENAI_API_KEY"_s, u"sk-comes-after-the-file"_s);
        const CtlResult ran = whileServing(ctl);
        QVERIFY2(ran.code == 0, (ran.out + ran.err).constData());
        QCOMPARE(m_provider->requests().size(), 1);
        QCOMPARE(valueOf(m_provider->requests().constFirst(), "authorization"), "Bearer " + kSecret);
        lookForTheKey(ctl.home());
    }

    void aKeyInTheKeyringReachesTheProviderAlone()
    {
        const KeyringSession session(KeyringSession::Collection::Open);
        QVERIFY2(session.problem().isEmpty(), qPrintable(session.problem()));
        RemitCtl ctl;
        set(ctl, {});
        const CtlResult stored = ctl.withInput({u"key"_s, u"set"_s, u"openai"_s}, kSecret + '\n');
        QVERIFY2(stored.code == 0, stored.err.constData());
        QVERIFY(!(stored.out + stored.err).contains(kSecret));
        QCOMPARE(keyOf(ctl, u"openai"_s).value(u"key"_s).toString(), u"keyring"_s);
        const CtlResult ran = whileServing(ctl);
        QVERIFY2(ran.code == 0, (ran.out + ran.err).constData());
        QCOMPARE(valueOf(m_provider->requests().constFirst(), "authorization"), "Bearer " + kSecret);
        lookForTheKey(ctl.home());

        QCOMPARE(ctl({u"key"_s, u"remove"_s, u"openai"_s}).code, 0);
        QCOMPARE(keyOf(ctl, u"openai"_s).value(u"key"_s).toString(), u"none"_s);
        // The setting alone does not bring it back.
        set(ctl, "key = \"keyring\"\n");
        const CtlResult without = whileServing(ctl);
        QCOMPARE(without.code, 6);
        QVERIFY2(without.out.contains("remitctl key set openai"), without.out.constData());
    }

    void withoutAKeyringARunDoesNotStartAndSaysWhy()
    {
        RemitCtl ctl;
        ctl.setVariable(u"XDG_RUNTIME_DIR"_s, ctl.file(u"nothing"_s));
        set(ctl, "key = \"keyring\"\n");
        const CtlResult ran = whileServing(ctl);
        QCOMPARE(ran.code, 6);
        QVERIFY2(ran.out.contains("no keyring"), ran.out.constData());
        QVERIFY(m_provider->requests().isEmpty());
        const CtlResult stored = ctl.withInput({u"key"_s, u"set"_s, u"gemini"_s}, kSecret + '\n');
        QCOMPARE(stored.code, 3);
        QVERIFY2(stored.err.contains("no keyring"), stored.err.constData());
        QCOMPARE(keyOf(ctl, u"gemini"_s).value(u"key"_s).toString(), u"none"_s);
        QCOMPARE(ctl({u"key"_s, u"remove"_s, u"openai"_s}).code, 3);
        QCOMPARE(keyOf(ctl, u"openai"_s).value(u"key"_s).toString(), u"none"_s);
    }

    void aLockedKeyringDoesNotHoldARun()
    {
        const KeyringSession session(KeyringSession::Collection::Locked);
        QVERIFY2(session.problem().isEmpty(), qPrintable(session.problem()));
        RemitCtl ctl;
        set(ctl, "key = \"keyring\"\n");
        const CtlResult ran = whileServing(ctl);
        QCOMPARE(ran.code, 6);
        QVERIFY2(ran.out.contains("keyring"), ran.out.constData());
    }

    void aFileThatOthersMayReadDoesNotStartARun()
    {
        RemitCtl ctl;
        const QString file = ctl.write(u"key"_s, kSecret + '\n');
        QCOMPARE(::chmod(QFile::encodeName(file).constData(), 0644), 0);
        set(ctl, "key_file = \"" + file.toUtf8() + "\"\n");
        const CtlResult ran = whileServing(ctl);
        QCOMPARE(ran.code, 6);
        QVERIFY2(ran.out.contains("chmod 600"), ran.out.constData());
        QVERIFY(m_provider->requests().isEmpty());
        lookForTheKey(ctl.home());
        QVERIFY(keyOf(ctl, u"openai"_s).value(u"problems"_s).toArray().at(0).toString().contains(u"chmod 600"));
    }

    void anAddressThatIsNoneDoesNotStartARun()
    {
        RemitCtl ctl;
        ctl.setVariable(u"OPENAI_BASE_URL"_s, u"localhost:1"_s);
        const CtlResult ran = whileServing(ctl);
        QCOMPARE(ran.code, 6);
        QVERIFY2(ran.out.contains("OPENAI_BASE_URL"), ran.out.constData());
    }

    void whereKeysComeFromIsListedWithoutThem()
    {
        RemitCtl ctl;
        ctl.setVariable(u"ANTHROPIC_API_KEY"_s, QString());
        ctl.setVariable(u"CLAUDE_CODE_OAUTH_TOKEN"_s, QString::fromUtf8(kSecret));
        ctl.setVariable(u"OPENAI_BASE_URL"_s, u"http://llm.example/v1"_s);
        const CtlResult list = ctl({u"key"_s, u"list"_s, u"--json"_s});
        QCOMPARE(list.code, 0);
        QVERIFY(!list.out.contains(kSecret));
        const QJsonObject anthropic = keyOf(ctl, u"anthropic"_s);
        QCOMPARE(anthropic.value(u"key"_s).toString(), u"environment"_s);
        QCOMPARE(anthropic.value(u"name"_s).toString(), u"CLAUDE_CODE_OAUTH_TOKEN"_s);
        const QJsonObject openai = keyOf(ctl, u"openai"_s);
        QCOMPARE(openai.value(u"encrypted"_s).toBool(true), false);
        QCOMPARE(openai.value(u"url_from"_s).toString(), u"OPENAI_BASE_URL"_s);
        const CtlResult told = ctl({u"key"_s, u"list"_s});
        QVERIFY(told.out.contains("not encrypted") && told.out.contains("environment CLAUDE_CODE_OAUTH_TOKEN"));
    }

    void whatIsNoKeyIsNotStored_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a blank line") << QByteArray("\n");
        QTest::newRow("two lines") << QByteArray("sk-a\nsk-b\n");
        QTest::newRow("blanks") << QByteArray("export KEY=sk-a\n");
        QTest::newRow("huge") << QByteArray(1 << 20, 'x');
    }

    void whatIsNoKeyIsNotStored()
    {
        QFETCH(QByteArray, input);
        const RemitCtl ctl;
        const CtlResult result = ctl.withInput({u"key"_s, u"set"_s, u"openai"_s}, input);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.contains("Give the key alone"), result.err.constData());
        QVERIFY(!QFile::exists(ctl.home() + u"/config/settings.toml"_s));
    }

    void wrongUsageIsSaid()
    {
        const RemitCtl ctl;
        QCOMPARE(ctl({u"key"_s, u"set"_s, u"mistral"_s}).code, 2);
        QCOMPARE(ctl({u"key"_s, u"show"_s, u"openai"_s}).code, 2);
        QCOMPARE(ctl({u"key"_s, u"set"_s}).code, 2);
    }

private:
    void set(const RemitCtl& ctl, const QByteArray& lines) const
    {
        const QString folder = ctl.home() + u"/config"_s;
        QFile out(folder + u"/settings.toml"_s);
        if (!QDir().mkpath(folder) || !out.open(QIODevice::WriteOnly)
            || out.write("[providers.openai]\nurl = \"" + m_provider->url().toString().toUtf8() + "/v1\"\n" + lines)
                < 0)
            qFatal("the settings cannot be written");
    }

    [[nodiscard]] static QJsonObject keyOf(const RemitCtl& ctl, const QString& provider)
    {
        for (const QJsonValue& one : ctl({u"key"_s, u"list"_s, u"--json"_s}).array()) {
            if (one.toObject().value(u"provider"_s).toString() == provider)
                return one.toObject();
        }
        return {};
    }

    /** A run to its end while this program's own provider answers. */
    [[nodiscard]] CtlResult whileServing(const RemitCtl& ctl) const
    {
        const ScriptedContract contract{.script = kCurious, .command = "providers = [\"openai\"]\n"};
        const auto process = ctl.start({u"run"_s, u"--repo"_s, m_repository->path(), u"--contract"_s,
            ctl.write(contract), u"--wait"_s, u"--json"_s});
        if (!QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, 60'000))
            qFatal("remitctl did not end");
        return {process->exitCode(), process->readAllStandardOutput(), process->readAllStandardError()};
    }

    /** In no file of Remit's: logs, journals, the agent's home, its worktree with what it saw. */
    void lookForTheKey(const QString& home) const
    {
        int files = 0;
        QDirIterator all(home, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = all.next();
            ++files;
            QVERIFY2(!contentOf(path).contains(kSecret), qPrintable(path));
        }
        QVERIFY(files > 3);
        QVERIFY(!m_repository->git({u"log"_s, u"-p"_s, u"--all"_s}).contains(kSecret));
    }

    std::unique_ptr<ScratchRepository> m_repository;
    std::unique_ptr<ModelServer> m_provider;
};

REMIT_TEST_MAIN(TestRemitKeys)
#include "tst_remitkeys.moc"
