// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/cutdisk.h"

#include "tests/support/remitctl.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

#include <sys/stat.h>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray inodeOf(const QString& path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? QByteArray::number(qulonglong(status.st_ino))
                                                                      : QByteArray();
}

} // namespace

CutDisk::CutDisk()
{
    if (!QDir().mkpath(root()) || !QDir().mkpath(log()) || !qputenv("TMPDIR", QFile::encodeName(root())))
        qFatal("no folder for the disk");
}

void CutDisk::begin()
{
    QDirIterator all(
        root(), QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo entry = all.nextFileInfo();
        if (entry.isDir() && !entry.isSymLink()) {
            m_folders.insert(entry.filePath());
            continue;
        }
        const QByteArray inode = inodeOf(entry.filePath());
        m_names[QFile::encodeName(entry.filePath())] = inode;
        m_content.insert(inode, contentOf(entry.filePath()));
    }
}

QHash<QString, QString> CutDisk::variables() const
{
    return {
        {u"LD_PRELOAD"_s, QStringLiteral(REMIT_POWERCUT)}, {u"POWERCUT_ROOT"_s, root()}, {u"POWERCUT_LOG"_s, log()}};
}

qsizetype CutDisk::lines() const
{
    return contentOf(log() + u"/log"_s).count('\n');
}

void CutDisk::rename(Names& names, const QByteArray& from, const QByteArray& to)
{
    if (const auto found = names.find(from); found != names.end()) {
        names[to] = found->second;
        names.erase(from);
        return;
    }
    Names moved; // a folder
    std::erase_if(names, [&](const auto& name) {
        if (!name.first.startsWith(from + '/'))
            return false;
        moved[to + name.first.sliced(from.size())] = name.second;
        return true;
    });
    names.merge(moved);
}

void CutDisk::cutAt(qsizetype line) const
{
    Names names = m_names;
    QHash<QByteArray, QByteArray> flushed = m_content;
    const QByteArrayList changes = contentOf(log() + u"/log"_s).split('\n').first(line);
    for (const QByteArray& change : changes) {
        const qsizetype space = change.indexOf(' ', 2);
        const QByteArray inode = change.sliced(2, space - 2);
        const QByteArray rest = change.sliced(space + 1);
        switch (change.at(0)) {
        case 'C':
            flushed.remove(inode);
            names[rest] = inode;
            break;
        case 'L':
            names[rest] = inode;
            break;
        case 'R':
            rename(names, rest.first(rest.indexOf('\t')), rest.sliced(rest.indexOf('\t') + 1));
            break;
        case 'U':
            names.erase(rest);
            break;
        case 'S':
            flushed.insert(inode, contentOf(log() + u'/' + QString::fromLatin1(rest)));
            break;
        default:
            qFatal("a line of the log is none: %s", change.constData());
        }
    }
    write(names, flushed);
}

void CutDisk::write(const Names& names, const QHash<QByteArray, QByteArray>& flushed) const
{
    for (const auto& entry : std::filesystem::directory_iterator(root().toStdString()))
        std::filesystem::remove_all(entry.path());
    for (const QString& folder : m_folders)
        QDir().mkpath(folder);
    for (const auto& [name, inode] : names) {
        const QString path = QFile::decodeName(name);
        if (!path.startsWith(root() + u'/'))
            continue; // it was moved away
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        const QByteArray content = flushed.value(inode);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", name.constData());
    }
}

} // namespace remit::test
