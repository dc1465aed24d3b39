// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/paths.h"

#include <QDir>
#include <QFile>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/// An XDG folder counts only if it is absolute, as the specification says.
QString baseFolder(const char* variable, const QString& underHome)
{
    const QString value = qEnvironmentVariable(variable);
    return QDir::isAbsolutePath(value) ? QDir::cleanPath(value) : QDir::homePath() + u'/' + underHome;
}

/// A repository's name as one folder name: whatever could leave the folder or hide in it is replaced.
QString folderName(const QString& repositoryName)
{
    QString name;
    for (const QChar c : repositoryName.first(std::min<qsizetype>(repositoryName.size(), 64))) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'
            || c == u'-' || (c == u'.' && !name.isEmpty());
        name += plain ? c : QChar(u'-');
    }
    return name.isEmpty() ? u"repository"_s : name;
}

bool makePrivate(const QString& folder)
{
    constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    const QDir parent(folder + u"/.."_s);
    if (!QDir().mkpath(QDir::cleanPath(parent.path())))
        return false;
    if (!QDir(folder).exists() && !QDir().mkdir(folder, kOwnerOnly) && !QDir(folder).exists())
        return false;
    return QFile::setPermissions(folder, kOwnerOnly);
}

} // namespace

Paths Paths::fromEnvironment()
{
    if (const QString home = qEnvironmentVariable("REMIT_HOME"); !home.isEmpty()) {
        const QString folder = QDir::cleanPath(QDir::current().absoluteFilePath(home));
        return Paths(folder, folder + u"/config"_s);
    }
    return Paths(baseFolder("XDG_DATA_HOME", u".local/share"_s) + u"/remit"_s,
        baseFolder("XDG_CONFIG_HOME", u".config"_s) + u"/remit"_s);
}

Paths::Paths(QString dataFolder, QString configFolder)
    : m_data(std::move(dataFolder))
    , m_config(std::move(configFolder))
{
}

QString Paths::database() const
{
    return m_data + u"/remit.db"_s;
}

QString Paths::auditFile() const
{
    return m_data + u"/runs.jsonl"_s;
}

QString Paths::runs() const
{
    return m_data + u"/runs"_s;
}

QString Paths::worktrees() const
{
    return m_data + u"/worktrees"_s;
}

QString Paths::settingsFile() const
{
    return m_config + u"/settings.toml"_s;
}

QString Paths::templates() const
{
    return m_config + u"/templates"_s;
}

QString Paths::launchLock() const
{
    return m_data + u"/launch.lock"_s;
}

QString Paths::runFolder(const RunId& run) const
{
    Q_ASSERT(run.isValid());
    return runs() + u'/' + run.text();
}

QString Paths::contractFile(const RunId& run) const
{
    return runFolder(run) + u"/contract.toml"_s;
}

QString Paths::journalFile(const RunId& run) const
{
    return runFolder(run) + u"/journal.jsonl"_s;
}

QString Paths::resultFile(const RunId& run) const
{
    return runFolder(run) + u"/result.json"_s;
}

QString Paths::controlSocket(const RunId& run) const
{
    return runFolder(run) + u"/control.sock"_s;
}

QString Paths::supervisorLock(const RunId& run) const
{
    return runFolder(run) + u"/supervisor.lock"_s;
}

QString Paths::worktree(const QString& repositoryName, const RunId& run) const
{
    Q_ASSERT(run.isValid());
    return worktrees() + u'/' + folderName(repositoryName) + u'/' + run.text();
}

bool Paths::makeFolders() const
{
    return makePrivate(m_data) && makePrivate(runs()) && makePrivate(worktrees());
}

} // namespace remit
