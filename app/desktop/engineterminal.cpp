// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A terminal in a run's worktree, with the command that goes on with its session.
#include "app/desktop/enginebackend.h"
#include "app/desktop/terminal.h"
#include "runner/agents/agent.h"
#include "runner/run/selfreport.h"

#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QSaveFile>
#include <QStandardPaths>

namespace remit {

namespace {

TerminalOffer offerFor(const Paths& paths, const AuditRecord& record)
{
    TerminalOffer offer;
    offer.worktree = record.worktree;
    offer.isGoingOn = record.state != RunState::Finished;
    const RunId run = RunId::fromText(record.runId);
    SelfReport told;
    (void)readJournal(paths.journalFile(run), run, [&told](const Event& event) { told.take(event.type, event.data); });
    const Agent* agent = agentById(record.agent);
    const QString home = paths.runFolder(run) + QStringLiteral("/home");
    if (!agent || !isSessionName(told.session()) || !QFileInfo(home).isDir())
        return offer;
    const QString program = agent->find(qEnvironmentVariable("PATH"), QDir::homePath()).program;
    if (program.isEmpty())
        return offer;
    offer.command = agent->resumeCommand(program, told.session());
    offer.variables = agent->homeVariables(home);
    return offer;
}

/** In the run's own folder, which only its user can read and which goes with the run. */
QString writeScript(const Paths& paths, const AuditRecord& record)
{
    const QByteArray script = terminalScript(offerFor(paths, record));
    QSaveFile file(paths.runFolder(RunId::fromText(record.runId)) + QStringLiteral("/terminal.sh"));
    if (!file.open(QIODevice::WriteOnly) || file.write(script) != script.size() || !file.commit())
        return {};
    return file.fileName();
}

bool startTerminal(const QString& folder, const QString& script)
{
    const bool canAsk = !script.isEmpty() && !QStandardPaths::findExecutable(QStringLiteral("bash")).isEmpty();
    for (const char* name : {"x-terminal-emulator", "konsole", "gnome-terminal", "xfce4-terminal", "xterm"}) {
        const QString program = QStandardPaths::findExecutable(QLatin1StringView(name));
        if (program.isEmpty())
            continue;
        ProcessSetup setup;
        setup.program = program;
        if (canAsk) {
            for (const QString& word : terminalArguments(program, script))
                setup.arguments.append(word.toUtf8());
        }
        for (const QString& entry : QProcessEnvironment::systemEnvironment().toStringList())
            setup.environment.append(entry.toUtf8());
        setup.workingDirectory = folder;
        QString error;
        if (startDetached(setup, &error))
            return true;
    }
    return false;
}

} // namespace

void EngineBackend::openTerminal(const QString& runId)
{
    record(runId).then(this, [this](const Result<AuditRecord>& record) {
        if (!record || record->worktree.isEmpty())
            return;
        QtConcurrent::run(&m_workers, [paths = m_paths, record = *record] {
            return writeScript(paths, record);
        }).then(this, [folder = record->worktree](const QString& script) {
            if (!startTerminal(folder, script))
                qWarning("remit: no terminal program was found");
        });
    });
}

} // namespace remit
