// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/queuefeed.h"

#include "models/reviewqueue.h"

#include <QDateTime>

#include <memory>

namespace remit {

/** The three reads of one reload; shared by their continuations, of which the last one hands them over. */
struct QueueFeed::Answers {
    Result<QList<RunRow>> toReview;
    Result<QList<RunRow>> deferred;
    Result<QList<RunRow>> decided;
    int open = 3;
};

QueueFeed::QueueFeed(Backend& backend, ReviewQueue& queue, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
    , m_queue(queue)
{
    connect(&backend, &Backend::runsChanged, this, &QueueFeed::reload);
    backend.agents().then(this, [this](const Result<QList<AgentInstallation>>& agents) {
        QHash<QString, QString> names;
        for (const AgentInstallation& agent : agents.value_or(QList<AgentInstallation>()))
            names.insert(agent.id, agent.name);
        m_queue.setAgentNames(names);
    });
}

void QueueFeed::reload()
{
    if (m_loading) {
        m_again = true;
        return;
    }
    read();
}

void QueueFeed::read()
{
    m_loading = true;
    m_again = false;
    const auto answers = std::make_shared<Answers>();
    const auto ask = [this, answers](const RunFilter& filter, Result<QList<RunRow>> Answers::* slot) {
        m_backend.runs(filter).then(this, [this, answers, slot](const Result<QList<RunRow>>& rows) {
            (*answers).*slot = rows;
            if (--answers->open == 0)
                take(*answers);
        });
    };
    RunFilter toReview;
    toReview.needsReview = true;
    RunFilter deferred;
    deferred.review = ReviewState::Deferred;
    RunFilter decided;
    decided.verdictSinceMs = QDate::currentDate().startOfDay().toMSecsSinceEpoch();
    ask(toReview, &Answers::toReview);
    ask(deferred, &Answers::deferred);
    ask(decided, &Answers::decided);
}

void QueueFeed::take(const Answers& answers)
{
    m_loading = false;
    for (const auto* rows : {&answers.toReview, &answers.deferred, &answers.decided}) {
        if (!rows->has_value()) {
            Q_EMIT failed(rows->error());
            if (m_again)
                read();
            return;
        }
    }
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QList<RunRow> runs = *answers.toReview;
    for (const RunRow& run : *answers.deferred) {
        if (run.deferredUntilMs > now) // one whose time is over is among those to review
            runs.append(run);
    }
    m_queue.setNow(now);
    m_queue.setRuns(runs, *answers.decided);
    Q_EMIT loaded();
    if (m_again)
        read();
}

} // namespace remit
