// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/worktreescan.h"

#include "runner/git/changes.h"
#include "runner/git/pathcheck.h"
#include "runner/git/repositoryprivate.h"

#include <QDir>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kDeepest = 200; ///< folders; each is an open descriptor
constexpr qsizetype kLongestPath = 3000; ///< bytes; a checkout elsewhere must fit into the system's 4096
constexpr qsizetype kMostProblems = 500;
constexpr qsizetype kMostIgnored = 100;
constexpr qint64 kRulesMaximum = 1 << 20;
constexpr int kTries = 3; ///< for an entry that changes its kind while we look

/** A small regular file below an open folder; empty if it is not one. */
QByteArray smallFile(int folder, const QByteArray& name)
{
    const auto file = openBeneath(folder, name, O_RDONLY);
    struct stat status = {};
    if (!file || ::fstat(file->get(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > kRulesMaximum)
        return {};
    QByteArray bytes(status.st_size, Qt::Uninitialized);
    const ssize_t got = ::pread(file->get(), bytes.data(), static_cast<size_t>(bytes.size()), 0);
    bytes.truncate(std::max<ssize_t>(got, 0));
    return bytes;
}

QByteArray ownFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(kRulesMaximum) : QByteArray();
}

bool isKindBeneath(int folder, const QByteArray& name, mode_t kind)
{
    const auto status = statBeneath(folder, name);
    return status && (status->st_mode & S_IFMT) == kind;
}

} // namespace

WorktreeScan::WorktreeScan(git_repository* repository, const BaseTree& base, FileTaker& taker, TakeDepth depth)
    : m_repository(repository)
    , m_base(base)
    , m_taker(taker)
    , m_depth(depth)
{
}

Result<ScannedTree> WorktreeScan::scan(const QString& worktree)
{
    auto top = openFolder(QFile::encodeName(worktree));
    if (!top)
        return failure(top.error() == ENOENT ? ErrorCode::NotFound : ErrorCode::Refused,
            u"The worktree %1 does not open as a folder: %2"_s.arg(worktree, qt_error_string(top.error())));
    auto names = namesIn(top->get());
    if (!names)
        return failure(
            ErrorCode::Io, u"The worktree %1 cannot be listed: %2"_s.arg(worktree, qt_error_string(names.error())));
    addGlobalRules();
    m_levels.push_back(Level{std::move(*top), {}, std::move(*names)});
    enterRules(m_levels.back());
    while (!m_levels.empty()) {
        Level& level = m_levels.back();
        if (level.next == level.names.size()) {
            if (level.rules)
                m_rules.leave();
            m_levels.pop_back();
            continue;
        }
        const QByteArray name = level.names.at(level.next++);
        if (auto scanned = scanEntry(level, name); !scanned)
            return std::unexpected(scanned.error());
    }
    if (m_problems > kMostProblems)
        m_found.problems.append({u"weird-name"_s, {}, u"and %1 more problems"_s.arg(m_problems - kMostProblems)});
    return std::move(m_found);
}

/** The user's own rules, which any .gitignore overrides. */
void WorktreeScan::addGlobalRules()
{
    const ConfigHandle config = settingsOf(m_repository);
    GitBuffer path;
    QString global = qEnvironmentVariable("XDG_CONFIG_HOME", QDir::homePath() + "/.config"_L1) + "/git/ignore"_L1;
    if (config && git_config_get_path(path.get(), config.get(), "core.excludesfile") == 0)
        global = QFile::decodeName(path.data());
    git_error_clear();
    m_rules.addGlobal(ownFile(global));
    m_rules.addGlobal(ownFile(QFile::decodeName(git_repository_commondir(m_repository)) + "info/exclude"_L1));
}

/** The base's rules first, then the worktree's: a deleted .gitignore still holds, a rule taken back is taken back. */
void WorktreeScan::enterRules(Level& level)
{
    const QByteArray path = level.path.isEmpty() ? QByteArrayLiteral(".gitignore") : level.path + "/.gitignore";
    const auto base = m_base.items.constFind(path);
    QList<QByteArray> contents;
    if (base != m_base.items.cend() && (base->mode & S_IFMT) == S_IFREG)
        contents.append(blobBytes(m_repository, base->id, kRulesMaximum).value_or(QByteArray()));
    if (level.names.contains(".gitignore"))
        contents.append(smallFile(level.folder.get(), ".gitignore"));
    if (contents.isEmpty())
        return;
    m_rules.enter(level.path, contents);
    level.rules = true;
}

Result<> WorktreeScan::scanEntry(Level& level, const QByteArray& name)
{
    const bool top = level.path.isEmpty();
    if (top && name == ".git")
        return {};
    const QByteArray path = top ? name : level.path + '/' + name;
    const auto status = statBeneath(level.folder.get(), name);
    if (!status)
        return {};
    if (isGitFolderName(name)) { // below the top its folder was reported as a whole
        if (top)
            problem(u"weird-name"_s, path, u"Some systems take this name for .git; rename it."_s);
        return {};
    }
    switch (judgeName(name)) {
    case NameVerdict::Forbidden:
        problem(u"weird-name"_s, path, u"Some systems take this name for .git; rename it."_s);
        return {};
    case NameVerdict::Deceptive:
        problem(u"weird-name"_s, path, u"The name holds characters that are not seen; rename it."_s);
        break;
    case NameVerdict::Fine:
        break;
    }
    if (path.size() > kLongestPath) {
        problem(u"path-too-deep"_s, path.first(200) + "...", u"The path has %1 bytes; shorten it."_s.arg(path.size()));
        return {};
    }
    if (m_base.items.value(path).mode == GIT_FILEMODE_COMMIT) {
        scanSubmodule(level, name, path);
        return {};
    }
    if (S_ISDIR(status->st_mode)) {
        enterFolder(level, name, path); // level is not to be used any more
        return {};
    }
    return scanFile(level, name, path, *status);
}

