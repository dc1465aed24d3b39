// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/descriptor.h"
#include "runner/git/worktree.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** Open folders on the way down; below this a folder is first moved up, so that no depth exhausts descriptors. */
constexpr size_t kOpenFolders = 64;

class Removal {
public:
    /** Empties the open folder; the folder itself stays. */
    OsResult<void> empty(Descriptor folder)
    {
        const int top = folder.get();
        m_levels.push_back({std::move(folder), {}, {}});
        if (auto read = readTop(); !read)
            return read;
        while (!m_levels.empty()) {
            if (m_levels.back().left.isEmpty()) {
                if (auto left = leave(); !left)
                    return left;
                continue;
            }
            if (auto removed = removeNext(top); !removed)
                return removed;
        }
        return {};
    }

    /** What could not be removed, for the message. */
    [[nodiscard]] QByteArray last() const { return m_last; }

private:
    struct Level {
        Descriptor folder;
        QByteArrayList left;
        QByteArray name;
    };

    OsResult<void> readTop()
    {
        auto names = namesIn(m_levels.back().folder.get());
        if (!names)
            return std::unexpected(names.error());
        m_levels.back().left = std::move(*names);
        return {};
    }

    OsResult<void> leave()
    {
        const Level done = std::move(m_levels.back());
        m_levels.pop_back();
        if (m_levels.empty())
            return {};
        return unlinkIn(m_levels.back().folder.get(), done.name, AT_REMOVEDIR);
    }

    OsResult<void> unlinkIn(int folder, const QByteArray& name, int flags)
    {
        m_last = name;
        if (::unlinkat(folder, name.constData(), flags) == 0 || errno == ENOENT)
            return {};
        if (flags == AT_REMOVEDIR && errno == ENOTEMPTY && m_levels.size() == 1)
            return readTop(); // moved up beside us meanwhile: the level is gone through once more
        return std::unexpected(errno);
    }

    OsResult<void> removeNext(int top)
    {
        Level& level = m_levels.back();
        const QByteArray name = level.left.takeLast();
        m_last = name;
        const int folder = level.folder.get();
        const auto status = statBeneath(folder, name);
        if (!status)
            return status.error() == ENOENT ? OsResult<void>() : std::unexpected(status.error());
        if (!S_ISDIR(status->st_mode))
            return unlinkIn(folder, name, 0);
        if ((status->st_mode & S_IRWXU) != S_IRWXU
            && ::fchmodat(folder, name.constData(), S_IRWXU, AT_SYMLINK_NOFOLLOW) != 0)
            return std::unexpected(errno);
        if (m_levels.size() >= kOpenFolders)
            return moveUp(folder, name, top);
        auto child = openBeneath(folder, name, O_RDONLY | O_DIRECTORY);
        if (!child)
            return std::unexpected(child.error());
        m_levels.push_back({std::move(*child), {}, name});
        return readTop();
    }

    OsResult<void> moveUp(int folder, const QByteArray& name, int top)
    {
        const QByteArray moved = ".remit-removal-" + QByteArray::number(++m_moved);
        if (::renameat2(folder, name.constData(), top, moved.constData(), RENAME_NOREPLACE) != 0) {
            if (errno == EEXIST)
                return moveUp(folder, name, top);
            return std::unexpected(errno);
        }
        m_levels.front().left.prepend(moved);
        return {};
    }

    QByteArray m_last;
    std::vector<Level> m_levels;
    int m_moved = 0;
};

QString reason(int error)
{
    return QString::fromLocal8Bit(std::strerror(error)); // NOLINT(concurrency-mt-unsafe): glibc's is by thread
}

} // namespace

Result<> removeFolder(const QString& folder)
{
    const QByteArray path = QFile::encodeName(QFileInfo(folder).absoluteFilePath());
    const qsizetype slash = path.lastIndexOf('/');
    const QByteArray parentPath = slash == 0 ? QByteArrayLiteral("/") : path.first(slash);
    const QByteArray name = path.sliced(slash + 1);
    struct stat status = {};
    struct stat above = {};
    if (::lstat(path.constData(), &status) != 0) {
        if (errno == ENOENT)
            return {};
        return failure(ErrorCode::Io, u"%1 cannot be looked at: %2"_s.arg(folder, reason(errno)));
    }
    if (!S_ISDIR(status.st_mode))
        return failure(ErrorCode::Refused, u"%1 is a link or a file, not a folder; it is left alone"_s.arg(folder));
    if (::stat(parentPath.constData(), &above) != 0)
        return failure(ErrorCode::Io, u"The folder of %1 cannot be looked at: %2"_s.arg(folder, reason(errno)));
    if (above.st_dev != status.st_dev)
        return failure(ErrorCode::Refused, u"%1 is another file system; it is left alone"_s.arg(folder));

    const OsResult<Descriptor> parent(Descriptor(::open(parentPath.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)));
    if (!parent->isOpen())
        return failure(ErrorCode::Io, u"The folder of %1 does not open: %2"_s.arg(folder, reason(errno)));
    if ((status.st_mode & S_IRWXU) != S_IRWXU
        && ::fchmodat(parent->get(), name.constData(), S_IRWXU, AT_SYMLINK_NOFOLLOW) != 0)
        return failure(ErrorCode::Io, u"%1 cannot be made writable: %2"_s.arg(folder, reason(errno)));
    auto opened = openBeneath(parent->get(), name, O_RDONLY | O_DIRECTORY);
    if (!opened)
        return failure(ErrorCode::Io, u"%1 does not open: %2"_s.arg(folder, reason(opened.error())));
    Removal removal;
    if (auto emptied = removal.empty(std::move(*opened)); !emptied)
        return failure(ErrorCode::Io,
            u"%1 in %2 cannot be removed: %3"_s.arg(
                QString::fromUtf8(removal.last()), folder, reason(emptied.error())));
    if (::unlinkat(parent->get(), name.constData(), AT_REMOVEDIR) != 0)
        return failure(ErrorCode::Io, u"%1 cannot be removed: %2"_s.arg(folder, reason(errno)));
    return {};
}

} // namespace remit
