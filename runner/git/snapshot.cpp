// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/snapshot.h"

#include "runner/git/changecounter.h"
#include "runner/git/discovery.h"
#include "runner/git/quarantine.h"
#include "runner/git/repositoryprivate.h"
#include "runner/git/worktree.h"
#include "runner/git/worktreescan.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <git2/sys/repository.h>

#include <optional>

namespace remit {

using namespace Qt::StringLiterals;

class SnapshotMaker::Private {
public:
    GitLibrary library; // first: outlives the handles
    QString repositoryPath;
    QString worktree;
    QString base;
    QString runId;
    qint64 maximumFile = 0;

    QString commonDir;
    RepositoryHandle handle;
    std::optional<Quarantine> quarantine; ///< where the handle writes, once it does
    IndexHandle index; ///< the tree of the last snapshot, at first the base's
    TreeItems indexed; ///< what stands in it
    git_oid baseTreeId{};
    BaseTree tree;
    std::unique_ptr<FileTaker> taker;
    ChangeCounter counter;
    std::optional<Snapshot> last;

    [[nodiscard]] Result<> open();
    [[nodiscard]] Result<> readBase();
    [[nodiscard]] Result<> findLast();
    [[nodiscard]] Result<ScannedTree> scan(TakeDepth depth);
    [[nodiscard]] Result<git_oid> writeTree(const TreeItems& items);
    [[nodiscard]] Result<QString> writeCommit(const git_oid& treeId, const QString& message);
    [[nodiscard]] Result<> writeReference(const QString& name, const QString& commit, const QString& message);
    [[nodiscard]] QString prefix() const { return "refs/remit/"_L1 + runId + '/'_L1; }
};

SnapshotMaker::SnapshotMaker(
    QString repositoryPath, QString worktree, QString baseCommit, QString runId, qint64 maximumFile)
    : d(std::make_unique<Private>())
{
    d->repositoryPath = std::move(repositoryPath);
    d->worktree = std::move(worktree);
    d->base = std::move(baseCommit);
    d->runId = std::move(runId);
    d->maximumFile = maximumFile;
}

SnapshotMaker::~SnapshotMaker() = default;

Result<> SnapshotMaker::Private::open()
{
    if (taker)
        return {};
    const auto place = findRepository(repositoryPath);
    if (!place)
        return std::unexpected(place.error());
    // Bare: this handle must not know any checkout, neither the user's nor the one that an agent writes.
    auto opened = openCommon(place->commonDir, HandleKind::Bare);
    if (!opened)
        return std::unexpected(opened.error());
    commonDir = place->commonDir;
    handle = std::move(*opened);
    if (auto named = check(git_repository_set_ident(handle.get(), "Remit", "remit@localhost"), u"Naming ourselves"_s);
        !named)
        return named;
    if (auto read = readBase(); !read)
        return read;
    if (auto found = findLast(); !found)
        return found;
    const auto baseId = idFrom(base);
    if (!baseId)
        return std::unexpected(baseId.error());
    taker = std::make_unique<FileTaker>(handle.get(), *baseId, tree, maximumFile);
    RepositoryFacts facts;
    facts.commonDir = place->commonDir;
    if (const auto admin = adminDir(facts, worktree))
        taker->seed(*admin + "/index"_L1);
    return {};
}

Result<> SnapshotMaker::Private::readBase()
{
    const QString what = u"The base %1 of run %2"_s.arg(base, runId);
    const auto baseTree = treeOf(handle.get(), base);
    if (!baseTree)
        return std::unexpected(baseTree.error());
    baseTreeId = *git_tree_id(baseTree->get());
    if (auto made = check(git_index_new(Out(index)), what); !made)
        return made;
    if (auto read = check(git_index_read_tree(index.get(), baseTree->get()), what); !read)
        return read;
    if (auto set = check(git_repository_set_index(handle.get(), index.get()), what); !set)
        return set;
    tree = baseTreeOf(index.get());
    indexed = tree.items;
    return {};
}

/** The snapshot with the highest number that this run has already, from an earlier process. */
Result<> SnapshotMaker::Private::findLast()
{
    ReferenceIteratorHandle iterator;
    const QByteArray pattern = (prefix() + u'*').toUtf8();
    if (auto made = check(git_reference_iterator_glob_new(Out(iterator), handle.get(), pattern.constData()),
            u"Snapshots of run %1"_s.arg(runId));
        !made)
        return made;
    const char* name = nullptr;
    while (git_reference_next_name(&name, iterator.get()) == 0) {
        const QString text = QString::fromUtf8(name);
        bool isNumber = false;
        const int number = text.sliced(prefix().size()).toInt(&isNumber);
        git_oid id{};
        if (!isNumber || (last && last->number > number) || git_reference_name_to_id(&id, handle.get(), name) < 0)
            continue;
        const auto found = treeOf(handle.get(), idText(id));
        if (!found)
            return std::unexpected(found.error());
        const git_oid* treeId = git_tree_id(found->get());
        last = Snapshot{text, number, idText(id), idText(*treeId), git_oid_equal(treeId, &baseTreeId) == 0, {}, {}};
    }
    git_error_clear();
    return {};
}

Result<ScannedTree> SnapshotMaker::Private::scan(TakeDepth depth)
{
    if (auto opened = open(); !opened)
        return std::unexpected(opened.error());
    if (depth == TakeDepth::Stored && !quarantine) {
        auto begun = Quarantine::begin(handle.get(), commonDir);
        if (!begun)
            return std::unexpected(begun.error());
        quarantine.emplace(std::move(*begun));
    }
    return WorktreeScan(handle.get(), tree, *taker, depth).scan(worktree);
}

/** Only what differs from the last tree is touched, so that unchanged folders keep their objects. */
Result<git_oid> SnapshotMaker::Private::writeTree(const TreeItems& items)
{
    const QString what = u"Writing the tree of run %1"_s.arg(runId);
    for (auto old = indexed.begin(); old != indexed.end();) {
        if (items.contains(old.key())) {
            ++old;
            continue;
        }
        if (auto removed = check(git_index_remove(index.get(), old.key().constData(), 0), what); !removed)
            return std::unexpected(removed.error());
        old = indexed.erase(old);
    }
    for (auto item = items.cbegin(); item != items.cend(); ++item) {
        if (const auto old = indexed.constFind(item.key()); old != indexed.cend() && *old == *item)
            continue;
        if (auto added = addItem(index.get(), item.key(), *item); !added)
            return std::unexpected(added.error());
        indexed.insert(item.key(), *item);
    }
    git_oid id{};
    if (auto written = check(git_index_write_tree_to(&id, index.get(), handle.get()), what); !written)
        return std::unexpected(written.error());
    return id;
}

Result<QString> SnapshotMaker::Private::writeCommit(const git_oid& treeId, const QString& message)
{
    const QString what = u"Writing a snapshot of run %1"_s.arg(runId);
    TreeHandle written;
    if (auto found = check(git_tree_lookup(Out(written), handle.get(), &treeId), what); !found)
        return std::unexpected(found.error());
    const auto parent = commitOf(handle.get(), last ? last->commit : base);
    if (!parent)
        return std::unexpected(parent.error());
    SignatureHandle author;
    if (auto made = check(git_signature_now(Out(author), "Remit", "remit@localhost"), what); !made)
        return std::unexpected(made.error());
    const git_commit* parents[] = {parent->get()};
    git_oid id{};
    if (auto made = check(git_commit_create(&id, handle.get(), nullptr, author.get(), author.get(), nullptr,
                              message.toUtf8().constData(), written.get(), 1, parents),
            what);
        !made)
        return std::unexpected(made.error());
    return idText(id);
}

Result<> SnapshotMaker::Private::writeReference(const QString& name, const QString& commit, const QString& message)
{
    const QByteArray reference = name.toUtf8();
    const auto id = idFrom(commit);
    if (!id)
        return std::unexpected(id.error());
    if (auto log = check(git_reference_ensure_log(handle.get(), reference.constData()), name); !log)
        return log;
    ReferenceHandle made;
    return check(git_reference_create(Out(made), handle.get(), reference.constData(), &*id, 0,
                     ("remit: "_L1 + message.section(u'\n', 0, 0)).toUtf8().constData()),
        u"Reference %1"_s.arg(name));
}

Result<Snapshot> SnapshotMaker::take(int number, const QString& message)
{
    auto scanned = d->scan(TakeDepth::Stored);
    if (!scanned)
        return std::unexpected(scanned.error());
    const auto treeId = d->writeTree(scanned->items);
    if (!treeId)
        return std::unexpected(treeId.error());
    if (!d->last || d->last->tree != idText(*treeId)) {
        const auto commit = d->writeCommit(*treeId, message);
        if (!commit)
            return std::unexpected(commit.error());
        if (auto kept = d->quarantine->keep(); !kept)
            return std::unexpected(kept.error());
        const QString name = d->prefix() + QString::number(number);
        if (auto written = d->writeReference(name, *commit, message); !written)
            return std::unexpected(written.error());
        d->last
            = Snapshot{name, number, *commit, idText(*treeId), git_oid_equal(&*treeId, &d->baseTreeId) == 0, {}, {}};
    }
    d->last->problems = std::move(scanned->problems);
    d->last->ignoredLeft = std::move(scanned->ignoredLeft);
    return *d->last;
}

Result<SnapshotMaker::Count> SnapshotMaker::count()
{
    const auto scanned = d->scan(TakeDepth::Counted);
    if (!scanned)
        return std::unexpected(scanned.error());
    return d->counter.count(d->handle.get(), d->tree.items, scanned->items);
}

void clearSnapshotLocks(const Repository& repository, const QString& runId)
{
    const QDir folder(repository.facts().commonDir + "/refs/remit/"_L1 + runId);
    for (const QString& lock : folder.entryList({u"*.lock"_s}, QDir::Files | QDir::Hidden))
        QFile::remove(folder.filePath(lock));
}

Result<> dropSnapshots(const Repository& repository, const QString& runId)
{
    const auto names = repository.references("refs/remit/"_L1 + runId + '/'_L1);
    if (!names)
        return std::unexpected(names.error());
    for (const QString& name : *names) {
        if (auto removed = check(git_reference_remove(repository.internals().raw(), name.toUtf8().constData()),
                u"Removing %1"_s.arg(name));
            !removed)
            return removed;
    }
    return {};
}

} // namespace remit
