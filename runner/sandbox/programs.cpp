// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/probe.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

// Never from PATH: its order is the user's, and an agent may have written into one of its folders earlier.
constexpr const char* kBwrapPlaces[]
    = {"/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap", "/run/current-system/sw/bin/bwrap"};

/** The owner that a user namespace shows for everybody whom it does not know, the real root among them. */
uid_t unknownUser()
{
    QFile file(u"/proc/sys/kernel/overflowuid"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 65534;
    return file.readAll().trimmed().toUInt();
}

bool belongsToRoot(const QString& path)
{
    struct stat entry = {};
    if (::stat(QFile::encodeName(path).constData(), &entry) != 0 || !S_ISREG(entry.st_mode))
        return false;
    const bool foreign = entry.st_uid == unknownUser() && entry.st_uid != ::geteuid();
    return (entry.st_uid == 0 || foreign) && (entry.st_mode & (S_IWGRP | S_IWOTH)) == 0
        && (entry.st_mode & S_IXUSR) != 0;
}

QString existing(const QString& path)
{
    const QFileInfo info(path);
    return info.isFile() && info.isExecutable() ? info.canonicalFilePath() : QString();
}

/** One of our own programs: beside this one, or where it is installed. */
QString ownProgram(const QString& name, const char* chosenBy)
{
    if (const QString chosen = qEnvironmentVariable(chosenBy); !chosen.isEmpty())
        return existing(chosen);
    const QString here = QCoreApplication::applicationDirPath();
    for (const QString& place : {here, here + u"/../bin"_s, here + u"/../libexec/remit"_s}) {
        const QString path = existing(place + u'/' + name);
        if (!path.isEmpty())
            return path;
    }
    return {};
}

} // namespace

QString systemBwrap()
{
    if (const QString chosen = qEnvironmentVariable("REMIT_BWRAP"); !chosen.isEmpty())
        return existing(chosen);
    for (const char* place : kBwrapPlaces) {
        const QString path = existing(QString::fromLatin1(place));
        if (!path.isEmpty() && belongsToRoot(path))
            return path;
    }
    return {};
}

QString boxInitProgram()
{
    return ownProgram(u"remit-box-init"_s, "REMIT_BOX_INIT");
}

QString boxKeeperProgram()
{
    return ownProgram(u"remit-box-keeper"_s, "REMIT_BOX_KEEPER");
}

QString boxShimProgram()
{
    return ownProgram(u"remit-box-shim"_s, "REMIT_BOX_SHIM");
}

} // namespace remit
