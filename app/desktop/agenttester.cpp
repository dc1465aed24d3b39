// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/agenttester.h"

#include "models/formats.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>

using namespace std::chrono_literals;

namespace remit {

namespace {

/** It stops its run first, which may have to be killed. */
constexpr auto kGrace = 40s;
constexpr qsizetype kLongest = 64 << 10;

QByteArrayList ownEnvironment()
{
    QByteArrayList environment;
    for (const QString& entry : QProcessEnvironment::systemEnvironment().toStringList())
        environment.append(entry.toUtf8());
    return environment;
}

QString meteredWords(const QJsonObject& document)
{
    if (!document.value(u"calls").isDouble())
        return AgentTester::tr("calls unknown");
    const int calls = document.value(u"calls").toInt();
    return document.value(u"metered").toString() == u"gateway"
        ? AgentTester::tr("%n call(s) at the gateway", nullptr, calls)
        : AgentTester::tr("%n call(s) as it says", nullptr, calls);
}

} // namespace

AgentTester::AgentTester(QString remitctl, QObject* parent)
    : QObject(parent)
    , m_remitctl(std::move(remitctl))
{
}

void AgentTester::start(const QString& agent)
{
    if (m_running.contains(agent))
        return;
    auto* process = new Process(this);
    m_running.insert(agent, process);
    auto output = std::make_shared<QByteArray>();
    connect(process, &Process::standardOutput, this,
        [output](const QByteArray& bytes) { *output = (*output + bytes).left(kLongest); });
    connect(process, &Process::done, this, [this, agent, process, output](const ProcessResult& result) {
        m_running.remove(agent);
        process->deleteLater();
        ended(agent, result, *output);
    });
    ProcessSetup setup;
    setup.program = m_remitctl;
    setup.arguments = {"agents", "test", agent.toUtf8(), "--json"};
    setup.environment = ownEnvironment();
    setup.workingDirectory = QDir::homePath();
    Q_EMIT changed(agent, {AgentTestLine::State::Going, tr("It is asked for one short answer.")});
    process->start(setup);
}

void AgentTester::cancel(const QString& agent)
{
    if (Process* process = m_running.value(agent)) {
        Q_EMIT changed(agent, {AgentTestLine::State::Going, tr("The test is being stopped.")});
        process->terminate(kGrace);
    }
}

void AgentTester::ended(const QString& agent, const ProcessResult& result, const QByteArray& output)
{
    const QString problem = result.how == ProcessResult::How::FailedToStart
        ? result.error
        : tr("The test gave no answer that can be read.");
    Q_EMIT changed(agent, agentTestFrom(output).value_or(AgentTestLine{AgentTestLine::State::Fails, problem}));
}

std::optional<AgentTestLine> agentTestFrom(const QByteArray& bytes)
{
    const QJsonObject document = QJsonDocument::fromJson(bytes).object();
    if (document.contains(u"error"))
        return AgentTestLine{AgentTestLine::State::Fails, document.value(u"error").toString()};
    if (!document.contains(u"works"))
        return {};
    if (!document.value(u"works").toBool())
        return AgentTestLine{AgentTestLine::State::Fails, document.value(u"problem").toString()};
    const QJsonValue cost = document.value(u"cost_usd");
    const QStringList facts{meteredWords(document),
        cost.isDouble() ? format::cost(qRound64(cost.toDouble() * 1e6)) : AgentTester::tr("cost unknown"),
        format::duration(qint64(document.value(u"duration_s").toDouble() * 1000))};
    return AgentTestLine{AgentTestLine::State::Works,
        AgentTester::tr("It works: %1. It says: %2")
            .arg(facts.join(QStringLiteral(", ")), document.value(u"answer").toString())};
}

} // namespace remit
