// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/checkoutmove.h"

#include "runner/git/changes.h"
#include "runner/git/descriptor.h"
#include "runner/git/repositoryprivate.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <git2/sys/repository.h>

#include <algorithm>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

struct Progress {
    const std::function<void()>* written;
    QStringList* conflicts;
};

int noteConflict(git_checkout_notify_t /*why*/, const char* path, const git_diff_file* /*baseline*/,
    const git_diff_file* /*target*/, const git_diff_file* /*workdir*/, void* payload)
{
    if (auto* conflicts = static_cast<Progress*>(payload)->conflicts; conflicts != nullptr && path != nullptr)
        conflicts->append(displayPath(path));
    return 0;
}

void noteWritten(const char* path, size_t /*done*/, size_t /*all*/, void* payload)
{
    const auto* written = static_cast<Progress*>(payload)->written;
    if (written != nullptr && *written && path != nullptr)
        (*written)();
}

QByteArrayList differingPaths(git_diff* diff)
{
    QByteArrayList paths;
    const size_t count = git_diff_num_deltas(diff);
    for (size_t index = 0; index < count; ++index)
        paths.append(git_diff_get_delta(diff, index)->new_file.path);
    std::ranges::sort(paths);
    paths.erase(std::ranges::unique(paths).begin(), paths.end());
    return paths;
}

bool sameEntry(const git_index_entry* indexed, const git_tree_entry* entry)
{
    if (indexed == nullptr || entry == nullptr)
        return indexed == nullptr && entry == nullptr;
    return git_oid_equal(&indexed->id, git_tree_entry_id(entry)) != 0
        && indexed->mode == static_cast<uint32_t>(git_tree_entry_filemode(entry));
}

Result<TreeHandle> peeled(git_repository* repository, const git_oid& id)
{
    const QString what = u"Tree of %1"_s.arg(idText(id));
    ObjectHandle object;
    if (auto found = check(git_object_lookup(Out(object), repository, &id, GIT_OBJECT_ANY), what); !found)
        return std::unexpected(found.error());
    git_object* tree = nullptr;
    if (auto found = check(git_object_peel(&tree, object.get(), GIT_OBJECT_TREE), what); !found)
        return std::unexpected(found.error());
    return TreeHandle(reinterpret_cast<git_tree*>(tree));
}

TreeEntryHandle entryIn(git_tree* tree, const QByteArray& path)
{
    TreeEntryHandle entry;
    if (git_tree_entry_bypath(Out(entry), tree, path.constData()) < 0)
        git_error_clear();
    return entry;
}

} // namespace

Result<CheckoutMove> CheckoutMove::prepare(const QString& gitDir, const git_oid& fromId, const git_oid& toId)
{
    CheckoutMove move;
    move.m_gitDir = gitDir;
    auto handle = openCommon(gitDir, HandleKind::WithCheckout);
    if (!handle)
        return std::unexpected(handle.error());
    move.m_handle = std::move(*handle);
    auto from = peeled(move.m_handle.get(), fromId);
    auto to = peeled(move.m_handle.get(), toId);
    if (!from || !to)
        return std::unexpected(from ? to.error() : from.error());
    move.m_from = std::move(*from);
    move.m_to = std::move(*to);
    DiffHandle diff;
    if (auto compared
        = check(git_diff_tree_to_tree(Out(diff), move.m_handle.get(), move.m_from.get(), move.m_to.get(), nullptr),
            u"Comparing two trees"_s);
        !compared)
        return std::unexpected(compared.error());
    move.m_paths = differingPaths(diff.get());
    return move;
}

Result<> CheckoutMove::checkout(git_tree* target, git_tree* baseline, unsigned strategy, const QByteArrayList& paths,
    const std::function<void()>& written, QStringList* conflicts) const
{
    if (paths.isEmpty())
        return {};
    std::vector<char*> names;
    for (const QByteArray& path : paths)
        names.push_back(const_cast<char*>(path.constData())); // libgit2 only reads them
    Progress progress{&written, conflicts};
    git_checkout_options options = GIT_CHECKOUT_OPTIONS_INIT;
    options.checkout_strategy = strategy | GIT_CHECKOUT_DISABLE_PATHSPEC_MATCH | GIT_CHECKOUT_DONT_OVERWRITE_IGNORED;
    options.paths = git_strarray{names.data(), names.size()};
    options.baseline = baseline;
    options.notify_flags = GIT_CHECKOUT_NOTIFY_CONFLICT;
    options.notify_cb = noteConflict;
    options.notify_payload = &progress;
    options.progress_cb = noteWritten;
    options.progress_payload = &progress;
    return check(git_checkout_tree(m_handle.get(), reinterpret_cast<const git_object*>(target), &options),
        u"The checkout of %1"_s.arg(QString::fromUtf8(git_repository_workdir(m_handle.get()))));
}