Result<> WorktreeScan::scanFile(Level& level, const QByteArray& name, const QByteArray& path, struct stat status)
{
    const bool tracked = m_base.items.contains(path);
    if (!tracked && (level.ignored || m_rules.ignores(path, IgnoreRules::Kind::File))) {
        leaveIgnored(path);
        return {};
    }
    for (int attempt = 0; attempt < kTries; ++attempt) {
        if (S_ISDIR(status.st_mode))
            return {};
        if (!S_ISREG(status.st_mode) && !S_ISLNK(status.st_mode)) {
            problem(u"special-file"_s, path, u"It is a pipe, socket or device, which git cannot hold; remove it."_s);
            keepBase(path);
            return {};
        }
        QList<SnapshotProblem> notes;
        const auto taken = m_taker.take(level.folder.get(), name, path, status, m_depth, notes);
        if (taken) {
            m_found.items.insert(path, *taken);
            for (const SnapshotProblem& note : std::as_const(notes))
                problem(note.kind, note.path, note.detail);
            return {};
        }
        if (taken.error().why == NotTaken::Why::Fatal)
            return failure(taken.error().code, displayPath(path) + ": "_L1 + taken.error().detail);
        if (taken.error().why == NotTaken::Why::LeftOut) {
            problem(taken.error().kind, path, taken.error().detail);
            keepBase(path);
            return {};
        }
        const auto again = statBeneath(level.folder.get(), name);
        if (!again)
            return {};
        status = *again;
    }
    problem(u"unreadable"_s, path, u"It changes faster than it can be read."_s);
    keepBase(path);
    return {};
}

/** The commit that a submodule stands at is the base's; what is written into it belongs to another repository. */
void WorktreeScan::scanSubmodule(const Level& above, const QByteArray& name, const QByteArray& path)
{
    const auto folder = openBeneath(above.folder.get(), name, O_RDONLY | O_DIRECTORY);
    if (!folder && (folder.error() == ENOTDIR || folder.error() == ELOOP))
        return; // replaced by a file or a link: removed
    keepBase(path);
    const auto names = folder ? namesIn(folder->get()) : OsResult<QByteArrayList>(QByteArrayList());
    if (!names || !names->isEmpty())
        problem(u"nested-repository"_s, path,
            u"A submodule holds files; they belong to its own repository and are not taken."_s);
}

void WorktreeScan::enterFolder(const Level& above, const QByteArray& name, const QByteArray& path)
{
    const bool tracked = m_base.folders.contains(path);
    const bool ignored = above.ignored || m_rules.ignores(path, IgnoreRules::Kind::Folder);
    if (ignored && !tracked) {
        leaveIgnored(path + '/');
        return;
    }
    if (m_levels.size() >= kDeepest) {
        problem(u"path-too-deep"_s, path.first(std::min<qsizetype>(path.size(), 200)) + "...",
            u"More than %1 folders lie in each other; flatten them."_s.arg(kDeepest));
        keepBaseBelow(path);
        return;
    }
    auto folder = openBeneath(above.folder.get(), name, O_RDONLY | O_DIRECTORY);
    auto names = folder ? namesIn(folder->get()) : OsResult<QByteArrayList>(std::unexpected(folder.error()));
    if (!names) {
        if (names.error() == ENOENT || names.error() == ENOTDIR || names.error() == ELOOP)
            return;
        problem(u"unreadable"_s, path,
            u"The folder cannot be listed (%1); give its owner the right to (chmod u+rx)."_s.arg(
                qt_error_string(names.error())));
        keepBaseBelow(path);
        return;
    }
    Level level{std::move(*folder), path, std::move(*names), 0, ignored, false};
    if (isNested(level)) {
        problem(u"nested-repository"_s, path,
            tracked ? u"It holds a git repository of its own, which is not taken; remove its .git."_s
                    : u"It is a git repository of its own and is left out; remove its .git to have its files taken."_s);
        if (!tracked)
            return;
    }
    enterRules(level);
    m_levels.push_back(std::move(level));
}

/** A .git in any spelling, or the three names by which git knows a bare repository. */
bool WorktreeScan::isNested(const Level& level)
{
    if (std::ranges::any_of(level.names, isGitFolderName))
        return true;
    const int folder = level.folder.get();
    return isKindBeneath(folder, "HEAD", S_IFREG) && isKindBeneath(folder, "objects", S_IFDIR)
        && isKindBeneath(folder, "refs", S_IFDIR);
}

void WorktreeScan::problem(const QString& kind, const QByteArray& path, const QString& detail)
{
    if (++m_problems <= kMostProblems)
        m_found.problems.append({kind, path, detail});
}

void WorktreeScan::keepBase(const QByteArray& path)
{
    if (const auto item = m_base.items.constFind(path); item != m_base.items.cend())
        m_found.items.insert(path, *item);
}

void WorktreeScan::keepBaseBelow(const QByteArray& folder)
{
    if (!m_base.folders.contains(folder))
        return;
    const QByteArray prefix = folder + '/';
    for (auto item = m_base.items.cbegin(); item != m_base.items.cend(); ++item) {
        if (item.key().startsWith(prefix))
            m_found.items.insert(item.key(), item.value());
    }
}

void WorktreeScan::leaveIgnored(const QByteArray& path)
{
    if (m_found.ignoredLeft.size() < kMostIgnored)
        m_found.ignoredLeft.append(displayPath(path));
}

} // namespace remit
