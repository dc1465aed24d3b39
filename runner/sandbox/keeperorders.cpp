// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/keeperorders.h"

#include "runner/sandbox/shadowlayout.h"

#include <QFile>
#include <QFileInfo>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kReadable[] = {"/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/proc",
    "/sys/devices/system/cpu", "/sys/fs/cgroup", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d",
    "/etc/alternatives", "/etc/ssl", "/etc/ca-certificates", "/etc/localtime", "/etc/nsswitch.conf", "/etc/mime.types",
    "/etc/os-release", "/etc/passwd", "/etc/group", "/etc/hosts"};
constexpr const char* kDevices[] = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"};

class Words {
public:
    void add(char kind, const QByteArray& value) { m_bytes += kind + value + '\0'; }
    void existing(char kind, const QByteArray& path)
    {
        if (QFileInfo::exists(QFile::decodeName(path)))
            add(kind, path);
    }
    [[nodiscard]] QByteArray bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

QByteArray encoded(const QString& path)
{
    return QFile::encodeName(path);
}

void addGit(Words& words, const BoxSpec& spec)
{
    words.add('r', encoded(spec.commonDir) + "/objects");
    for (const QString& folder : spec.alternates)
        words.add('r', encoded(folder));
    const QByteArray shadow = encoded(spec.shadow);
    words.add('r', shadow);
    words.add('w', shadow + "/objects");
    words.add('w', shadow + "/worktrees/" + encoded(spec.adminName)); // the index and its lock
}

} // namespace

QByteArray keeperOrders(const BoxSpec& spec)
{
    Words words;
    words.add('L', spec.level == BoxLevel::B ? "B" : "C");
    words.add('f', QByteArray::number(spec.maximumFileBytes));
    words.add('o', encoded(QFileInfo(spec.home).path()));
    for (const char* path : kReadable)
        words.existing('r', path);
    for (const char* path : kDevices)
        words.existing('w', path);
    for (const QString& path : spec.readOnlyPaths)
        words.add('r', encoded(path));
    words.add(spec.worktreeReadOnly ? 'r' : 'w', encoded(spec.worktree));
    words.add('w', encoded(spec.home));
    if (!spec.temporary.isEmpty())
        words.add('w', encoded(spec.temporary));
    if (!spec.briefFile.isEmpty())
        words.add('r', encoded(spec.briefFile));
    if (!spec.commonDir.isEmpty())
        addGit(words, spec);
    for (const QString& port : spec.outsidePorts)
        words.add('p', port.toLatin1());
    return words.bytes();
}

Result<> checkKeptPaths(const BoxSpec& spec)
{
    QStringList paths{spec.worktree, spec.home, spec.keeper};
    paths += spec.readOnlyPaths + spec.alternates;
    if (!spec.temporary.isEmpty())
        paths.append(spec.temporary);
    if (!spec.commonDir.isEmpty())
        paths << spec.commonDir << spec.shadow;
    for (const QString& path : std::as_const(paths)) {
        const QFileInfo info(path);
        if (path.isEmpty() || !info.exists() || info.canonicalFilePath() != path)
            return failure(ErrorCode::Sandbox,
                u"%1 does not exist or is reached by a link, so nothing is run with it."_s.arg(path));
    }
    return {};
}

} // namespace remit
