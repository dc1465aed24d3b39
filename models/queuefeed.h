// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"

#include <QObject>
#include <QSet>

namespace remit {

class ReviewQueue;

/**
 * Keeps a review queue up to date: reads all at reload(), and of what the backend says has changed only those rows.
 * Never two reads at a time: changes that come in meanwhile make one more. Backend and queue outlive it.
 */
class QueueFeed : public QObject {
    Q_OBJECT

public:
    QueueFeed(Backend& backend, ReviewQueue& queue, QObject* parent = nullptr);

    void reload();
    [[nodiscard]] bool isLoading() const { return m_loading; }

Q_SIGNALS:
    /** All was read, or something in the queue is different. */
    void loaded();
    void failed(const remit::Error& error);

private:
    struct Answers;
    void follow(const QStringList& runIds);
    void readIfWanted();
    void take(const Answers& answers);

    Backend& m_backend;
    ReviewQueue& m_queue;
    bool m_loading = false;
    bool m_all = false; ///< wanted: everything
    QSet<QString> m_changed; ///< wanted: these
};

} // namespace remit
