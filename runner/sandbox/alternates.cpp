// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/alternates.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaximum = 64;
constexpr qint64 kMaximumBytes = 1 << 20;

/** objects/info/alternates: a folder a line; '#' begins a comment; relative ones start from the objects folder. */
Result<QStringList> namedBy(const QString& objectsFolder)
{
    QFile file(objectsFolder + u"/info/alternates"_s);
    if (!file.exists())
        return QStringList();
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMaximumBytes)
        return failure(ErrorCode::Git, u"%1 cannot be read."_s.arg(file.fileName()));
    QStringList folders;
    const QByteArrayList lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (!line.isEmpty() && !line.startsWith('#'))
            folders.append(QDir(objectsFolder).absoluteFilePath(QFile::decodeName(line)));
    }
    return folders;
}

} // namespace

Result<QStringList> alternatesOf(const QString& objectsFolder)
{
    QStringList known{QFileInfo(objectsFolder).canonicalFilePath()};
    for (qsizetype at = 0; at < known.size(); ++at) {
        const auto named = namedBy(known.at(at));
        if (!named)
            return std::unexpected(named.error());
        for (const QString& folder : *named) {
            const QFileInfo info(folder);
            const QString real = info.canonicalFilePath();
            if (real.isEmpty() || !info.isDir() || known.contains(real))
                continue;
            if (known.size() > kMaximum)
                return failure(ErrorCode::Refused,
                    u"%1 borrows objects from more than %2 folders."_s.arg(objectsFolder).arg(kMaximum));
            known.append(real);
        }
    }
    return known.sliced(1);
}

} // namespace remit
