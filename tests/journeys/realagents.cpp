// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/realagents.h"

#include <QDir>
#include <QFile>
#include <QUrl>

namespace remit::test {

using namespace Qt::StringLiterals;

QList<RealAgent> realAgents()
{
    return {
        {.name = "claude-code",
            .program = "claude",
            .head = "agent = \"claude-code\"\nmodel = \"claude-sonnet-5\"\n",
            .model = "claude-sonnet-5",
            .command = ""},
        {.name = "codex",
            .program = "codex",
            .head = "agent = \"codex\"\nmodel = \"gpt-5.5\"\n",
            .model = "gpt-5.5",
            .command = ""},
        {.name = "qwen",
            .program = "qwen",
            .head = "agent = \"qwen\"\nmodel = \"qwen3-coder-plus\"\n",
            .model = "qwen3-coder-plus",
            .command = ""},
        {.name = "gemini",
            .program = "gemini",
            .head = "agent = \"gemini\"\nmodel = \"gemini-2.5-pro\"\n",
            .model = "gemini-2.5-pro",
            .command = ""},
        {.name = "opencode",
            .program = "opencode",
            .head = "agent = \"opencode\"\nmodel = \"anthropic/claude-sonnet-5\"\n",
            .model = "claude-sonnet-5",
            .command = ""},
        {.name = "opencode-chat",
            .program = "opencode",
            .head = "agent = \"opencode\"\nmodel = \"qwen3-coder-plus\"\n",
            .model = "qwen3-coder-plus",
            .command = ""},
        {.name = "acp-claude",
            .program = "claude-agent-acp",
            .head = "agent = \"acp\"\nmodel = \"claude-sonnet-5\"\n",
            .model = "claude-sonnet-5",
            .command = "[command]\nargv = [\"claude-agent-acp\"]\n"},
        {.name = "acp-codex",
            .program = "codex-acp",
            .head = "agent = \"acp\"\nmodel = \"gpt-5.5\"\n",
            .model = "gpt-5.5",
            .command = "[command]\nargv = [\"codex-acp\"]\n"},
        {.name = "acp-gemini",
            .program = "gemini",
            .head = "agent = \"acp\"\nmodel = \"gemini-2.5-pro\"\n",
            .model = "gemini-2.5-pro",
            .command = "[command]\nargv = [\"gemini\", \"--acp\"]\n",
            .resumes = false}, // it finds no session of before: a new one begins with the whole brief
    };
}

AgentGround::AgentGround(const RealAgent& agent, const Errand& errand)
{
    if (!QDir().mkpath(repository() + u"/src"_s))
        qFatal("no folder for a repository");
    (void)m_ctl.write(u"repository/README.md"_s, "# A shop\n");
    (void)m_ctl.write(u"repository/src/shop.txt"_s, "apples\npears\n");
    git({u"init"_s, u"--quiet"_s, u"--initial-branch=main"_s});
    git({u"config"_s, u"user.name"_s, u"Ada Tester"_s});
    git({u"config"_s, u"user.email"_s, u"ada@example.org"_s});
    git({u"add"_s, u"--all"_s});
    git({u"commit"_s, u"--quiet"_s, u"-m"_s, u"Begin"_s});
    m_contract = m_ctl.write(u"contract.toml"_s,
        QByteArray("schema = 1\ntitle = \"Write hello\"\n")
            + "task = \"Write the file hello.txt with one line in it.\"\n" + "tier = \"small\"\n" + agent.head
            + "[scope]\npaths = [\"hello.txt\", \"more.txt\", \"src/**\"]\n"
            + "[success]\ncommand = \"grep -q hello hello.txt\"\ntimeout = \"1m\"\n"
            + "[do_not]\nactions = [\"commit\", \"push\", \"delete-recursively\", \"network\"]\n"
            + "[stop]\nfailures = 3\n" + errand.stop + "[limits]\n" + errand.limits + agent.command);
    play(errand.scenario);
    const QString url = u"http://127.0.0.1:%1"_s.arg(m_port);
    m_ctl.setVariable(u"ANTHROPIC_BASE_URL"_s, url);
    m_ctl.setVariable(u"OPENAI_BASE_URL"_s, url + u"/v1"_s);
    m_ctl.setVariable(u"GOOGLE_GEMINI_BASE_URL"_s, url);
    for (const char* key : {"ANTHROPIC_API_KEY", "OPENAI_API_KEY", "GEMINI_API_KEY"})
        m_ctl.setVariable(QString::fromLatin1(key), u"sk-of-a-test"_s);
    m_ctl.setVariable(u"PATH"_s, qEnvironmentVariable("REMIT_REAL_AGENTS") + u':' + qEnvironmentVariable("PATH"));
}

AgentGround::~AgentGround()
{
    (void)m_ctl({u"stop"_s, u"--all"_s});
    endModel();
}

void AgentGround::endModel()
{
    if (!m_model)
        return;
    m_model->kill();
    m_model->waitForFinished();
    m_model.reset();
}

void AgentGround::play(const QByteArray& scenario)
{
    endModel();
    m_model = std::make_unique<QProcess>();
    m_model->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QString file = m_ctl.write(u"scenario%1.json"_s.arg(++m_plays), scenario);
    m_model->start(QStringLiteral(MODEL_SERVER),
        {file, u"--log"_s, m_ctl.file(u"model%1.log"_s.arg(m_plays)), u"--port"_s, QString::number(m_port)});
    if (!m_model->waitForStarted() || !m_model->waitForReadyRead())
        qFatal("the model server does not start: %s", qPrintable(m_model->errorString()));
    m_port = QUrl(QString::fromUtf8(m_model->readLine().trimmed())).port();
}

CtlResult AgentGround::runToItsEnd() const
{
    return m_ctl({u"run"_s, u"--repo"_s, repository(), u"--contract"_s, m_contract, u"--wait"_s, u"--json"_s});
}

QString AgentGround::launch() const
{
    const CtlResult result = m_ctl({u"run"_s, u"--repo"_s, repository(), u"--contract"_s, m_contract, u"--json"_s});
    if (result.code != 0)
        qFatal("remitctl run ended with %d: %s", result.code, result.err.constData());
    return result.object().value(u"run_id").toString();
}

QByteArray AgentGround::git(const QStringList& arguments) const
{
    QProcess process;
    process.start(u"git"_s, QStringList{u"-C"_s, repository()} + arguments, QIODevice::ReadOnly);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("git %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return process.readAllStandardOutput().trimmed();
}

QList<QJsonObject> AgentGround::model(const QString& how) const
{
    QList<QJsonObject> lines;
    for (const QByteArray& line : contentOf(m_ctl.file(u"model%1.log"_s.arg(m_plays))).split('\n')) {
        const QJsonObject one = QJsonDocument::fromJson(line).object();
        if (one.value(u"how").toString() == how)
            lines.append(one);
    }
    return lines;
}

Tokens AgentGround::served() const
{
    Tokens all;
    for (const QJsonObject& line : model(u"served"_s)) {
        const QJsonValue usage = line.value(u"usage");
        all.input += usage["input"_L1].toInteger();
        all.output += usage["output"_L1].toInteger();
        all.cacheRead += usage["cache_read"_L1].toInteger();
        all.cacheWrite += usage["cache_write"_L1].toInteger();
    }
    return all;
}

QList<QJsonObject> AgentGround::events(const QString& run, const QString& type) const
{
    QList<QJsonObject> found;
    for (const QByteArray& line : contentOf(m_ctl.runFolder(run) + u"/journal.jsonl"_s).split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        if (event.value(u"type").toString() == type)
            found.append(event.value(u"data").toObject());
    }
    return found;
}

} // namespace remit::test
