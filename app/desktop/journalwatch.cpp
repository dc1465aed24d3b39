// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/journalwatch.h"

#include "runner/launch/runlock.h"

#include <QDir>
#include <QFileInfo>

using namespace std::chrono_literals;

namespace remit {

JournalWatch::JournalWatch(Paths paths, QObject* parent)
    : QObject(parent)
    , m_paths(std::move(paths))
{
    m_throttle.setSingleShot(true);
    m_throttle.setInterval(100ms);
    connect(&m_throttle, &QTimer::timeout, this, &JournalWatch::tell);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &JournalWatch::changed);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &JournalWatch::look);
}

void JournalWatch::start()
{
    QDir().mkpath(m_paths.data() + QStringLiteral("/active"));
    m_watcher.addPath(m_paths.data() + QStringLiteral("/active"));
    look();
}

void JournalWatch::look()
{
    QSet<QString> now;
    for (const RunId& run : ActiveRuns(m_paths).all())
        now.insert(run.text());
    const QSet<QString> gone = m_active - now;
    const QSet<QString> come = now - m_active;
    for (const QString& run : gone)
        m_watcher.removePath(m_paths.journalFile(RunId::fromText(run)));
    for (const QString& run : come) {
        const QString journal = m_paths.journalFile(RunId::fromText(run));
        if (QFileInfo::exists(journal))
            m_watcher.addPath(journal);
        else
            now.remove(run); // its folder is being made; the next look finds it
    }
    if (now.size() < m_active.size() + come.size() - gone.size())
        m_throttle.start();
    m_active = now;
    m_grown += gone + come;
    const QString log = m_paths.database() + QStringLiteral("-wal");
    if (!m_watcher.files().contains(log) && QFileInfo::exists(log))
        m_watcher.addPath(log);
    if (!m_grown.isEmpty() && !m_throttle.isActive())
        m_throttle.start();
}

void JournalWatch::changed(const QString& path)
{
    if (path.endsWith(QStringLiteral("/journal.jsonl")))
        m_grown.insert(QFileInfo(path).dir().dirName());
    else
        m_indexWritten = true;
    if (!m_throttle.isActive())
        m_throttle.start();
}

void JournalWatch::tell()
{
    const QStringList grown = QStringList(m_grown.cbegin(), m_grown.cend());
    m_grown.clear();
    if (!grown.isEmpty())
        Q_EMIT grew(grown);
    if (std::exchange(m_indexWritten, false))
        Q_EMIT indexWritten();
    // A run that was being made at the last look is looked for once more.
    if (ActiveRuns(m_paths).all().size() != m_active.size())
        look();
}

} // namespace remit
