// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/lfscontent.h"

#include "runner/git/changes.h"
#include "runner/git/lfspointer.h"
#include "runner/git/repositoryprivate.h"

#include <QFile>
#include <QFileInfo>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QString contentPath(const QString& commonDir, const LfsPointer& pointer)
{
    const QString hash = QString::fromLatin1(pointer.sha256);
    return commonDir + "/lfs/objects/"_L1 + hash.first(2) + u'/' + hash.sliced(2, 2) + u'/' + hash;
}

Result<> replace(const QString& file, const QString& content)
{
    const QFile::Permissions permissions = QFileInfo(file).permissions();
    if (!QFile::remove(file) || !QFile::copy(content, file) || !QFile::setPermissions(file, permissions))
        return failure(ErrorCode::Io, u"%1 cannot be filled with what git-lfs keeps"_s.arg(file));
    return {};
}

} // namespace

Result<> fillLfsContent(git_repository* repository, git_index* index, const QString& commonDir, const QString& folder)
{
    if (!QFileInfo(commonDir + "/lfs/objects"_L1).isDir())
        return {};
    const size_t count = git_index_entrycount(index);
    for (size_t at = 0; at < count; ++at) {
        const git_index_entry* entry = git_index_get_byindex(index, at);
        if (entry->mode != GIT_FILEMODE_BLOB && entry->mode != GIT_FILEMODE_BLOB_EXECUTABLE)
            continue;
        const auto text = blobBytes(repository, entry->id, kLfsPointerMaximum);
        if (!text && text.error().code != ErrorCode::Refused) // Refused: too large for a pointer
            return std::unexpected(text.error());
        const auto pointer = text ? lfsPointerFrom(*text) : std::nullopt;
        const QString content = pointer ? contentPath(commonDir, *pointer) : QString();
        if (!pointer || QFileInfo(content).size() != pointer->size)
            continue;
        if (auto filled = replace(folder + u'/' + QFile::decodeName(entry->path), content); !filled)
            return filled;
    }
    return {};
}

} // namespace remit
