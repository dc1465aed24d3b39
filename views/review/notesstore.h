// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace remit {

/**
 * Saves a reviewer's notes behind the window's back: one write at a time for each run, the last state wins, a failure
 * is told and kept for retry(). A run may be left while its notes are on their way.
 */
class NotesStore : public QObject {
    Q_OBJECT

public:
    explicit NotesStore(Backend& backend, QObject* parent = nullptr);

    void save(const QString& runId, const ReviewNotes& notes);
    /** What waits to be saved, which is newer than what the backend has. */
    [[nodiscard]] std::optional<ReviewNotes> unsaved(const QString& runId) const;
    void retry();

Q_SIGNALS:
    void failed(const remit::Error& error);

private:
    void write(const QString& runId);

    Backend& m_backend;
    QHash<QString, ReviewNotes> m_waiting;
    QHash<QString, ReviewNotes> m_onTheWay;
};

} // namespace remit
