// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scratchrepository.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

QProcessEnvironment plainEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s);
    environment.insert(u"GIT_AUTHOR_DATE"_s, u"2026-01-02T03:04:05Z"_s);
    environment.insert(u"GIT_COMMITTER_DATE"_s, u"2026-01-02T03:04:05Z"_s);
    return environment;
}

void need(bool holds, const QByteArray& what)
{
    if (!holds)
        qFatal("fixture: %s", what.constData());
}

} // namespace

ScratchRepository::ScratchRepository()
{
    need(m_dir.isValid(), "no temporary folder");
    need(QDir().mkpath(path()), "no folder for the repository");
    git({u"init"_s, u"--quiet"_s, u"--initial-branch=main"_s});
    git({u"config"_s, u"user.name"_s, u"Ada Tester"_s});
    git({u"config"_s, u"user.email"_s, u"ada@example.org"_s});
    git({u"config"_s, u"gc.auto"_s, u"0"_s});
    git({u"config"_s, u"core.fsync"_s, u"none"_s});
}

ScratchRepository::~ScratchRepository()
{
    std::error_code ignored; // QTemporaryDir stumbles over names that are no text
    for (const auto& entry : std::filesystem::directory_iterator(m_dir.path().toStdString(), ignored))
        std::filesystem::remove_all(entry, ignored);
}

QByteArray ScratchRepository::full(const QByteArray& file, const QString& folder) const
{
    return QFile::encodeName(folder.isEmpty() ? path() : folder) + '/' + file;
}

void ScratchRepository::write(const QByteArray& file, const QByteArray& content, const QString& folder) const
{
    const QByteArray whole = full(file, folder);
    for (qsizetype slash = whole.indexOf('/', 1); slash > 0; slash = whole.indexOf('/', slash + 1))
        ::mkdir(whole.first(slash).constData(), 0755);
    FILE* stream = ::fopen(whole.constData(), "wb");
    need(stream != nullptr, "cannot write " + whole);
    const size_t written = ::fwrite(content.constData(), 1, static_cast<size_t>(content.size()), stream);
    need(::fclose(stream) == 0 && written == static_cast<size_t>(content.size()), "cannot write " + whole);
}

void ScratchRepository::makeExecutable(const QByteArray& file, const QString& folder) const
{
    need(::chmod(full(file, folder).constData(), 0755) == 0, "cannot chmod " + file);
}

void ScratchRepository::link(const QByteArray& file, const QByteArray& target, const QString& folder) const
{
    need(::symlink(target.constData(), full(file, folder).constData()) == 0, "cannot link " + file);
}

void ScratchRepository::remove(const QByteArray& file, const QString& folder) const
{
    need(::unlink(full(file, folder).constData()) == 0, "cannot remove " + file);
}

QByteArray ScratchRepository::read(const QByteArray& file, const QString& folder) const
{
    QFile handle(QFile::decodeName(full(file, folder)));
    need(handle.open(QIODevice::ReadOnly), "cannot read " + file);
    return handle.readAll();
}

QString ScratchRepository::commit(const QString& message) const
{
    git({u"-c"_s, u"core.bigFileThreshold=1"_s, u"add"_s, u"-A"_s}); // one pack: a file an object is slow in thousands
    git({u"commit"_s, u"--quiet"_s, u"--allow-empty"_s, u"-m"_s, message});
    return QString::fromLatin1(git({u"rev-parse"_s, u"HEAD"_s}));
}

QString ScratchRepository::addWorktree(const QString& name, const QString& revision) const
{
    const QString folder = beside(name);
    git({u"worktree"_s, u"add"_s, u"--quiet"_s, u"--detach"_s, folder, revision});
    return folder;
}

QByteArray ScratchRepository::git(const QStringList& arguments, const QString& folder) const
{
    QByteArray output;
    const int code = gitExitCode(arguments, &output, folder);
    need(code == 0, "git " + arguments.join(u' ').toUtf8() + " ended with " + QByteArray::number(code) + ": " + output);
    return output;
}

int ScratchRepository::gitExitCode(const QStringList& arguments, QByteArray* output, const QString& folder) const
{
    QProcess process;
    process.setProcessEnvironment(plainEnvironment());
    process.setWorkingDirectory(folder.isEmpty() ? path() : folder);
    process.start(u"git"_s, arguments, QIODevice::ReadOnly);
    need(process.waitForFinished(120000), "git did not end");
    if (output != nullptr) {
        *output = process.readAllStandardOutput();
        if (process.exitCode() != 0)
            *output += process.readAllStandardError();
        if (output->endsWith('\n'))
            output->chop(1);
    }
    return process.exitCode();
}

bool ScratchRepository::isSound() const
{
    QByteArray output;
    const int code = gitExitCode({u"fsck"_s, u"--strict"_s, u"--no-dangling"_s, u"--no-progress"_s}, &output);
    if (code != 0 || !output.isEmpty())
        qInfo("fsck: %s", output.constData());
    return code == 0 && output.isEmpty();
}

QByteArray ScratchRepository::fingerprint() const
{
    QStringList lines;
    QDirIterator walk(
        path(), QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QFileInfo info = walk.nextFileInfo();
        QString line = info.filePath().mid(path().size());
        if (line.startsWith("/.git/objects"_L1))
            continue; // a new object that nothing points to changes nothing
        if (info.isSymLink()) {
            line += " -> "_L1 + info.readSymLink();
        } else if (info.isFile()) {
            QFile file(info.filePath());
            need(file.open(QIODevice::ReadOnly), "cannot read " + info.filePath().toUtf8());
            QCryptographicHash hash(QCryptographicHash::Sha1);
            need(hash.addData(&file), "cannot hash");
            line += u' ' + QString::fromLatin1(hash.result().toHex());
        }
        lines.append(line + u' ' + QString::number(static_cast<int>(info.permissions()), 16));
    }
    lines.sort();
    return lines.join(u'\n').toUtf8();
}

} // namespace remit::test
