// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/deniedcommands.h"

#include <QHash>

namespace remit {

namespace {

QByteArrayList commandsOf(const QString& action)
{
    static const QHash<QString, QByteArrayList> commands{
        {QStringLiteral("commit"), {"git commit", "git merge", "git rebase", "git tag"}},
        {QStringLiteral("push"), {"git push", "git remote add", "gh pr create"}},
        {QStringLiteral("publish"),
            {"npm publish", "pnpm publish", "yarn publish", "yarn npm publish", "cargo publish", "twine upload",
                "gem push", "docker push", "gh release"}},
        {QStringLiteral("delete-recursively"),
            {"rm -r", "rm -rf", "rm -fr", "rm -R", "rm -Rf", "rm -f -r", "rm -r -f", "rm --recursive", "git clean"}},
        {QStringLiteral("network"), {"curl", "wget", "ssh", "scp", "nc", "telnet"}},
    };
    return commands.value(action);
}

} // namespace

QList<QByteArrayList> deniedCommands(const QStringList& actions)
{
    QList<QByteArrayList> denied;
    for (const QString& action : actions) {
        for (const QByteArray& command : commandsOf(action)) {
            const QByteArrayList words = command.split(' ');
            if (!denied.contains(words))
                denied.append(words);
        }
    }
    return denied;
}

} // namespace remit
