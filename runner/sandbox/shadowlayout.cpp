// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/shadowlayout.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <sys/stat.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

Result<> makeFolder(const QString& path)
{
    if (::mkdir(QFile::encodeName(path).constData(), S_IRWXU) == 0)
        return {};
    const int error = errno;
    return failure(error == EEXIST ? ErrorCode::AlreadyExists : ErrorCode::Io,
        u"The folder %1 cannot be made: %2."_s.arg(path, QString::fromUtf8(std::strerror(error))));
}

/** As git writes a value: quoted, so that no byte of it ends the line. */
QByteArray quoted(QByteArray value)
{
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return '"' + value + '"';
}

QByteArray alternateLine(const QByteArray& folder)
{
    return (folder.contains('\n') ? quoted(folder) : folder) + '\n';
}

} // namespace

QList<ShadowMount> shadowMounts(const QByteArray& adminName)
{
    using enum ShadowMount::Access;
    const QByteArray admin = "worktrees/" + adminName;
    return {{"HEAD", ReadOnly}, {"config", ReadOnly}, {"hooks", ReadOnly}, {"info", ReadOnly},
        {"packed-refs", ReadOnly}, {"objects", Writable}, {"objects/info", ReadOnly}, {"refs", Writable},
        {"refs/heads", ReadOnly}, {"refs/remotes", ReadOnly}, {"refs/tags", ReadOnly}, {"worktrees", ReadOnly},
        {admin, Writable}, {admin + "/HEAD", ReadOnly}, {admin + "/commondir", ReadOnly},
        {admin + "/gitdir", ReadOnly}};
}

QByteArray shadowConfig(const QList<ShadowSource::Setting>& settings)
{
    // Owners and inode times look different in the box: files are compared by size and time, or git would read all of
    // them again and call them changed. Nothing is packed or pruned: the objects are thrown away with the box.
    QByteArray text = "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tlogAllRefUpdates = true\n"
                      "\tcheckStat = minimal\n\ttrustctime = false\n\thooksPath = /dev/null\n";
    for (const ShadowSource::Setting& setting : settings)
        text += '\t' + setting.key + " = " + quoted(setting.value) + '\n';
    text += "[user]\n\tname = Remit agent\n\temail = agent@remit.invalid\n"
            "[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n[commit]\n\tgpgSign = false\n[tag]\n\tgpgSign = false\n";
    return text;
}

QByteArray shadowPackedRefs(const QList<ShadowSource::Reference>& references)
{
    QByteArray text = "# pack-refs with: sorted \n";
    for (const ShadowSource::Reference& reference : references)
        text += reference.id + ' ' + reference.name + '\n';
    return text;
}

Result<> writeNewFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    const auto fail
        = [&] { return failure(ErrorCode::Io, u"The file %1 cannot be written: %2."_s.arg(path, file.errorString())); };
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return fail();
    if (file.write(content) != content.size() || !file.flush())
        return fail();
    return {};
}

Result<> layOutShadow(
    const QString& folder, const QString& adminName, const ShadowSource& source, const QStringList& alternates)
{
    const QString admin = u"/worktrees/"_s + adminName;
    for (const QString& name :
        {u""_s, u"/hooks"_s, u"/info"_s, u"/logs"_s, u"/objects"_s, u"/objects/info"_s, u"/objects/pack"_s, u"/refs"_s,
            u"/refs/heads"_s, u"/refs/remotes"_s, u"/refs/tags"_s, u"/worktrees"_s, admin}) {
        if (auto made = makeFolder(folder + name); !made)
            return made;
    }
    QByteArray objects = QByteArray(kObjectsInside) + '\n';
    for (const QString& alternate : alternates)
        objects += alternateLine(QFile::encodeName(alternate));
    const std::initializer_list<std::pair<QString, QByteArray>> files{
        {u"/config"_s, shadowConfig(source.settings)},
        {u"/packed-refs"_s, shadowPackedRefs(source.references)},
        {u"/objects/info/alternates"_s, objects},
    };
    for (const auto& [name, content] : files) {
        if (auto written = writeNewFile(folder + name, content); !written)
            return written;
    }
    return {};
}

} // namespace remit
