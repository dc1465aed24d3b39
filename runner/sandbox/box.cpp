// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/box.h"

#include "runner/sandbox/shadowlayout.h"

#include <QFile>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

// --dev and --tmpfs alone give half of the machine's memory each.
constexpr auto kSharedMemoryBytes = "67108864";
constexpr auto kTmpBytes = "268435456";

constexpr auto kBriefInside = "/run/box/brief.md";

// All of /etc that a box has: what the loader, TLS and the clock need. Of ssl only what everybody may read: private
// keys lie beside it. The last three are where Fedora keeps its certificates.
constexpr const char* kEtc[] = {"ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives", "ssl/certs",
    "ssl/cert.pem", "ssl/openssl.cnf", "ca-certificates", "localtime", "nsswitch.conf", "mime.types", "os-release",
    "pki/tls/certs", "pki/ca-trust/extracted", "crypto-policies"};

QByteArray bytes(const QString& path)
{
    return QFile::encodeName(path);
}

/** Collects words; one name for each kind of mount, so that the order below reads like the box. */
class Words {
public:
    QByteArrayList list;

    Words& operator<<(const QByteArray& word)
    {
        list.append(word);
        return *this;
    }
    void bind(const char* how, const QByteArray& source, const QByteArray& destination)
    {
        *this << QByteArray(how) << source << destination;
    }
    void bindAtOwnPath(const char* how, const QString& path) { bind(how, bytes(path), bytes(path)); }
    void data(int descriptor, const char* destination)
    {
        *this << "--perms" << "0644" << "--ro-bind-data" << QByteArray::number(descriptor) << destination;
    }
    void tmpfs(const char* size, const char* destination) { *this << "--size" << size << "--tmpfs" << destination; }
    void folder(const char* destination) { *this << "--perms" << "0755" << "--dir" << destination; }
};

bool isBelow(const QByteArray& path, const QByteArray& folder)
{
    return path.size() > folder.size() && path.startsWith(folder) && path.at(folder.size()) == '/';
}

void addNamespaces(Words& words)
{
    const QByteArray user = QByteArray::number(kBoxUser);
    words << "--unshare-user" << "--unshare-pid" << "--unshare-net" << "--unshare-ipc" << "--unshare-uts"
          << "--unshare-cgroup-try" << "--disable-userns" << "--die-with-parent" << "--new-session" << "--cap-drop"
          << "ALL" << "--uid" << user << "--gid" << user << "--hostname" << "box";
}

void addSystem(Words& words, const BoxDescriptors& descriptors, const BoxHost& host)
{
    words.bind("--ro-bind", "/usr", "/usr");
    for (const BoxHost::RootEntry& entry : host.rootEntries) {
        if (entry.linkTarget.isEmpty())
            words.bind("--ro-bind", entry.path, entry.path);
        else
            words.bind("--symlink", entry.linkTarget, entry.path);
    }
    words.folder("/etc");
    for (const char* name : kEtc)
        words.bind("--ro-bind-try", QByteArray("/etc/") + name, QByteArray("/etc/") + name);
    words.data(descriptors.passwd, "/etc/passwd");
    words.data(descriptors.group, "/etc/group");
    words.data(descriptors.hosts, "/etc/hosts");
    words << "--proc" << "/proc" << "--dev" << "/dev";
    // bwrap itself leaves the kernel's settings writable where root starts it.
    for (const QByteArray& folder : host.procFolders)
        words.bind("--ro-bind", folder, folder);
    for (const QByteArray& file : host.procSecrets)
        words.bind("--ro-bind", "/dev/null", file);
    words.tmpfs(kSharedMemoryBytes, "/dev/shm");
    words.tmpfs(kTmpBytes, "/tmp");
    words.folder("/run"); // empty: no socket of any service
}

/** Mounts `paths` below `root` read-only and every folder on the way as itself, outer ones first. What lies in a
 * read-only folder is not mounted once more. */
void addFrozen(Words& words, const QByteArray& root, QByteArrayList paths)
{
    std::ranges::sort(paths);
    QByteArrayList pinned;
    QByteArrayList frozen;
    for (const QByteArray& path : std::as_const(paths)) {
        const bool covered = std::ranges::any_of(
            frozen, [&](const QByteArray& above) { return path == above || isBelow(path, above); });
        if (covered)
            continue;
        for (qsizetype slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            const QByteArray parent = path.first(slash);
            if (pinned.contains(parent))
                continue;
            pinned.append(parent);
            words.bind("--bind", root + '/' + parent, root + '/' + parent);
        }
        frozen.append(path);
        words.bind("--ro-bind", root + '/' + path, root + '/' + path);
    }
}

void addWorktree(Words& words, const BoxSpec& spec)
{
    const QByteArray root = bytes(spec.worktree);
    words.bindAtOwnPath(spec.worktreeReadOnly ? "--ro-bind" : "--bind", spec.worktree);
    if (spec.worktreeReadOnly)
        return;
    QByteArrayList frozen;
    for (const QString& path : spec.readOnlyInWorktree)
        frozen.append(bytes(path).sliced(root.size() + 1));
    addFrozen(words, root, frozen);
}

