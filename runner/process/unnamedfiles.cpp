// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/unnamedfiles.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace remit {
namespace {

constexpr qint64 kBlock = 512;
constexpr QByteArrayView kMemoryFile = "/memfd:";
constexpr QByteArrayView kDeleted = " (deleted)";

QByteArray processFolder(qint64 pid)
{
    return "/proc/" + QByteArray::number(pid);
}

/** Shared pages that are mapped, and so stand in the resident size already. */
qint64 mappedSharedBytes(qint64 pid)
{
    constexpr QByteArrayView kField = "RssShmem:";
    QFile status(QString::fromLatin1(processFolder(pid)) + QStringLiteral("/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith(kField))
            return line.sliced(kField.size()).simplified().split(' ').value(0).toLongLong() * 1024;
    }
    return 0;
}

class Look {
public:
    void at(qint64 pid)
    {
        const QByteArray folder = processFolder(pid) + "/fd";
        const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.constData()), ::closedir);
        if (!entries)
            return;
        const int place = ::dirfd(entries.get());
        while (const dirent* entry = ::readdir(entries.get())) {
            std::array<char, 4096> text{};
            const ssize_t length = ::readlinkat(place, entry->d_name, text.data(), text.size());
            if (length <= 0)
                continue;
            const QByteArrayView target(text.data(), length);
            if (target.endsWith(kDeleted))
                count(place, entry->d_name, target.startsWith(kMemoryFile));
        }
    }

    UnnamedFiles found;

private:
    void count(int place, const char* name, bool isMemoryFile)
    {
        struct stat status = {};
        if (::fstatat(place, name, &status, 0) != 0 || !S_ISREG(status.st_mode) || status.st_nlink != 0
            || !m_seen.insert({status.st_dev, status.st_ino}).second)
            return;
        const qint64 bytes = qint64{status.st_blocks} * kBlock;
        if (isMemoryFile) {
            found.memoryBytes += bytes;
            return;
        }
        // The file system is asked through the file itself: its path may mean another one out here.
        const int file = ::openat(place, name, O_PATH | O_CLOEXEC);
        struct statfs system = {};
        if (file < 0)
            return;
        if (::fstatfs(file, &system) == 0 && system.f_type != TMPFS_MAGIC)
            found.diskBytes += bytes;
        ::close(file);
    }

    std::set<std::pair<dev_t, ino_t>> m_seen;
};

} // namespace

UnnamedFiles unnamedFilesOf(const QList<qint64>& pids)
{
    Look look;
    for (const qint64 pid : pids)
        look.at(pid);
    if (look.found.memoryBytes == 0)
        return look.found;
    for (const qint64 pid : pids)
        look.found.memoryBytes -= mappedSharedBytes(pid);
    look.found.memoryBytes = std::max<qint64>(0, look.found.memoryBytes);
    return look.found;
}

qint64 memoryFileSystemsOf(qint64 pid)
{
    qint64 bytes = 0;
    for (const char* name : {"/tmp", "/dev/shm"}) {
        struct stat inside = {};
        struct stat outside = {};
        struct statfs system = {};
        const QByteArray place = processFolder(pid) + "/root" + name;
        if (::stat(place.constData(), &inside) != 0 || ::statfs(place.constData(), &system) != 0
            || system.f_type != TMPFS_MAGIC || (::stat(name, &outside) == 0 && outside.st_dev == inside.st_dev))
            continue;
        bytes += static_cast<qint64>(system.f_blocks - system.f_bfree) * system.f_bsize;
    }
    return bytes;
}

} // namespace remit
