// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/diskuse.h"

#include <QFile>

#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace remit {
namespace {

constexpr qint64 kBlock = 512;
constexpr std::size_t kOpenFolders = 64;
constexpr int kFolder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NOATIME;

using FileId = std::pair<dev_t, ino_t>;

FileId idOf(const struct stat& status)
{
    return {status.st_dev, status.st_ino};
}

/** An open folder, and the mode that it had if it was shut. */
struct Opened {
    int folder = -1;
    std::optional<mode_t> shutMode;
};

/** A folder that its owner, who we are, has shut stays open until its mode is put back: names in it are found only so
 * long. */
Opened openFolder(int parent, const char* name)
{
    int folder = ::openat(parent, name, kFolder);
    if (folder < 0 && errno == EPERM) // O_NOATIME is for the owner
        folder = ::openat(parent, name, kFolder & ~O_NOATIME);
    if (folder >= 0) {
        struct stat status = {};
        if (::fstat(folder, &status) == 0 && (status.st_mode & S_IXUSR) == 0
            && ::fchmod(folder, (status.st_mode & 07777) | S_IXUSR) == 0) // may be listed, but not looked into
            return {folder, status.st_mode & 07777};
        return {folder, {}};
    }
    if (errno != EACCES)
        return {};
    const int handle = ::openat(parent, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    struct stat status = {};
    Opened opened;
    std::array<char, 32> place{};
    (void)std::snprintf(place.data(), place.size(), "/proc/self/fd/%d", handle);
    if (handle >= 0 && ::fstat(handle, &status) == 0
        && ::chmod(place.data(), (status.st_mode & 07777) | S_IRUSR | S_IXUSR) == 0)
        opened = {::open(place.data(), O_RDONLY | O_DIRECTORY | O_CLOEXEC), status.st_mode & 07777};
    if (handle >= 0)
        ::close(handle);
    return opened;
}

/** Down and up again with few open folders: one far above is closed, and found again through "..". */
class Walk {
public:
    qint64 bytesBelow(const char* folder)
    {
        const Opened top = openFolder(AT_FDCWD, folder);
        if (top.folder < 0)
            return m_bytes;
        enter(top, {});
        while (!m_levels.empty()) {
            if (m_levels.back().left.empty()) {
                leave();
                continue;
            }
            std::string name = std::move(m_levels.back().left.back());
            m_levels.back().left.pop_back();
            if (const Opened below = openFolder(m_levels.back().folder, name.c_str()); below.folder >= 0)
                enter(below, std::move(name));
        }
        return m_bytes;
    }

private:
    struct Level {
        int folder = -1; ///< that of the top is always open
        std::optional<mode_t> shutMode; ///< put back when we leave
        FileId id;
        std::string name;
        std::vector<std::string> left;
    };

    static void shut(Level& level)
    {
        if (level.folder >= 0)
            ::close(level.folder);
        level.folder = -1;
    }

    void enter(const Opened& opened, std::string name)
    {
        struct stat status = {};
        if (::fstat(opened.folder, &status) != 0) {
            ::close(opened.folder);
            return;
        }
        if (m_levels.empty())
            m_device = status.st_dev;
        m_levels.push_back({opened.folder, opened.shutMode, idOf(status), std::move(name), {}});
        if (m_levels.size() > kOpenFolders + 1)
            shut(m_levels.at(m_levels.size() - 1 - kOpenFolders));
        readTop();
    }

    void readTop()
    {
        Level& level = m_levels.back();
        const std::unique_ptr<DIR, int (*)(DIR*)> entries(
            ::fdopendir(::fcntl(level.folder, F_DUPFD_CLOEXEC, 0)), ::closedir);
        if (!entries)
            return;
        while (const dirent* entry = ::readdir(entries.get())) {
            const std::string name(entry->d_name);
            struct stat status = {};
            if (name == "." || name == ".." || ::fstatat(level.folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0
                || status.st_dev != m_device)
                continue;
            const bool isFolder = S_ISDIR(status.st_mode);
            if (!isFolder && status.st_nlink > 1 && !m_linked.insert(idOf(status)).second)
                continue;
            m_bytes += qint64{status.st_blocks} * kBlock;
            if (isFolder)
                level.left.push_back(name);
        }
    }

    void leave()
    {
        Level done = std::move(m_levels.back());
        m_levels.pop_back();
        if (!m_levels.empty() && m_levels.back().folder < 0) {
            Level& above = m_levels.back();
            above.folder = openFolder(done.folder, "..").folder;
            if (!stands(above.folder, above.id)) { // we were moved away with what we stood in
                shut(above);
                downFromTop();
            }
        }
        if (done.shutMode)
            (void)::fchmod(done.folder, *done.shutMode);
        shut(done);
    }

    static bool stands(int folder, const FileId& id)
    {
        struct stat status = {};
        return folder >= 0 && ::fstat(folder, &status) == 0 && idOf(status) == id;
    }

    /** Opens the lowest level again by its names; from where one is not there any more, those below are given up. */
    void downFromTop()
    {
        int above = ::fcntl(m_levels.front().folder, F_DUPFD_CLOEXEC, 0);
        for (std::size_t i = 1; i < m_levels.size(); ++i) {
            const int below = openFolder(above, m_levels.at(i).name.c_str()).folder;
            if (!stands(below, m_levels.at(i).id)) {
                if (below >= 0)
                    ::close(below);
                m_levels.resize(i);
                break;
            }
            ::close(above);
            above = below;
        }
        if (m_levels.size() == 1)
            ::close(above);
        else
            m_levels.back().folder = above;
    }

    std::vector<Level> m_levels;
    std::set<FileId> m_linked;
    dev_t m_device = 0;
    qint64 m_bytes = 0;
};

} // namespace

qint64 diskUse(const QStringList& folders)
{
    Walk walk;
    qint64 bytes = 0;
    for (const QString& folder : folders)
        bytes = walk.bytesBelow(QFile::encodeName(folder).constData());
    return bytes;
}

} // namespace remit
