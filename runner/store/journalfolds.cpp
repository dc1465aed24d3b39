// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/journalfolds.h"

namespace remit {

namespace {

constexpr int kRuns = 32; // more than are ever looked at together
constexpr int kPlaces = 256;

} // namespace

JournalFolds::JournalFolds(Paths paths)
    : m_paths(std::move(paths))
    , m_folds(kRuns)
    , m_places(kPlaces)
{
}

Result<AuditRecord> JournalFolds::record(const RunId& run)
{
    std::optional<Folded> known;
    {
        const QMutexLocker lock(&m_mutex);
        if (const Folded* folded = m_folds.object(run.text()))
            known = *folded;
    }
    auto folded = foldJournal(m_paths, run, std::move(known));
    if (!folded)
        return std::unexpected(folded.error());
    AuditRecord record = folded->fold.record();
    const QMutexLocker lock(&m_mutex);
    if (folded->state.how == JournalState::How::Broken)
        m_folds.remove(run.text());
    else
        m_folds.insert(run.text(), new Folded(std::move(*folded)));
    return record;
}

Result<QList<Event>> JournalFolds::eventsAfter(const RunId& run, qint64 seq)
{
    for (JournalState from = placeAfter(run, seq);; from = {}) {
        QList<Event> events;
        const auto state = readJournal(
            m_paths.journalFile(run), run,
            [&](const Event& event) {
                if (event.seq > seq)
                    events.append(event);
            },
            from);
        if (!state)
            return std::unexpected(state.error());
        if (from.events > 0 && state->how == JournalState::How::Broken)
            continue; // the journal, or what we remember of it, is another one
        keepPlace(run, *state);
        return events;
    }
}

JournalState JournalFolds::placeAfter(const RunId& run, qint64 seq)
{
    const QMutexLocker lock(&m_mutex);
    const JournalState* place = seq > 0 ? m_places.object({run.text(), seq}) : nullptr;
    return place ? *place : JournalState();
}

void JournalFolds::keepPlace(const RunId& run, const JournalState& state)
{
    if (state.events == 0 || state.how == JournalState::How::Broken)
        return;
    const QMutexLocker lock(&m_mutex);
    m_places.insert({run.text(), state.events}, new JournalState(state));
}

} // namespace remit
