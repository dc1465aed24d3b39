// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/paths.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace remit {

/**
 * Says when journals grow and when runs come and go, from the kernel's file notifications: no timer runs while nothing
 * happens. Watches the folder of active runs, the journals of those, and the index (for verdicts given elsewhere). At
 * most ten signals a second.
 */
class JournalWatch : public QObject {
    Q_OBJECT

public:
    explicit JournalWatch(Paths paths, QObject* parent = nullptr);
    void start();

Q_SIGNALS:
    void grew(const QStringList& runIds); ///< journals with new events
    void indexWritten(); ///< by whomever; this process writes it too

private:
    void look();
    void changed(const QString& path);
    void tell();

    Paths m_paths;
    QFileSystemWatcher m_watcher;
    QTimer m_throttle;
    QSet<QString> m_active;
    QSet<QString> m_grown;
    bool m_indexWritten = false;
};

} // namespace remit