/** Paths whose index entry is not the first tree's: a checkout would throw away what is staged. */
Result<QStringList> CheckoutMove::staged() const
{
    IndexHandle index;
    if (auto read = check(git_repository_index(Out(index), m_handle.get()), u"The index of %1"_s.arg(m_gitDir)); !read)
        return std::unexpected(read.error());
    if (auto read = check(git_index_read(index.get(), 1), u"The index of %1"_s.arg(m_gitDir)); !read)
        return std::unexpected(read.error());
    QStringList paths;
    for (const QByteArray& path : m_paths) {
        const git_index_entry* indexed = git_index_get_bypath(index.get(), path.constData(), 0);
        if (!sameEntry(indexed, entryIn(m_from.get(), path).get()))
            paths.append(displayPath(path));
    }
    git_error_clear();
    return paths;
}

/** Files and links where the second tree needs a folder; libgit2 meets them only while it writes. */
QStringList CheckoutMove::filesForFolders() const
{
    const QByteArray workdir = git_repository_workdir(m_handle.get());
    QSet<QByteArray> seen;
    QStringList inTheWay;
    for (const QByteArray& path : m_paths) {
        if (!entryIn(m_to.get(), path))
            continue;
        for (qsizetype slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            const QByteArray folder = path.first(slash);
            if (seen.contains(folder))
                continue;
            seen.insert(folder);
            struct stat status = {};
            const bool isFile = ::lstat((workdir + folder).constData(), &status) == 0 && !S_ISDIR(status.st_mode);
            const TreeEntryHandle before = entryIn(m_from.get(), folder);
            const bool goes = before && git_tree_entry_type(before.get()) != GIT_OBJECT_TREE;
            if (isFile && !goes)
                inTheWay.append(displayPath(folder));
        }
    }
    return inTheWay;
}

Result<QStringList> CheckoutMove::inTheWay() const
{
    auto paths = staged();
    if (!paths)
        return paths;
    QStringList conflicts;
    const auto tried = checkout(m_to.get(), m_from.get(),
        GIT_CHECKOUT_SAFE | GIT_CHECKOUT_DRY_RUN | GIT_CHECKOUT_DONT_WRITE_INDEX, m_paths, {}, &conflicts);
    if (!tried && tried.error().code != ErrorCode::Conflict)
        return std::unexpected(tried.error());
    *paths += conflicts + filesForFolders();
    paths->sort();
    paths->removeDuplicates();
    return paths;
}

Result<> CheckoutMove::apply(const std::function<void()>& written)
{
    if (auto begun = beginIndex(); !begun)
        return begun;
    QStringList conflicts;
    auto moved = checkout(m_to.get(), m_from.get(), GIT_CHECKOUT_SAFE, m_paths, written, &conflicts);
    if (moved)
        moved = publishIndex();
    if (moved)
        return {};
    if (!conflicts.isEmpty()) // found before anything was written
        return failure(ErrorCode::Conflict, u"Local changes are in the way: %1"_s.arg(conflicts.join(u", "_s)));
    if (auto undone = checkout(m_from.get(), m_to.get(), GIT_CHECKOUT_FORCE, m_paths, {}, nullptr); !undone)
        return failure(
            ErrorCode::Git, moved.error().detail + "; and it could not be undone: "_L1 + undone.error().detail);
    return moved;
}

Result<> CheckoutMove::rollBack()
{
    const QByteArray before = m_indexBytes;
    if (auto begun = beginIndex(); !begun)
        return begun;
    if (auto back = checkout(m_from.get(), m_to.get(), GIT_CHECKOUT_FORCE, m_paths, {}, nullptr); !back)
        return back;
    return replaceIndex(before);
}

/** libgit2 writes an index without flushing it, so it works on a copy. */
Result<> CheckoutMove::beginIndex()
{
    QFile index(m_gitDir + "/index"_L1);
    if (!index.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io, u"The index of %1 cannot be read"_s.arg(m_gitDir));
    m_indexBytes = index.readAll();
    QFile copy(ownIndex());
    if (!copy.open(QIODevice::WriteOnly) || copy.write(m_indexBytes) != m_indexBytes.size() || !copy.flush())
        return failure(ErrorCode::Io, u"%1 cannot be written: %2"_s.arg(ownIndex(), copy.errorString()));
    IndexHandle own;
    if (auto opened = check(
            git_index_open(Out(own), QFile::encodeName(ownIndex()).constData()), u"The index of %1"_s.arg(m_gitDir));
        !opened)
        return opened;
    return check(git_repository_set_index(m_handle.get(), own.get()), u"The index of %1"_s.arg(m_gitDir));
}

Result<> CheckoutMove::publishIndex()
{
    QFile copy(ownIndex());
    if (!copy.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io, u"%1 cannot be read: %2"_s.arg(ownIndex(), copy.errorString()));
    const QByteArray bytes = copy.readAll();
    auto replaced = replaceIndex(bytes);
    if (replaced)
        copy.remove();
    return replaced;
}

QString CheckoutMove::ownIndex() const
{
    return m_gitDir + "/remit-index"_L1;
}

