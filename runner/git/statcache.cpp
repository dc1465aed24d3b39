// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/statcache.h"

#include <QFile>

#include <ctime>

namespace remit {

namespace {

constexpr qint64 kSecond = 1'000'000'000;
/** File times come from a clock that ticks every few milliseconds; this is safely more than one tick. */
constexpr qint64 kTick = 20'000'000;

qint64 nanoseconds(const timespec& time)
{
    return time.tv_sec * kSecond + time.tv_nsec;
}

qint64 nanoseconds(const git_index_time& time)
{
    return static_cast<qint64>(time.seconds) * kSecond + time.nanoseconds;
}

bool isKind(quint32 mode, const struct stat& status)
{
    if (S_ISLNK(status.st_mode))
        return mode == GIT_FILEMODE_LINK;
    const bool executable = (status.st_mode & S_IXUSR) != 0;
    return mode == (executable ? GIT_FILEMODE_BLOB_EXECUTABLE : GIT_FILEMODE_BLOB);
}

} // namespace

void StatCache::seed(const QString& indexFile)
{
    const QByteArray path = QFile::encodeName(indexFile);
    struct stat written = {};
    IndexHandle index;
    if (::stat(path.constData(), &written) != 0 || git_index_open(Out(index), path.constData()) < 0) {
        git_error_clear(); // no index: the first look reads everything
        return;
    }
    const size_t count = git_index_entrycount(index.get());
    for (size_t at = 0; at < count; ++at) {
        const git_index_entry* entry = git_index_get_byindex(index.get(), at);
        const qint64 changed = nanoseconds(entry->ctime);
        const bool settled
            = changed < nanoseconds(written.st_mtim) && nanoseconds(entry->mtime) < nanoseconds(written.st_mtim);
        if (!settled || git_index_entry_stage(entry) != 0
            || (entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0)
            continue;
        m_entries.insert(QByteArray(entry->path),
            Entry{entry->dev, entry->ino, entry->file_size, nanoseconds(entry->mtime), changed,
                TreeItem{entry->id, entry->mode}});
    }
}

const TreeItem* StatCache::find(const QByteArray& path, const struct stat& status) const
{
    const auto entry = m_entries.constFind(path);
    if (entry == m_entries.cend())
        return nullptr;
    const bool same = entry->device == static_cast<quint32>(status.st_dev)
        && entry->inode == static_cast<quint32>(status.st_ino) && entry->size == static_cast<quint32>(status.st_size)
        && entry->modified == nanoseconds(status.st_mtim) && entry->changed == nanoseconds(status.st_ctim)
        && isKind(entry->item.mode, status);
    return same ? &entry->item : nullptr;
}

void StatCache::insert(const QByteArray& path, const struct stat& status, qint64 lookedAt, const TreeItem& item)
{
    const qint64 changed = nanoseconds(status.st_ctim);
    if (changed >= lookedAt - kTick || !isKind(item.mode, status)) {
        m_entries.remove(path);
        return;
    }
    m_entries.insert(path,
        Entry{static_cast<quint32>(status.st_dev), static_cast<quint32>(status.st_ino),
            static_cast<quint32>(status.st_size), nanoseconds(status.st_mtim), changed, item});
}

qint64 StatCache::clock()
{
    timespec now = {};
    (void)::clock_gettime(CLOCK_REALTIME_COARSE, &now);
    return nanoseconds(now);
}

} // namespace remit
