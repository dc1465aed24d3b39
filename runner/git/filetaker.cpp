// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/filetaker.h"

#include "runner/git/descriptor.h"
#include "runner/git/lfspointer.h"
#include "runner/git/repositoryprivate.h"

#include <git2/sys/path.h>

#include <cerrno>
#include <climits>

#include <fcntl.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<NotTaken> vanished()
{
    return std::unexpected(NotTaken{});
}

std::unexpected<NotTaken> leftOut(QString kind, QString detail)
{
    return std::unexpected(NotTaken{NotTaken::Why::LeftOut, std::move(kind), std::move(detail), ErrorCode::Io});
}

std::unexpected<NotTaken> fatal(const Error& error)
{
    return std::unexpected(NotTaken{NotTaken::Why::Fatal, {}, error.detail, error.code});
}

std::unexpected<NotTaken> notOpened(int error)
{
    if (error == EACCES || error == EPERM)
        return leftOut(u"unreadable"_s, u"It cannot be read; give its owner the right to (chmod u+r)."_s);
    if (error == EIO || error == EMFILE || error == ENFILE || error == ENOMEM)
        return fatal(Error{ErrorCode::Io, u"A file of the worktree does not open: %1"_s.arg(qt_error_string(error))});
    return vanished(); // it was something else a moment ago; the next snapshot sees what it is then
}

bool isSame(const struct stat& a, const struct stat& b)
{
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size
        && a.st_ctim.tv_sec == b.st_ctim.tv_sec && a.st_ctim.tv_nsec == b.st_ctim.tv_nsec;
}

/** All bytes, but never more than `maximum` + 1, however the file grows meanwhile. */
OsResult<QByteArray> readAll(int file, qint64 expected, qint64 maximum)
{
    QByteArray bytes;
    bytes.resize(expected + 1);
    qint64 total = 0;
    while (total <= maximum) {
        if (total == bytes.size())
            bytes.resize(std::min(maximum + 1, bytes.size() * 2 + 4096));
        const ssize_t got = ::read(file, bytes.data() + total, static_cast<size_t>(bytes.size() - total));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::unexpected(errno);
        if (got == 0)
            break;
        total += got;
    }
    bytes.truncate(total);
    return bytes;
}

bool isGitModules(const QByteArray& path)
{
    const QByteArray name = path.sliced(path.lastIndexOf('/') + 1);
    return git_path_is_gitfile(
               name.constData(), static_cast<size_t>(name.size()), GIT_PATH_GITFILE_GITMODULES, GIT_PATH_FS_GENERIC)
        == 1;
}

bool fileModesCount(git_repository* repository)
{
    const ConfigHandle config = settingsOf(repository);
    int counts = 1;
    if (!config || git_config_get_bool(&counts, config.get(), "core.filemode") < 0)
        counts = 1;
    git_error_clear();
    return counts != 0;
}

} // namespace

FileTaker::FileTaker(git_repository* repository, const git_oid& base, const BaseTree& tree, qint64 maximumFile)
    : m_repository(repository)
    , m_tree(tree)
    , m_filter(repository, base, tree)
    , m_maximumFile(maximumFile)
    , m_modesCount(fileModesCount(repository))
{
}

quint32 FileTaker::modeFor(const QByteArray& path, const struct stat& status) const
{
    const auto base = m_tree.items.constFind(path);
    if (!m_modesCount && base != m_tree.items.cend() && (base->mode & S_IFMT) == S_IFREG)
        return base->mode;
    return m_modesCount && (status.st_mode & S_IXUSR) != 0 ? GIT_FILEMODE_BLOB_EXECUTABLE : GIT_FILEMODE_BLOB;
}

QByteArray FileTaker::baseText(const QByteArray& path, qsizetype maximum) const
{
    const auto base = m_tree.items.constFind(path);
    if (base == m_tree.items.cend() || (base->mode & S_IFMT) != S_IFREG)
        return {};
    return blobBytes(m_repository, base->id, maximum).value_or(QByteArray());
}

