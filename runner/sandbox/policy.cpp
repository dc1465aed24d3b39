// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/policy.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kGitPlaces[] = {"/usr/bin/git", "/usr/lib/git-core/git", "/usr/libexec/git-core/git"};

struct Rule {
    const char* action;
    const char* kind; ///< deny, outward, lasting: see boxshim/rules.h
    const char* command; ///< the program and its items
};

constexpr Rule kRules[] = {
    {"commit", "deny", "git commit"},
    {"commit", "deny", "git merge"},
    {"commit", "deny", "git rebase"},
    {"commit", "deny", "git cherry-pick"},
    {"commit", "deny", "git revert"},
    {"commit", "deny", "git am"},
    {"push", "deny", "git push"},
    {"push", "deny", "git send-email"},
    {"push", "deny", "git remote add"},
    {"push", "deny", "gh pr create"},
    {"push", "deny", "gh pr merge"},
    {"push", "deny", "glab mr create"},
    {"push", "deny", "glab mr merge"},
    {"publish", "deny", "npm publish"},
    {"publish", "deny", "pnpm publish"},
    {"publish", "deny", "yarn publish"},
    {"publish", "deny", "yarn npm publish"},
    {"publish", "deny", "bun publish"},
    {"publish", "deny", "cargo publish"},
    {"publish", "deny", "twine upload"},
    {"publish", "deny", "poetry publish"},
    {"publish", "deny", "uv publish"},
    {"publish", "deny", "flit publish"},
    {"publish", "deny", "hatch publish"},
    {"publish", "deny", "gem push"},
    {"publish", "deny", "mvn deploy"},
    {"publish", "deny", "dotnet nuget push"},
    {"publish", "deny", "docker push"},
    {"publish", "deny", "podman push"},
    {"publish", "deny", "gh release create"},
    {"publish", "deny", "gh release upload"},
    {"delete-recursively", "lasting", "rm -r"},
    {"delete-recursively", "lasting", "rm -R"},
    {"delete-recursively", "lasting", "rm --recursive"},
    {"delete-recursively", "lasting", "find -delete"},
    {"delete-recursively", "deny", "git clean"},
    {"network", "outward", "curl"},
    {"network", "outward", "wget"},
    {"network", "outward", "ssh"},
    {"network", "outward", "scp"},
    {"network", "outward", "sftp"},
    {"network", "outward", "nc"},
    {"network", "outward", "ncat"},
    {"network", "outward", "telnet"},
    {"network", "deny", "git fetch"},
    {"network", "deny", "git pull"},
};

constexpr const char* kValues[] = {
    "git -C -c --git-dir --work-tree --namespace --exec-path --super-prefix --config-env --attr-source",
    "npm -C --prefix -w --workspace --registry --userconfig --otp --tag --access",
    "pnpm -C --dir --filter --registry",
    "yarn --cwd",
    "cargo -C -Z --color --config --manifest-path",
    "gh -R --repo",
    "docker -H --host --config --context -l --log-level",
    "podman -H --url --connection --log-level",
    "mvn -f --file -s --settings -P -pl -D",
};

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
    for (const Rule& rule : kRules) {
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
    for (const char* values : kValues) {
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
