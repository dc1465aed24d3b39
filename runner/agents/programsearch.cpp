// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/programsearch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace remit {

namespace {

constexpr qint64 kFirstLine = 256;
constexpr qint64 kLargestManifest = 1 << 20;

QStringList foldersOf(const ProgramSearch& search)
{
    QStringList folders;
    for (const QString& entry : search.path.split(u':', Qt::SkipEmptyParts) + search.furtherFolders) {
        if (entry.startsWith(u'/') && !folders.contains(entry))
            folders.append(entry);
    }
    return folders;
}

QString executableIn(const QString& folder, const QString& name)
{
    const QFileInfo file(folder + u'/' + name);
    return file.isFile() && file.isExecutable() ? file.canonicalFilePath() : QString();
}

bool inUsr(const QString& path)
{
    return path.startsWith(u"/usr/");
}

bool holdsHome(const QString& folder, const QString& userHome)
{
    const QString home = QFileInfo(userHome).canonicalFilePath();
    return folder == u"/" || (!home.isEmpty() && (home == folder || home.startsWith(folder + u'/')));
}

/** What a box must show of a program: its npm package (or its scope), its node distribution, or the file alone. */
QString ownFolder(const QString& program, const QString& userHome)
{
    const QString marker = QStringLiteral("/node_modules/");
    if (const auto at = program.lastIndexOf(marker); at >= 0) {
        const auto end = program.indexOf(u'/', at + marker.size());
        if (end > 0)
            return program.first(end); // a package, or the folder of all packages of a scope
    }
    QDir folder = QFileInfo(program).dir();
    if (folder.dirName() == u"bin" && folder.cdUp() && folder.exists(QStringLiteral("lib/node_modules"))
        && !holdsHome(folder.path(), userHome))
        return folder.path();
    return program;
}

/** All packages' folder of a program whose package needs some that npm has put beside it; empty: it needs none. */
QString neighbours(const QString& program)
{
    const QString marker = QStringLiteral("/node_modules/");
    const qsizetype at = program.lastIndexOf(marker);
    if (at < 0)
        return {};
    const QString all = program.first(at + marker.size() - 1);
    const QString inside = program.sliced(at + marker.size());
    const QString package = all + u'/' + inside.section(u'/', 0, inside.startsWith(u'@') ? 1 : 0);
    QFile manifest(package + QStringLiteral("/package.json"));
    if (!manifest.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject content = QJsonDocument::fromJson(manifest.read(kLargestManifest)).object();
    for (const QString& kind : {QStringLiteral("dependencies"), QStringLiteral("optionalDependencies")}) {
        const QStringList names = content.value(kind).toObject().keys();
        for (const QString& name : names) {
            if (QFileInfo::exists(all + u'/' + name) && !QFileInfo::exists(package + marker + name))
                return program.first(program.indexOf(marker) + marker.size() - 1); // links may lead all over it
        }
    }
    return {};
}

/** The words of a script's first line, without "#!" and a leading env. Empty: no script. */
QStringList interpreterWords(const QString& program)
{
    QFile file(program);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray line = file.readLine(kFirstLine);
    if (!line.startsWith("#!"))
        return {};
    QStringList words = QString::fromUtf8(line.sliced(2)).simplified().split(u' ', Qt::SkipEmptyParts);
    if (!words.isEmpty() && words.first().endsWith(u"/env")) {
        words.removeFirst();
        if (!words.isEmpty() && words.first() == u"-S")
            words.removeFirst();
    }
    return words;
}

void show(AgentInstallation& found, const QString& path)
{
    if (!inUsr(path) && !found.readOnlyPaths.contains(path))
        found.readOnlyPaths.append(path);
}

} // namespace

void findProgram(const ProgramSearch& search, AgentInstallation& found)
{
    const QStringList folders = foldersOf(search);
    const bool isPath = search.name.startsWith(u'/');
    QString program = isPath ? executableIn(QString(), search.name.sliced(1)) : QString();
    for (qsizetype i = 0; !isPath && program.isEmpty() && i < folders.size(); ++i)
        program = executableIn(folders[i], search.name);
    if (program.isEmpty() && isPath) {
        found.reasons.append(QStringLiteral("%1 is no file that may be run.").arg(search.name));
        return;
    }
    if (program.isEmpty()) {
        found.reasons.append(
            QStringLiteral("No program \"%1\" in %2. Install it, or add its folder to the PATH of your login shell.")
                .arg(search.name,
                    folders.isEmpty() ? QStringLiteral("an empty PATH") : folders.join(QStringLiteral(", "))));
        return;
    }
    QStringList words = interpreterWords(program);
    if (!words.isEmpty()) {
        const QString name = words.first();
        QString interpreter = name.startsWith(u'/') ? QFileInfo(name).canonicalFilePath() : QString();
        for (qsizetype i = 0; interpreter.isEmpty() && !name.contains(u'/') && i < folders.size(); ++i)
            interpreter = executableIn(folders[i], name);
        if (interpreter.isEmpty()) {
            found.reasons.append(
                QStringLiteral("%1 is a script for \"%2\", which is not on the PATH. Install it.").arg(program, name));
            return;
        }
        words.first() = interpreter;
        found.interpreter = words;
        show(found, ownFolder(interpreter, search.userHome));
    }
    found.program = program;
    show(found, ownFolder(program, search.userHome));
    if (const QString all = search.withDependencies ? neighbours(program) : QString(); !all.isEmpty())
        show(found, all);
}

QStringList npmProgramFolders(const QString& userHome)
{
    QStringList folders{QStringLiteral("/usr/local/bin"), QStringLiteral("/home/linuxbrew/.linuxbrew/bin")};
    if (userHome.isEmpty())
        return folders;
    for (const char* below : {"/.local/bin", "/.npm-global/bin", "/.bun/bin"})
        folders.append(userHome + QLatin1StringView(below));
    return folders;
}

} // namespace remit
