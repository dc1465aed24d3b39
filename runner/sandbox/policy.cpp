// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/policy.h"

#include "runner/contract/forbiddencommands.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kGitPlaces[] = {"/usr/bin/git", "/usr/lib/git-core/git", "/usr/libexec/git-core/git"};

QByteArray line(const char* kind, const char* action, const char* words)
{
    QByteArray fields(kind);
    if (action != nullptr)
        fields.append('\t').append(action);
    return fields + '\t' + QByteArray(words).replace(' ', '\t') + '\n';
}

} // namespace

BoxPolicy boxPolicy(const QStringList& actions, const QString& searchPath)
{
    BoxPolicy policy;
    const QStringList folders = searchPath.split(u':', Qt::SkipEmptyParts);
    QByteArrayList missing;
    for (const ForbiddenCommand& rule : forbiddenCommands()) {
        const auto action = QLatin1StringView(rule.action);
        if (!actions.contains(action) && action != "commit"_L1 && action != "push"_L1)
            continue;
        const QByteArray program = QByteArray(rule.command).split(' ').first();
        if (missing.contains(program))
            continue;
        if (!policy.programs.contains(program)) {
            // A shim for what is not there would look as if it were.
            if (QStandardPaths::findExecutable(QFile::decodeName(program), folders).isEmpty()) {
                missing.append(program);
                continue;
            }
            policy.programs.append(program);
        }
        policy.rules += line(rule.kind, rule.action, rule.command);
    }
    for (const char* values : optionsWithValues()) {
        if (policy.programs.contains(QByteArray(values).split(' ').first()))
            policy.rules += line("values", nullptr, values);
    }
    for (const char* place : kGitPlaces) {
        const QString path = QFileInfo(QString::fromLatin1(place)).canonicalFilePath();
        if (!path.isEmpty() && path.startsWith("/usr/"_L1) && !policy.gitPlaces.contains(path))
            policy.gitPlaces.append(path);
    }
    if (policy.programs.contains("git") && !policy.gitPlaces.isEmpty()) {
        policy.git = policy.gitPlaces.constFirst();
        policy.rules += QByteArray("real\tgit\t") + kRealGitInside + '\n';
    } else {
        policy.gitPlaces.clear();
    }
    return policy;
}

void watchCommand(BoxPolicy& policy, const QString& commandLine, const QString& searchPath)
{
    static const QRegularExpression between(u"&&|[;\\n]"_s);
    static const QRegularExpression forAShell(u"[$`*?(){}\\[\\]<>|&\\\\\"'~#!\\t]"_s);
    const QStringList folders = searchPath.split(u':', Qt::SkipEmptyParts);
    for (const QString& step : commandLine.split(between, Qt::SkipEmptyParts)) {
        const QString plain = step.simplified();
        const QByteArray program = QFile::encodeName(plain.section(u' ', 0, 0));
        if (plain.isEmpty() || plain.contains(forAShell) || program.contains('/') || program.contains('=')
            || QStandardPaths::findExecutable(QFile::decodeName(program), folders).isEmpty())
            continue;
        if (!policy.programs.contains(program))
            policy.programs.append(program);
        policy.rules += line("watch", nullptr, QFile::encodeName(plain).constData());
    }
}

} // namespace remit
