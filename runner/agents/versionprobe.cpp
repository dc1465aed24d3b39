// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/versionprobe.h"

#include <QRegularExpression>

using namespace std::chrono_literals;

namespace remit {

VersionProbe::VersionProbe(QObject* parent)
    : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(10s);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        const auto children = findChildren<Process*>();
        for (Process* child : children)
            child->kill();
    });
}

void VersionProbe::start(const QString& path, const QString& userHome)
{
    m_patience.start();
    ++m_open; // held until all are asked, so that finished() comes once
    for (const auto& agent : agentCatalog()) {
        const AgentInstallation found = agent->find(path, userHome);
        m_agents.append(found);
        if (!found.program.isEmpty() && !agent->versionArguments().isEmpty())
            ask(found, agent->versionArguments(), path, userHome);
    }
    QMetaObject::invokeMethod(this, &VersionProbe::answered, Qt::QueuedConnection);
}

void VersionProbe::ask(
    const AgentInstallation& agent, const QByteArrayList& arguments, const QString& path, const QString& userHome)
{
    ++m_open;
    auto* process = new Process(this);
    connect(process, &Process::standardOutput, this,
        [this, id = agent.id](const QByteArray& bytes) { m_output[id] = (m_output.value(id) + bytes).left(4096); });
    connect(process, &Process::done, this, [this, process, id = agent.id](const ProcessResult& result) {
        static const QRegularExpression version(QStringLiteral("\\d+\\.\\d+(\\.\\d+)?[-+.\\w]*"));
        const QRegularExpressionMatch match = version.match(QString::fromUtf8(m_output.value(id)));
        if (result.how == ProcessResult::How::Exited && result.exitCode == 0 && match.hasMatch())
            m_versions.insert(id, match.captured());
        process->deleteLater();
        answered();
    });
    ProcessSetup setup;
    setup.program = agent.program;
    setup.arguments = arguments;
    setup.environment = {"PATH=" + path.toUtf8(), "HOME=" + userHome.toUtf8(), "LANG=C.UTF-8", "TERM=dumb",
        "DISABLE_AUTOUPDATER=1", "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1"};
    setup.workingDirectory = QStringLiteral("/");
    process->start(setup);
}

void VersionProbe::answered()
{
    if (--m_open > 0)
        return;
    m_patience.stop();
    Q_EMIT finished(m_agents, m_versions);
}

} // namespace remit
