// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/clauderules.h"

#include "runner/agents/deniedcommands.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace remit {

namespace {

constexpr qsizetype kMostPatterns = 256;

/** The first brace group that has both ends, not within another; -1 if there is none. */
struct Braces {
    qsizetype open = -1;
    qsizetype close = -1;
};

Braces firstBraces(const QString& glob)
{
    Braces braces;
    int depth = 0;
    for (qsizetype i = 0; i < glob.size(); ++i) {
        if (glob[i] == u'{') {
            if (depth == 0)
                braces.open = i;
            ++depth;
        } else if (glob[i] == u'}' && depth > 0) {
            --depth;
            if (depth == 0) {
                braces.close = i;
                return braces;
            }
        }
    }
    return {};
}

QStringList alternatives(QStringView group)
{
    QStringList parts;
    int depth = 0;
    qsizetype from = 0;
    for (qsizetype i = 0; i <= group.size(); ++i) {
        if (i == group.size() || (group[i] == u',' && depth == 0)) {
            parts.append(group.sliced(from, i - from).toString());
            from = i + 1;
        } else if (group[i] == u'{') {
            ++depth;
        } else if (group[i] == u'}') {
            --depth;
        }
    }
    return parts;
}

/** A folder's name as a pattern that means just this name. */
QString escapedPath(const QString& path)
{
    QString escaped;
    for (const QChar c : path) {
        if (QStringView(u"\\*?[]{}!#").contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

} // namespace

QStringList gitignorePatterns(const QString& glob)
{
    QStringList open{glob};
    QStringList done;
    while (!open.isEmpty() && open.size() + done.size() <= kMostPatterns) {
        const QString next = open.takeFirst();
        const Braces braces = firstBraces(next);
        if (braces.close < 0) {
            done.append(next.endsWith(u'/') ? next + QStringLiteral("**") : next);
            continue;
        }
        for (const QString& part :
            alternatives(QStringView(next).sliced(braces.open + 1, braces.close - braces.open - 1)))
            open.append(next.first(braces.open) + part + next.sliced(braces.close + 1));
    }
    done.removeDuplicates();
    return done;
}

QByteArrayList claudeDisallowedTools(const QStringList& actions)
{
    QByteArrayList rules;
    if (actions.contains(QStringLiteral("network")))
        rules << "WebFetch"
              << "WebSearch";
    for (const QByteArrayList& words : deniedCommands(actions))
        rules.append("Bash(" + words.join(' ') + ":*)");
    return rules;
}

QByteArray claudeSettings(const Contract::DoNot& doNot, const QString& worktree)
{
    QJsonArray deny;
    for (const QString& glob : doNot.paths) {
        for (const QString& pattern : gitignorePatterns(glob))
            deny.append(QStringLiteral("Edit(/%1/%2)").arg(escapedPath(worktree), pattern)); // "//" is an absolute path
    }
    const QJsonObject permissions{{QStringLiteral("deny"), deny}};
    const QJsonObject settings{
        {QStringLiteral("permissions"), permissions}, {QStringLiteral("includeCoAuthoredBy"), false}};
    return QJsonDocument(settings).toJson(QJsonDocument::Compact);
}

} // namespace remit
