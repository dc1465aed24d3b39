// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/forbiddencommands.h"

#include "runner/contract/shellcommands.h"

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr ForbiddenCommand kCommands[] = {
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

/** A command without the values of its options, as the shims of a box read it. */
struct Words {
    QStringList options;
    QStringList operands;
};

bool takesValue(const QString& program, const QString& option)
{
    return std::ranges::any_of(kValues, [&](const char* values) {
        const QStringList words = QString::fromLatin1(values).split(u' ');
        return words.constFirst() == program && words.indexOf(option, 1) > 0;
    });
}

Words wordsOf(const QStringList& command)
{
    Words words;
    bool onlyOperands = false;
    for (qsizetype i = 1; i < command.size(); ++i) {
        const QString& word = command[i];
        if (onlyOperands || !word.startsWith(u'-') || word.size() == 1) {
            words.operands.append(word);
        } else if (word == "--"_L1) {
            onlyOperands = true;
        } else {
            words.options.append(word);
            if (words.operands.isEmpty() && takesValue(command.constFirst(), word))
                ++i;
        }
    }
    return words;
}

/** "-r" is in "-fr", "--rec" is short for "--recursive", "-delete" is itself. */
bool isOption(const QString& word, const QString& option)
{
    const QString name = word.section(u'=', 0, 0);
    if (option.startsWith("--"_L1))
        return name.size() > 2 && option.startsWith(name);
    if (option.size() == 2)
        return !word.startsWith("--"_L1) && word.indexOf(option[1], 1) > 0;
    return word == option;
}

bool matches(const QStringList& rule, const Words& words)
{
    qsizetype operand = 0;
    for (qsizetype i = 1; i < rule.size(); ++i) {
        const bool there = rule[i].startsWith(u'-')
            ? std::ranges::any_of(words.options, [&](const QString& word) { return isOption(word, rule[i]); })
            : words.operands.value(operand++) == rule[i];
        if (!there)
            return false;
    }
    return true;
}

bool namesThisMachine(const QString& operand)
{
    const QString host = operand.section("://"_L1, -1);
    return host.startsWith("localhost"_L1) || host.startsWith("127.0.0.1"_L1) || host.startsWith("[::1]"_L1)
        || host.startsWith("0.0.0.0"_L1);
}

bool liesInTmp(const QString& operand)
{
    return operand.startsWith("/tmp/"_L1) && !operand.contains("/.."_L1);
}

bool isExcepted(const ForbiddenCommand& rule, const Words& words)
{
    const QByteArrayView kind(rule.kind);
    if (kind == "outward")
        return std::ranges::any_of(words.operands, namesThisMachine);
    return kind == "lasting" && !words.operands.isEmpty() && std::ranges::all_of(words.operands, liesInTmp);
}

} // namespace

std::span<const ForbiddenCommand> forbiddenCommands()
{
    return kCommands;
}

std::span<const char* const> optionsWithValues()
{
    return kValues;
}

QString forbiddenAction(const QString& commandLine, const QStringList& actions)
{
    const QList<QStringList> commands = shellCommands(commandLine);
    for (const QStringList& command : commands) {
        const Words words = wordsOf(command);
        for (const ForbiddenCommand& rule : kCommands) {
            const auto action = QLatin1StringView(rule.action);
            const bool holds = action == "commit"_L1 || action == "push"_L1 || actions.contains(action);
            const QStringList items = QString::fromLatin1(rule.command).split(u' ');
            if (holds && items.constFirst() == command.constFirst() && matches(items, words)
                && !isExcepted(rule, words))
                return action;
        }
    }
    return {};
}

} // namespace remit
