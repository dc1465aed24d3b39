// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/endings.h"

namespace remit {

namespace {

constexpr int kRecent = 200; ///< of the newest: more cannot be going

} // namespace

Endings::Endings(Backend& backend, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
{
    connect(&backend, &Backend::runsChanged, this, &Endings::look);
}

void Endings::look()
{
    RunFilter recent;
    recent.limit = kRecent;
    m_backend.runs(recent).then(this, [this](const Result<QList<RunRow>>& rows) {
        if (rows)
            take(*rows);
    });
}

void Endings::take(const QList<RunRow>& rows)
{
    for (const RunRow& row : rows) {
        // The state comes a moment before the record; only with its status is there something to tell.
        const bool hasEnded = row.state == RunState::Finished && row.status;
        if (row.state == RunState::Finished && !hasEnded)
            continue;
        const auto last = m_lastStates.constFind(row.runId);
        const bool wasGoing = last == m_lastStates.cend() ? m_statesKnown : *last != RunState::Finished;
        m_lastStates.insert(row.runId, row.state);
        if (hasEnded && wasGoing) // also one that was opened in the moment before its record came
            read(row);
    }
    m_statesKnown = true;
}

/** What cannot be read takes nothing away: the end is told all the same. */
void Endings::read(const RunRow& row)
{
    const auto record = m_backend.record(row.runId);
    m_backend.contract(row.runId).then(this, [this, row, record](const Result<Contract>& contract) {
        QFuture(record).then(this, [this, row, contract](const Result<AuditRecord>& known) {
            Q_EMIT ended({row, known ? known->findings : QList<Finding>(), contract.value_or(Contract()).notifyOn});
        });
    });
}

} // namespace remit
