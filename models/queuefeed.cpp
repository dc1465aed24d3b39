// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/queuefeed.h"

#include "models/reviewqueue.h"

#include <QDateTime>

#include <memory>
#include <utility>

namespace remit {

namespace {

constexpr qsizetype kMostSingle = 100; // changed rows; of more all are read

} // namespace

/** The reads of one reload; shared by their continuations, of which the last one hands them over. */
struct QueueFeed::Answers {
    QStringList runIds; ///< empty: all
    Result<PackedRowsPtr> undecided;
    Result<PackedRowsPtr> decided;
    Result<PackedRowsPtr> goingOn; ///< of races, whatever was asked for: they are few
    int open = 3;
};

QueueFeed::QueueFeed(Backend& backend, ReviewQueue& queue, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
    , m_queue(queue)
{
    connect(&backend, &Backend::runsChanged, this, &QueueFeed::follow);
    backend.agents().then(this, [this](const Result<QList<AgentInstallation>>& agents) {
        QHash<QString, QString> names;
        for (const AgentInstallation& agent : agents.value_or(QList<AgentInstallation>()))
            names.insert(agent.id, agent.name);
        m_queue.setAgentNames(names);
    });
}

void QueueFeed::reload()
{
    m_all = true;
    readIfWanted();
}

void QueueFeed::follow(const QStringList& runIds)
{
    for (const QString& id : runIds)
        m_changed.insert(id);
    m_all = m_all || runIds.isEmpty() || m_changed.size() > kMostSingle;
    readIfWanted();
}

void QueueFeed::readIfWanted()
{
    if (m_loading || (!m_all && m_changed.isEmpty()))
        return;
    m_loading = true;
    const auto answers = std::make_shared<Answers>();
    const QSet<QString> changed = std::exchange(m_changed, {});
    if (!std::exchange(m_all, false))
        answers->runIds = changed.values();
    const auto ask = [this, answers](RunFilter filter, Result<PackedRowsPtr> Answers::* slot) {
        if (!filter.inRace)
            filter.runIds = answers->runIds;
        m_backend.packedRuns(filter).then(this, [this, answers, slot](const Result<PackedRowsPtr>& rows) {
            (*answers).*slot = rows;
            if (--answers->open == 0)
                take(*answers);
        });
    };
    RunFilter undecided;
    undecided.undecided = true;
    RunFilter decided;
    decided.verdictSinceMs = QDate::currentDate().startOfDay().toMSecsSinceEpoch();
    ask(undecided, &Answers::undecided);
    ask(decided, &Answers::decided);
    RunFilter goingOn;
    goingOn.active = true;
    goingOn.inRace = true;
    ask(goingOn, &Answers::goingOn);
}

void QueueFeed::take(const Answers& answers)
{
    m_loading = false;
    if (const auto* wrong = !answers.undecided ? &answers.undecided
            : !answers.decided                 ? &answers.decided
            : !answers.goingOn                 ? &answers.goingOn
                                               : nullptr) {
        Q_EMIT failed(wrong->error());
    } else if (answers.runIds.isEmpty()) {
        m_queue.setNow(QDateTime::currentMSecsSinceEpoch());
        m_queue.setRuns(*answers.undecided, *answers.decided);
        m_queue.setGoingOn(*answers.goingOn);
        Q_EMIT loaded();
    } else if (const bool updated = m_queue.updateRuns(answers.runIds, *answers.undecided, *answers.decided);
        m_queue.setGoingOn(*answers.goingOn) || updated) {
        m_queue.setNow(QDateTime::currentMSecsSinceEpoch());
        Q_EMIT loaded();
    }
    readIfWanted();
}

} // namespace remit
