// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/verification.h"

#include <QFileInfo>
#include <QJsonArray>

namespace remit {

Verification::Verification(const RunContext& context, RunLog& log, SnapshotWorker& snapshots, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_log(log)
    , m_snapshots(snapshots)
{
}

void Verification::start(int snapshotNumber, Check check)
{
    m_check = check;
    m_snapshots.take(snapshotNumber, QStringLiteral("Result of %1").arg(m_context.run.text()))
        .then(this, [this](const Result<Snapshot>& taken) { snapshotTaken(taken); });
}

void Verification::stop()
{
    m_stopped = true;
    if (m_command)
        m_command->kill();
}

void Verification::snapshotTaken(const Result<Snapshot>& taken)
{
    if (!taken) {
        m_outcome.problem = taken.error().detail;
        Q_EMIT done(m_outcome);
        return;
    }
    m_outcome.snapshot = *taken;
    const auto repository = Repository::open(m_context.repository.checkout);
    const auto changes = repository ? changesBetween(*repository, m_context.base, taken->commit)
                                    : Result<QList<FileChange>>(std::unexpected(repository.error()));
    if (!changes) {
        m_outcome.problem = changes.error().detail;
        Q_EMIT done(m_outcome);
        return;
    }
    m_outcome.changes = *changes;
    qint64 added = 0;
    qint64 removed = 0;
    for (const FileChange& change : *changes) {
        added += change.added;
        removed += change.removed;
    }
    QJsonArray problems;
    for (const SnapshotProblem& problem : taken->problems)
        problems.append(QJsonObject{{QStringLiteral("kind"), problem.kind},
            {QStringLiteral("path"), displayPath(problem.path)}, {QStringLiteral("detail"), problem.detail}});
    m_log.addNow(event::snapshotMade,
        {{QStringLiteral("n"), taken->number}, {QStringLiteral("ref"), taken->ref},
            {QStringLiteral("commit"), taken->commit}, {QStringLiteral("files"), changes->size()},
            {QStringLiteral("added"), added}, {QStringLiteral("removed"), removed},
            {QStringLiteral("problems"), problems},
            {QStringLiteral("ignored_left"), QJsonArray::fromStringList(taken->ignoredLeft)}});
    if (m_check == Check::Run && !m_stopped && !m_context.contract.success.command.isEmpty())
        runCheck();
    else
        Q_EMIT done(m_outcome);
}

void Verification::runCheck()
{
    m_command = std::make_unique<CleanCheck>(m_context, QStringLiteral("after"));
    connect(m_command.get(), &CleanCheck::happened, this,
        [this](const char* type, const QJsonObject& data) { m_log.add(type, data); });
    connect(m_command.get(), &CleanCheck::done, this, [this](const CheckResult& result, const QString& error) {
        m_outcome.checkProblem = error;
        if (error.isEmpty()) {
            m_outcome.after = result;
            m_log.addNow(event::checkDone, checkData(result, QStringLiteral("after")));
        } else {
            m_log.add(event::note, {{QStringLiteral("text"), error}});
        }
        Q_EMIT done(m_outcome);
    });
    m_command->start(m_outcome.snapshot.commit);
}

} // namespace remit