/** Through index.lock, as git itself does, and on the disk before it has its name. Busy if somebody else changed it. */
Result<> CheckoutMove::replaceIndex(const QByteArray& bytes) const
{
    const QByteArray index = QFile::encodeName(m_gitDir) + "/index";
    const QByteArray lock = index + ".lock";
    const Descriptor file(::open(lock.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (!file.isOpen())
        return failure(ErrorCode::Busy, u"The index of %1 is locked"_s.arg(m_gitDir));
    QFile now(m_gitDir + "/index"_L1);
    const bool isOurs = now.open(QIODevice::ReadOnly) && now.readAll() == m_indexBytes;
    const ssize_t wrote = ::write(file.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
    if (!isOurs || wrote != bytes.size() || ::fsync(file.get()) != 0
        || ::rename(lock.constData(), index.constData()) != 0) {
        ::unlink(lock.constData());
        return isOurs ? failure(ErrorCode::Io, u"The index of %1 cannot be written"_s.arg(m_gitDir))
                      : failure(ErrorCode::Busy, u"The index of %1 was changed meanwhile"_s.arg(m_gitDir));
    }
    const Descriptor folder(::open(QFile::encodeName(m_gitDir).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    (void)::fsync(folder.get());
    return {};
}

/** What a checkout writes for this path: the blob through line ends and the like. Empty if it is not there. */
Result<QByteArray> CheckoutMove::contentIn(git_tree* tree, const QByteArray& path) const
{
    const TreeEntryHandle entry = entryIn(tree, path);
    if (!entry || git_tree_entry_type(entry.get()) != GIT_OBJECT_BLOB)
        return QByteArray();
    BlobHandle blob;
    const QString what = u"Content of %1"_s.arg(displayPath(path));
    if (auto read = check(git_blob_lookup(Out(blob), m_handle.get(), git_tree_entry_id(entry.get())), what); !read)
        return std::unexpected(read.error());
    GitBuffer out;
    FilterListHandle filters;
    if (auto loaded = check(git_filter_list_load(Out(filters), m_handle.get(), blob.get(), path.constData(),
                                GIT_FILTER_TO_WORKTREE, GIT_FILTER_DEFAULT),
            what);
        !loaded)
        return std::unexpected(loaded.error());
    if (auto applied = check(git_filter_list_apply_to_blob(out.get(), filters.get(), blob.get()), what); !applied)
        return std::unexpected(applied.error());
    return QByteArray(out.data(), static_cast<qsizetype>(out.size()));
}

/** Neither the first version, nor the second, nor a beginning of the second: someone else wrote it. */
bool CheckoutMove::isForeign(const QByteArray& path) const
{
    const QString full = QFile::decodeName(QByteArray(git_repository_workdir(m_handle.get())) + path);
    const QFileInfo info(full);
    if (!info.exists() && !info.isSymLink())
        return false;
    if (info.isSymLink()) {
        const QByteArray target = QFile::encodeName(info.readSymLink());
        return target != contentIn(m_from.get(), path).value_or(QByteArray())
            && target != contentIn(m_to.get(), path).value_or(QByteArray());
    }
    if (!info.isFile())
        return true;
    QFile file(full);
    if (!file.open(QIODevice::ReadOnly))
        return true;
    const QByteArray bytes = file.readAll();
    const auto before = contentIn(m_from.get(), path);
    const auto after = contentIn(m_to.get(), path);
    if (!before || !after)
        return true;
    const bool removed = !entryIn(m_to.get(), path);
    return bytes != *before && (removed || !after->startsWith(bytes));
}

QByteArrayList CheckoutMove::ownPaths(QStringList& foreign) const
{
    QByteArrayList ours;
    for (const QByteArray& path : m_paths) {
        if (isForeign(path))
            foreign.append(displayPath(path));
        else
            ours.append(path);
    }
    return ours;
}

Result<> CheckoutMove::settle(git_tree* target, git_tree* baseline, const QByteArrayList& paths)
{
    if (auto begun = beginIndex(); !begun)
        return begun;
    if (auto done = checkout(target, baseline, GIT_CHECKOUT_FORCE, paths, {}, nullptr); !done)
        return done;
    return publishIndex();
}

Result<QStringList> CheckoutMove::recover()
{
    QStringList foreign;
    const QByteArrayList ours = ownPaths(foreign);
    if (auto back = settle(m_from.get(), m_to.get(), ours); !back)
        return std::unexpected(back.error());
    return foreign;
}

Result<QStringList> CheckoutMove::finish()
{
    QStringList foreign;
    const QByteArrayList ours = ownPaths(foreign);
    if (auto on = settle(m_to.get(), m_from.get(), ours); !on)
        return std::unexpected(on.error());
    return foreign;
}

Result<> CheckoutMove::flush() const
{
    const char* workdir = git_repository_workdir(m_handle.get());
    const Descriptor folder(::open(workdir, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen() || ::syncfs(folder.get()) != 0)
        return failure(ErrorCode::Io,
            u"The files of %1 do not reach the disk: %2"_s.arg(QFile::decodeName(workdir), qt_error_string(errno)));
    return {};
}

} // namespace remit
