// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/codexitems.h"

#include "runner/agents/boundedtext.h"
#include "runner/agents/shellwords.h"
#include "runner/budget/figures.h"

#include <QJsonArray>
#include <QStringList>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 80;

QString relative(const QString& path, const QString& worktree)
{
    return !worktree.isEmpty() && path.startsWith(worktree + u'/') ? path.sliced(worktree.size() + 1) : path;
}

QString changedFiles(const QJsonObject& item, const QString& worktree)
{
    const QJsonArray changes = item.value("changes"_L1).toArray();
    const QString first = relative(changes.at(0).toObject().value("path"_L1).toString(), worktree);
    return changes.size() > 1 ? u"%1 and %2 more"_s.arg(firstLine(first)).arg(changes.size() - 1) : first;
}

CodexTool command(const QJsonObject& item)
{
    const QString script = shellScript(item.value("command"_L1).toString());
    return {u"command_execution"_s, u"command"_s, script, {{u"command"_s, script}}};
}

CodexTool fileChange(const QJsonObject& item, const QString& worktree)
{
    return {u"file_change"_s, u"edit"_s, changedFiles(item, worktree), {{u"changes"_s, item.value("changes"_L1)}}};
}

CodexTool mcpToolCall(const QJsonObject& item)
{
    const QString name = item.value("server"_L1).toString() + u'.' + item.value("tool"_L1).toString();
    return {name, u"other"_s, {}, {{u"arguments"_s, item.value("arguments"_L1)}}};
}

CodexTool otherTool(const QString& type, const QJsonObject& item)
{
    CodexTool tool{type, u"other"_s, item.value("query"_L1).toString(), item};
    for (const auto known : {"id"_L1, "type"_L1, "status"_L1})
        tool.input.remove(known);
    return tool;
}

/** An MCP tool's result: its text blocks. */
QString resultText(const QJsonObject& item)
{
    QStringList texts;
    for (const QJsonValue& block : item.value("result"_L1).toObject().value("content"_L1).toArray())
        texts.append(block.toObject().value("text"_L1).toString());
    return texts.join(u'\n');
}

} // namespace

std::optional<CodexTool> codexTool(const QJsonObject& item, const QString& worktree)
{
    const QString type = item.value("type"_L1).toString();
    CodexTool tool;
    if (type == "command_execution"_L1)
        tool = command(item);
    else if (type == "file_change"_L1)
        tool = fileChange(item, worktree);
    else if (type == "mcp_tool_call"_L1)
        tool = mcpToolCall(item);
    else if (type == "web_search"_L1 || (!type.isEmpty() && item.value("status"_L1).isString()))
        tool = otherTool(type, item);
    else
        return std::nullopt;
    tool.name = cutText(tool.name, kLongestName);
    tool.summary = firstLine(tool.summary.isEmpty() ? tool.name : tool.summary);
    tool.input = boundedJson(tool.input).toObject();
    return tool;
}

CodexToolEnd codexToolEnd(const QJsonObject& item)
{
    CodexToolEnd end;
    const QString status = item.value("status"_L1).toString();
    end.ok = status == "completed"_L1 || (status.isEmpty() && item.value("type"_L1).toString() == "web_search"_L1);
    end.declined = status == "declined"_L1;
    if (const auto exit = countFrom(item.value("exit_code"_L1), 255)) {
        end.exit = static_cast<int>(*exit);
        end.ok = end.ok && *exit == 0;
    }
    end.output = item.value("aggregated_output"_L1).toString();
    if (end.output.isEmpty())
        end.output = item.value("error"_L1).toObject().value("message"_L1).toString();
    if (end.output.isEmpty())
        end.output = resultText(item);
    return end;
}

} // namespace remit
