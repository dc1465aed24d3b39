// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/event.h"
#include "runner/run/paths.h"
#include "runner/store/journalimport.h"

#include <QCache>
#include <QMutex>

namespace remit {

/**
 * What journals tell, read on from where they were read to the last time: whoever looks at a run that goes on asks ten
 * times a second, and its journal may be long. Remembers the last few runs. Any thread; a journal that was replaced is
 * read from its beginning.
 */
class JournalFolds {
public:
    explicit JournalFolds(Paths paths);

    /** As recordFromJournal(). */
    [[nodiscard]] Result<AuditRecord> record(const RunId& run);
    /** Verified events with a greater seq than that. */
    [[nodiscard]] Result<QList<Event>> eventsAfter(const RunId& run, qint64 seq);

private:
    [[nodiscard]] JournalState placeAfter(const RunId& run, qint64 seq);
    void keepPlace(const RunId& run, const JournalState& state);

    Paths m_paths;
    QMutex m_mutex; ///< held for look-ups only, never while a journal is read
    QCache<QString, Folded> m_folds;
    QCache<std::pair<QString, qint64>, JournalState> m_places; ///< run and seq → behind that event
};

} // namespace remit
