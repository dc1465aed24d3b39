// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/claudetools.h"

#include "runner/agents/boundedtext.h"

#include <QHash>
#include <QJsonArray>

namespace remit {

namespace {

struct Tool {
    QString kind;
    QString said; ///< the input's member that a summary shows
};

Tool toolNamed(const QString& name)
{
    static const QString read = QStringLiteral("read");
    static const QString edit = QStringLiteral("edit");
    static const QString command = QStringLiteral("command");
    static const QString other = QStringLiteral("other");
    static const QHash<QString, Tool> tools{
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
    return tools.value(name, {other, QString()});
}

} // namespace

QString claudeToolKind(const QString& tool)
{
    return toolNamed(tool).kind;
}

QString claudeToolSummary(const QString& tool, const QJsonObject& input, const QString& worktree)
{
    QString said = input.value(toolNamed(tool).said).toString();
    if (!worktree.isEmpty() && said.startsWith(worktree + u'/') && toolNamed(tool).kind != u"command")
        said = said.sliced(worktree.size() + 1);
    const QString line = firstLine(said);
    return line.isEmpty() ? cutText(tool, 80) : line;
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