auto FileTaker::take(int folder, const QByteArray& name, const QByteArray& path, const struct stat& status,
    TakeDepth depth, QList<SnapshotProblem>& notes) -> Taken
{
    const qint64 lookedAt = StatCache::clock();
    if (const TreeItem* known = m_cache.find(path, status)) {
        if (const auto note = m_notes.constFind(path); note != m_notes.cend())
            notes.append(*note);
        return *known;
    }
    m_notes.remove(path);
    if (S_ISLNK(status.st_mode)) {
        Taken link = takeLink(folder, name, path, depth);
        if (link)
            m_cache.insert(path, status, lookedAt, *link);
        return link;
    }
    const bool tracked = m_tree.items.contains(path);
    if (depth == TakeDepth::Counted && !tracked && status.st_size > kCountMaximum)
        return TreeItem{{}, modeFor(path, status)};
    const auto file = openBeneath(folder, name, O_RDONLY);
    if (!file)
        return notOpened(file.error());
    struct stat opened = {};
    if (::fstat(file->get(), &opened) != 0 || !S_ISREG(opened.st_mode))
        return vanished();
    Taken taken = takeContent(file->get(), path, opened, depth);
    struct stat after = {};
    const bool settled = ::fstat(file->get(), &after) == 0 && isSame(opened, after);
    const bool known = depth == TakeDepth::Stored || opened.st_size <= kCountMaximum;
    if (taken && settled && known)
        m_cache.insert(path, opened, lookedAt, *taken);
    if (const auto note = m_notes.constFind(path); note != m_notes.cend())
        notes.append(*note);
    return taken;
}

auto FileTaker::takeLink(int folder, const QByteArray& name, const QByteArray& path, TakeDepth depth) -> Taken
{
    if (isGitModules(path))
        return leftOut(u"weird-name"_s, u"git refuses a link of this name; make it a file."_s);
    QByteArray target(PATH_MAX, Qt::Uninitialized);
    const ssize_t length = ::readlinkat(folder, name.constData(), target.data(), static_cast<size_t>(target.size()));
    if (length < 0)
        return vanished();
    target.truncate(length);
    return store(target, GIT_FILEMODE_LINK, depth);
}

void FileTaker::noteFilter(const QByteArray& path, bool wasPointer)
{
    const QByteArray program = m_filter.programFor(path);
    if (wasPointer || program == "lfs")
        m_notes.insert(path,
            {u"lfs"_s, path, u"git-lfs keeps this file; it is stored whole. Add it with git lfs after accepting."_s});
    else if (!program.isEmpty())
        m_notes.insert(path,
            {u"filter"_s, path,
                u"The filter \"%1\" is not run on what an agent wrote; it is stored as it is."_s.arg(
                    QString::fromUtf8(program))});
}

auto FileTaker::takeContent(int file, const QByteArray& path, const struct stat& status, TakeDepth depth) -> Taken
{
    const quint32 mode = modeFor(path, status);
    const TreeItem base = m_tree.items.value(path);
    const auto pointer = lfsPointerFrom(baseText(path, kLfsPointerMaximum));
    if (pointer && status.st_size == pointer->size && holdsLfsContent(file, *pointer))
        return TreeItem{base.id, mode};
    if (status.st_size > m_maximumFile)
        return leftOut(u"too-large"_s,
            u"It has %1 bytes, more than the %2 that a snapshot takes; move it out of the worktree or ignore it."_s
                .arg(status.st_size)
                .arg(m_maximumFile));
    const auto bytes = readAll(file, status.st_size, m_maximumFile);
    if (!bytes)
        return notOpened(bytes.error());
    if (bytes->size() > m_maximumFile)
        return leftOut(u"too-large"_s, u"It grows while it is read, beyond %1 bytes."_s.arg(m_maximumFile));
    const auto clean = m_filter.apply(path, *bytes);
    if (!clean)
        return fatal(clean.error());
    Taken taken = store(*clean, mode, depth);
    if (taken && !lfsPointerFrom(*bytes) && !git_oid_equal(&taken->id, &base.id))
        noteFilter(path, pointer.has_value());
    return taken;
}

auto FileTaker::store(const QByteArray& bytes, quint32 mode, TakeDepth depth) -> Taken
{
    TreeItem item{{}, mode};
    const auto size = static_cast<size_t>(bytes.size());
    const bool hashOnly = depth == TakeDepth::Counted && bytes.size() > kCountMaximum;
    const int code = hashOnly ? git_odb_hash(&item.id, bytes.constData(), size, GIT_OBJECT_BLOB)
                              : git_blob_create_from_buffer(&item.id, m_repository, bytes.constData(), size);
    if (auto stored = check(code, u"Storing a file's content"_s); !stored)
        return fatal(stored.error());
    return item;
}

} // namespace remit
