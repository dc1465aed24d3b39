// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/notesstore.h"

namespace remit {

NotesStore::NotesStore(Backend& backend, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
{
}

void NotesStore::save(const QString& runId, const ReviewNotes& notes)
{
    m_waiting.insert(runId, notes);
    if (!m_onTheWay.contains(runId))
        write(runId);
}

std::optional<ReviewNotes> NotesStore::unsaved(const QString& runId) const
{
    if (const auto waiting = m_waiting.constFind(runId); waiting != m_waiting.cend())
        return *waiting;
    if (const auto going = m_onTheWay.constFind(runId); going != m_onTheWay.cend())
        return *going;
    return std::nullopt;
}

void NotesStore::retry()
{
    for (const QString& runId : m_waiting.keys()) {
        if (!m_onTheWay.contains(runId))
            write(runId);
    }
}

void NotesStore::write(const QString& runId)
{
    const ReviewNotes notes = m_waiting.take(runId);
    m_onTheWay.insert(runId, notes);
    m_backend.saveNotes(runId, notes).then(this, [this, runId, notes](const Result<>& saved) {
        m_onTheWay.remove(runId);
        if (!saved) {
            if (!m_waiting.contains(runId))
                m_waiting.insert(runId, notes);
            Q_EMIT failed(saved.error());
            return;
        }
        if (m_waiting.contains(runId))
            write(runId);
    });
}

} // namespace remit