void addGit(Words& words, const BoxSpec& spec)
{
    const QByteArray common = bytes(spec.commonDir);
    words.bind("--ro-bind", common + "/objects", kObjectsInside);
    for (const QString& folder : spec.alternates)
        words.bindAtOwnPath("--ro-bind", folder);
    words.bind("--bind", bytes(spec.shadow), common);
    const QList<ShadowMount> mounts = shadowMounts(bytes(spec.adminName));
    for (const ShadowMount& mount : mounts) {
        const char* how = mount.access == ShadowMount::Access::Writable ? "--bind" : "--ro-bind";
        words.bind(how, bytes(spec.shadow) + '/' + mount.path, common + '/' + mount.path);
    }
    // A mount point cannot be removed, renamed or exchanged: git in the box always finds the shadow.
    if (!spec.worktreeReadOnly)
        words.bindAtOwnPath("--ro-bind", spec.worktree + u"/.git"_s);
}

void addPolicy(Words& words, const BoxPolicy& policy, int descriptor)
{
    if (policy.shim.isEmpty())
        return;
    const QByteArray shim = bytes(policy.shim);
    words.data(descriptor, "/run/box/policy");
    for (const QByteArray& program : policy.programs)
        words.bind("--ro-bind", shim, QByteArray(kShimsInside) + '/' + program);
    if (policy.gitPlaces.isEmpty())
        return;
    words.bind("--ro-bind", bytes(policy.git), kRealGitInside);
    for (const QString& place : policy.gitPlaces)
        words.bind("--ro-bind", shim, bytes(place));
}

Result<> checkWord(const QByteArray& word)
{
    if (word.contains('\0'))
        return failure(ErrorCode::InvalidInput,
            u"A path, argument or variable of the box contains a zero byte, which no program can be given."_s);
    return {};
}

Result<> checkWords(const BoxSpec& spec, const QByteArrayList& list)
{
    for (const QByteArray& word : list) {
        if (auto checked = checkWord(word); !checked)
            return checked;
    }
    for (const QByteArray& variable : spec.environment) {
        if (auto checked = checkWord(variable); !checked)
            return checked;
        if (variable.indexOf('=') < 1)
            return failure(ErrorCode::InvalidInput, u"A variable of the box's environment has no name."_s);
    }
    return {};
}

Result<> checkCommand(const BoxSpec& spec)
{
    if (spec.argv.isEmpty() || !spec.argv.first().startsWith('/'))
        return failure(ErrorCode::InvalidInput, u"The command of the box is not an absolute path."_s);
    const QByteArray root = bytes(spec.worktree);
    for (const QString& path : spec.readOnlyInWorktree) {
        if (!isBelow(bytes(path), root))
            return failure(ErrorCode::InvalidInput, u"%1 does not lie in the worktree."_s.arg(path));
    }
    return {};
}

} // namespace

QString toText(BoxLevel level)
{
    switch (level) {
    case BoxLevel::A:
        return u"A"_s;
    case BoxLevel::AMinus:
        return u"A-"_s;
    case BoxLevel::B:
        return u"B"_s;
    case BoxLevel::C:
        return u"C"_s;
    case BoxLevel::None:
        break;
    }
    return u"none"_s;
}

BoxLevel boxLevelFrom(const QString& text)
{
    for (const BoxLevel level : {BoxLevel::AMinus, BoxLevel::B, BoxLevel::C}) {
        if (text == toText(level))
            return level;
    }
    return BoxLevel::A;
}

QString consentFor(BoxLevel level)
{
    return level == BoxLevel::B || level == BoxLevel::C ? u"level "_s + toText(level) : QString();
}

Result<QByteArrayList> boxArguments(const BoxSpec& spec, const BoxDescriptors& descriptors, const BoxHost& host)
{
    if (auto checked = checkCommand(spec); !checked)
        return std::unexpected(checked.error());
    Words words;
    addNamespaces(words);
    addSystem(words, descriptors, host);
    words.bind("--bind", bytes(spec.home), bytes(spec.homeInside));
    for (const QString& path : spec.readOnlyPaths) {
        if (!isBelow(bytes(path), "/usr"))
            words.bindAtOwnPath("--ro-bind", path);
    }
    addWorktree(words, spec);
    if (!spec.commonDir.isEmpty())
        addGit(words, spec);
    if (!spec.briefFile.isEmpty())
        words.bind("--ro-bind", bytes(spec.briefFile), kBriefInside);
    words.bind("--ro-bind", bytes(spec.boxInit), kInitInside);
    addPolicy(words, spec.policy, descriptors.policy);
    words << "--remount-ro" << "/dev" << "--remount-ro" << "/" << "--chdir" << bytes(spec.worktree);
    if (!spec.scope.program.isEmpty())
        words << "--unsetenv" << "XDG_RUNTIME_DIR";
    words << "--json-status-fd" << QByteArray::number(descriptors.status) << "--" << kInitInside;
    words << QByteArray::number(descriptors.control) << QByteArray::number(host.pidNamespace)
          << QByteArray::number(host.netNamespace) << bytes(spec.home) << QByteArray::number(spec.maximumProcesses)
          << QByteArray::number(spec.maximumFileBytes) << spec.listeners.join(u',').toLatin1() << "--";
    words.list.append(spec.argv);
    if (auto checked = checkWords(spec, words.list); !checked)
        return std::unexpected(checked.error());
    return words.list;
}

QByteArrayList scopeArguments(const BoxSpec& spec, const QString& bwrapProgram)
{
    QByteArrayList words{"--user", "--scope", "--quiet", "--collect"};
    if (spec.scope.memoryBytes > 0)
        words << "-p" << "MemoryMax=" + QByteArray::number(spec.scope.memoryBytes) << "-p" << "MemorySwapMax=0";
    // bwrap and its first process are of the scope, too.
    words << "-p" << "TasksMax=" + QByteArray::number(spec.maximumProcesses + 2) << "--" << bytes(bwrapProgram);
    return words;
}

} // namespace remit
