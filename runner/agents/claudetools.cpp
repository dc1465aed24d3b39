// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/claudetools.h"

#include "runner/agents/toolsummary.h"

#include <QJsonArray>

namespace remit {

namespace {

const KnownTools& claudeTools()
{
    static const QString read = QStringLiteral("read");
    static const QString edit = QStringLiteral("edit");
    static const QString command = QStringLiteral("command");
    static const QString other = QStringLiteral("other");
    static const KnownTools tools{
        {QStringLiteral("Read"), {read, QStringLiteral("file_path")}},
        {QStringLiteral("NotebookRead"), {read, QStringLiteral("notebook_path")}},
        {QStringLiteral("Glob"), {read, QStringLiteral("pattern")}},
        {QStringLiteral("Grep"), {read, QStringLiteral("pattern")}},
        {QStringLiteral("LS"), {read, QStringLiteral("path")}},
        {QStringLiteral("Write"), {edit, QStringLiteral("file_path")}},
        {QStringLiteral("Edit"), {edit, QStringLiteral("file_path")}},
        {QStringLiteral("MultiEdit"), {edit, QStringLiteral("file_path")}},
        {QStringLiteral("NotebookEdit"), {edit, QStringLiteral("notebook_path")}},
        {QStringLiteral("Bash"), {command, QStringLiteral("command")}},
        {QStringLiteral("Monitor"), {command, QStringLiteral("command")}},
        {QStringLiteral("WebFetch"), {other, QStringLiteral("url")}},
        {QStringLiteral("WebSearch"), {other, QStringLiteral("query")}},
        {QStringLiteral("Task"), {other, QStringLiteral("description")}},
        {QStringLiteral("Agent"), {other, QStringLiteral("description")}},
        {QStringLiteral("Skill"), {other, QStringLiteral("skill")}},
    };
    return tools;
}

} // namespace

QString claudeToolKind(const QString& tool)
{
    return toolKind(claudeTools(), tool);
}

QString claudeToolSummary(const QString& tool, const QJsonObject& input, const QString& worktree)
{
    return toolSummary(claudeTools(), tool, input, worktree);
}

QString claudeResultText(const QJsonValue& content)
{
    if (content.isString())
        return content.toString();
    QStringList texts;
    for (const QJsonValue& block : content.toArray()) {
        if (block[QStringLiteral("type")].toString() == u"text")
            texts.append(block[QStringLiteral("text")].toString());
    }
    return texts.join(u'\n');
}

std::optional<int> claudeExitCode(const QString& resultText)
{
    const QString mark = QStringLiteral("Exit code ");
    if (!resultText.startsWith(mark))
        return std::nullopt;
    qsizetype end = mark.size();
    while (end < resultText.size() && resultText[end] >= u'0' && resultText[end] <= u'9')
        ++end;
    bool ok = false;
    const int code = QStringView(resultText).sliced(mark.size(), end - mark.size()).toInt(&ok);
    return ok && code <= 255 ? std::optional<int>(code) : std::nullopt;
}

} // namespace remit
