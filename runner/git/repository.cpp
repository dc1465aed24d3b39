// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/repository.h"

#include "runner/git/discovery.h"
#include "runner/git/repositoryprivate.h"

#include <QFile>
#include <QFileInfo>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** What people can do about a repository that our library cannot or must not read. */
Error withMend(Error error, const QString& commonDir)
{
    const QString& why = error.detail;
    const auto unsupported = [&](const QString& what, const QString& mend) {
        return Error{ErrorCode::InvalidInput, u"%1 %2, which Remit cannot read yet. %3"_s.arg(commonDir, what, mend)};
    };
    if (why.contains("refstorage"_L1, Qt::CaseInsensitive))
        return unsupported(u"keeps its references in a reftable"_s,
            u"Convert it with git refs migrate --ref-format=files, or use a clone with files."_s);
    if (why.contains("object format"_L1) || why.contains("objectformat"_L1))
        return unsupported(u"names its objects by SHA-256"_s, u"Use a repository with SHA-1."_s);
    if (why.contains("not owned by current user"_L1))
        error.detail
            += u". If you trust it: git config --global --add safe.directory %1"_s.arg(QFileInfo(commonDir).path());
    return error;
}

} // namespace

Result<RepositoryHandle> openCommon(const QString& commonDir, HandleKind kind)
{
    RepositoryHandle handle;
    const QByteArray path = QFile::encodeName(commonDir);
    const DurableWrites durable; // references settle here how they are written
    const int code = kind == HandleKind::Bare
        ? git_repository_open_bare(Out(handle), path.constData())
        : git_repository_open_ext(Out(handle), path.constData(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
    if (auto opened = check(code, u"The repository %1 does not open"_s.arg(commonDir)); !opened)
        return std::unexpected(withMend(opened.error(), commonDir));
    ReferenceDatabaseHandle references;
    if (auto opened = check(git_repository_refdb(Out(references), handle.get()), u"References of %1"_s.arg(commonDir));
        !opened)
        return std::unexpected(opened.error());
    return handle;
}

ConfigHandle settingsOf(git_repository* repository)
{
    ConfigHandle config;
    if (git_repository_config_snapshot(Out(config), repository) < 0)
        git_error_clear();
    return config;
}

namespace {

/** HEAD of one checkout, read from its own git folder. A branch without a commit yet has a name and no commit. */
Result<> readHead(const QString& gitDir, RepositoryFacts& facts)
{
    auto handle = openCommon(gitDir, HandleKind::WithCheckout);
    if (!handle)
        return std::unexpected(handle.error());
    ReferenceHandle head;
    const int code = git_repository_head(Out(head), handle->get());
    if (code == GIT_EUNBORNBRANCH || code == GIT_ENOTFOUND) {
        ReferenceHandle symbolic;
        if (auto read = check(git_reference_lookup(Out(symbolic), handle->get(), "HEAD"), u"HEAD of %1"_s.arg(gitDir));
            !read)
            return read;
        const QString target = QString::fromUtf8(git_reference_symbolic_target(symbolic.get()));
        if (target.startsWith("refs/heads/"_L1))
            facts.headBranch = target.mid(11);
        return {};
    }
    if (auto read = check(code, u"HEAD of %1"_s.arg(gitDir)); !read)
        return read;
    if (git_reference_is_branch(head.get()) != 0)
        facts.headBranch = QString::fromUtf8(git_reference_shorthand(head.get()));
    facts.headCommit = idText(*git_reference_target(head.get()));
    return {};
}

QString nameOf(const RepositoryFacts& facts)
{
    QString name = QFileInfo(facts.workdir.isEmpty() ? facts.commonDir : facts.workdir).fileName();
    if (facts.workdir.isEmpty() && name.endsWith(".git"_L1))
        name.chop(4);
    return name;
}

} // namespace

Repository::Repository(std::unique_ptr<Private> internal)
    : d(std::move(internal))
{
}
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;
Repository::~Repository() = default;

Result<Repository> Repository::open(const QString& path)
{
    auto d = std::make_unique<Private>();
    const auto place = findRepository(path);
    if (!place)
        return std::unexpected(place.error());
    auto handle = openCommon(place->commonDir, HandleKind::WithCheckout);
    if (!handle)
        return std::unexpected(handle.error());
    d->handle = std::move(*handle);
    d->facts.commonDir = place->commonDir;
    if (git_repository_is_bare(d->raw()) == 0) {
        const char* workdir = git_repository_workdir(d->raw());
        d->facts.workdir = QFileInfo(QFile::decodeName(workdir)).canonicalFilePath();
    }
    // A git folder that lies elsewhere tells only by core.worktree where its checkout is; guessing would write there.
    if (!d->facts.workdir.isEmpty() && !place->checkout.isEmpty() && place->gitDir == place->commonDir
        && place->commonDir != place->checkout + "/.git"_L1 && d->facts.workdir != place->checkout)
        return failure(ErrorCode::InvalidInput,
            u"%1 keeps its git folder in %2, which does not say so. Say it: git -C '%1' config core.worktree '%1'"_s
                .arg(place->checkout, place->commonDir));
    d->facts.checkout = place->checkout.isEmpty() ? d->facts.workdir : place->checkout;
    if (d->facts.checkout.isEmpty())
        d->facts.checkout = d->facts.commonDir;
    d->headDir = place->gitDir;
    d->facts.name = nameOf(d->facts);
    if (auto head = readHead(place->gitDir, d->facts); !head)
        return std::unexpected(head.error());
    return Repository(std::move(d));
}

const RepositoryFacts& Repository::facts() const
{
    return d->facts;
}

Result<QString> Repository::resolve(const QString& revision) const
{
    const QString what = u"\"%1\" in %2"_s.arg(revision, d->where());
    if (d->facts.headCommit.isEmpty() && (revision == "HEAD"_L1 || revision == "@"_L1))
        return failure(ErrorCode::NotFound,
            u"%1 has no commit yet, so there is nothing to start from. Make a first commit, then try again."_s.arg(
                d->where()));
    RepositoryHandle linked; // has a HEAD of its own
    if (d->headDir != d->facts.commonDir) {
        auto opened = openCommon(d->headDir, HandleKind::WithCheckout);
        if (!opened)
            return std::unexpected(opened.error());
        linked = std::move(*opened);
    }
    ObjectHandle object;
    git_repository* where = linked ? linked.get() : d->raw();
    if (auto found = check(git_revparse_single(Out(object), where, revision.toUtf8().constData()), what); !found)
        return std::unexpected(found.error());
    ObjectHandle commit;
    if (auto peeled = check(git_object_peel(Out(commit), object.get(), GIT_OBJECT_COMMIT), what); !peeled)
        return failure(ErrorCode::InvalidInput, what + " is not a commit"_L1);
    return idText(*git_object_id(commit.get()));
}

Result<QStringList> Repository::files(const QString& commit) const
{
    const auto tree = treeOf(d->raw(), commit);
    if (!tree)
        return std::unexpected(tree.error());
    QStringList paths;
    const auto collect = [](const char* root, const git_tree_entry* entry, void* payload) {
        if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB)
            static_cast<QStringList*>(payload)->append(
                QString::fromUtf8(QByteArray(root) + QByteArray(git_tree_entry_name(entry))));
        return 0;
    };
    if (auto walked = check(git_tree_walk(tree->get(), GIT_TREEWALK_PRE, collect, &paths),
            u"Files of %1 in %2"_s.arg(commit, d->where()));
        !walked)
        return std::unexpected(walked.error());
    return paths;
}

Result<QByteArray> Repository::fileAt(const QString& commit, const QString& path, qsizetype maximum) const
{
    const auto tree = treeOf(d->raw(), commit);
    if (!tree)
        return std::unexpected(tree.error());
    TreeEntryHandle entry;
    if (auto found = check(git_tree_entry_bypath(Out(entry), tree->get(), QFile::encodeName(path).constData()),
            u"%1 at %2 in %3"_s.arg(path, commit, d->where()));
        !found)
        return std::unexpected(found.error());
    if (git_tree_entry_type(entry.get()) != GIT_OBJECT_BLOB)
        return failure(ErrorCode::NotFound, u"%1 is not a file at %2"_s.arg(path, commit));
    return blobBytes(d->raw(), *git_tree_entry_id(entry.get()), maximum);
}

Result<QStringList> Repository::references(const QString& prefix) const
{
    const QString what = u"References of %1"_s.arg(d->where());
    ReferenceIteratorHandle iterator;
    if (auto made = check(git_reference_iterator_new(Out(iterator), d->raw()), what); !made)
        return std::unexpected(made.error());
    QStringList names;
    const char* name = nullptr;
    int code = 0;
    while ((code = git_reference_next_name(&name, iterator.get())) == 0) {
        const QString text = QString::fromUtf8(name);
        if (text.startsWith(prefix))
            names.append(text);
    }
    if (code != GIT_ITEROVER)
        return gitFailure(code, what);
    names.sort();
    return names;
}

Result<QString> Repository::referenceTarget(const QString& name) const
{
    git_oid id{};
    if (auto found = check(git_reference_name_to_id(&id, d->raw(), name.toUtf8().constData()),
            u"Reference %1 in %2"_s.arg(name, d->where()));
        !found)
        return std::unexpected(found.error());
    return idText(id);
}

Result<int> Repository::behind(const QString& commit, const QString& branch) const
{
    const auto from = idFrom(commit);
    if (!from)
        return std::unexpected(from.error());
    const auto target = referenceTarget("refs/heads/"_L1 + branch);
    if (!target)
        return std::unexpected(target.error());
    const auto to = idFrom(*target);
    if (!to)
        return std::unexpected(to.error());
    size_t ahead = 0;
    size_t missing = 0;
    if (auto counted = check(git_graph_ahead_behind(&ahead, &missing, d->raw(), &*to, &*from),
            u"Counting commits of %1 since %2"_s.arg(branch, commit));
        !counted)
        return std::unexpected(counted.error());
    return static_cast<int>(ahead);
}

} // namespace remit
