// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/acptools.h"

#include "runner/agents/boundedtext.h"
#include "runner/budget/figures.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 200;
constexpr qsizetype kMostPaths = 200;
constexpr qsizetype kMostContent = 100;

QJsonObject object(const QJsonObject& parent, QLatin1StringView name)
{
    return parent.value(name).toObject();
}

bool says(const QJsonValue& value)
{
    if (value.isNull() || value.isUndefined())
        return false;
    return !(value.isString() && value.toString().isEmpty()) && !(value.isArray() && value.toArray().isEmpty())
        && !(value.isObject() && value.toObject().isEmpty());
}

/** A word of an argument list as a shell would need it. */
QString quoted(const QString& word)
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9_@%+=:,./-]+\\z"_s);
    return plain.match(word).hasMatch() ? word : u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

/** A command is told as a text or as a list of words; ["bash", "-lc", TEXT] is TEXT. */
QString commandFrom(const QJsonValue& value)
{
    if (value.isString())
        return value.toString();
    const QJsonArray list = value.toArray();
    if (list.size() == 3 && list[1].toString().startsWith(u'-') && list[1].toString().endsWith(u'c'))
        return list[2].toString();
    QStringList words;
    for (const QJsonValue& word : list)
        words.append(quoted(word.toString()));
    return words.join(u' ');
}

QString commandOf(const QJsonObject& input)
{
    for (const QLatin1StringView name : {"command"_L1, "cmd"_L1, "script"_L1}) {
        if (QString command = commandFrom(input.value(name)); !command.isEmpty())
            return command;
    }
    return {};
}

QString firstPath(const QJsonObject& call)
{
    return acpPaths(call).value(0);
}

void addPath(QStringList& paths, const QString& path)
{
    if (!path.isEmpty() && paths.size() < kMostPaths && !paths.contains(path))
        paths.append(path);
}

QString contentText(const QJsonObject& call)
{
    QStringList texts;
    const QJsonArray content = call.value("content"_L1).toArray();
    for (qsizetype i = 0; i < std::min(content.size(), kMostContent); ++i) {
        const QString text = object(content[i].toObject(), "content"_L1).value("text"_L1).toString();
        if (!text.isEmpty())
            texts.append(text);
    }
    return texts.join(u'\n');
}

} // namespace

QJsonObject acpLaidOver(QJsonObject call, const QJsonObject& update)
{
    for (auto member = update.begin(); member != update.end(); ++member) {
        if (says(member.value()))
            call.insert(member.key(), member.value());
    }
    return call;
}

QString acpToolKind(const QJsonObject& call)
{
    const QString kind = call.value("kind"_L1).toString();
    if (kind == "read"_L1 || kind == "search"_L1)
        return u"read"_s;
    if (kind == "edit"_L1 || kind == "delete"_L1 || kind == "move"_L1)
        return u"edit"_s;
    return kind == "execute"_L1 ? u"command"_s : u"other"_s;
}

QString acpToolName(const QJsonObject& call)
{
    const QJsonObject meta = object(call, "_meta"_L1);
    for (const QJsonValue& name : {call.value("name"_L1), meta.value("toolName"_L1),
             object(meta, "claudeCode"_L1).value("toolName"_L1), call.value("kind"_L1)}) {
        if (!name.toString().isEmpty())
            return name.toString().left(kLongestName);
    }
    return u"tool"_s;
}

bool acpSaysEnough(const QJsonObject& call)
{
    const QJsonObject input = object(call, "rawInput"_L1);
    if (call.value("status"_L1).toString() != "pending"_L1)
        return true;
    return acpToolKind(call) == "command"_L1 ? !commandOf(input).isEmpty() : !input.isEmpty();
}

QString acpCommand(const QJsonObject& call)
{
    if (QString command = commandOf(object(call, "rawInput"_L1)); !command.isEmpty())
        return command;
    // Some agents tell a command as the call's title alone.
    return acpToolKind(call) == "command"_L1 ? call.value("title"_L1).toString() : QString();
}

QStringList acpPaths(const QJsonObject& call)
{
    QStringList paths;
    for (const QJsonValue& place : call.value("locations"_L1).toArray())
        addPath(paths, place.toObject().value("path"_L1).toString());
    for (const QJsonValue& part : call.value("content"_L1).toArray())
        addPath(paths, part.toObject().value("path"_L1).toString()); // of a diff
    const QJsonObject input = object(call, "rawInput"_L1);
    for (const QLatin1StringView name :
        {"file_path"_L1, "filePath"_L1, "filepath"_L1, "path"_L1, "abs_path"_L1, "absolute_path"_L1, "notebook_path"_L1,
            "file"_L1, "destination"_L1, "destination_path"_L1, "new_path"_L1, "target_file"_L1})
        addPath(paths, input.value(name).toString());
    const QJsonObject changes = object(input, "changes"_L1); // a patch: path → change
    for (auto change = changes.begin(); change != changes.end(); ++change)
        addPath(paths, change.key());
    return paths;
}

QString acpToolSummary(const QJsonObject& call, const QString& worktree)
{
    const QString kind = acpToolKind(call);
    QString said = kind == "command"_L1 ? acpCommand(call) : kind == "other"_L1 ? QString() : firstPath(call);
    if (!worktree.isEmpty() && said.startsWith(worktree + u'/') && kind != "command"_L1)
        said = said.sliced(worktree.size() + 1);
    if (firstLine(said).isEmpty())
        said = call.value("title"_L1).toString();
    const QString line = firstLine(said);
    return line.isEmpty() ? cutText(acpToolName(call), 80) : line;
}

QJsonObject acpToolInput(const QJsonObject& call)
{
    QJsonObject input = boundedJson(call.value("rawInput"_L1)).toObject();
    const QString command = acpToolKind(call) == "command"_L1 ? acpCommand(call) : QString();
    if (!command.isEmpty())
        input.insert(u"command"_s, boundedJson(command));
    if (input.isEmpty() && !firstPath(call).isEmpty())
        input.insert(u"path"_s, boundedJson(firstPath(call)));
    return input;
}

QString acpOutputPiece(const QJsonObject& update)
{
    return object(object(update, "_meta"_L1), "terminal_output_delta"_L1).value("data"_L1).toString();
}

QString acpToolOutput(const QJsonObject& call)
{
    const QJsonValue raw = call.value("rawOutput"_L1);
    if (!raw.toString().isEmpty())
        return raw.toString();
    for (const QLatin1StringView name : {"aggregated_output"_L1, "formatted_output"_L1, "output"_L1, "stdout"_L1,
             "text"_L1, "error"_L1, "message"_L1}) {
        if (const QString text = raw.toObject().value(name).toString(); !text.isEmpty())
            return text;
    }
    return contentText(call);
}

std::optional<int> acpExitCode(const QJsonObject& call)
{
    const QJsonObject raw = object(call, "rawOutput"_L1);
    for (const QJsonValue& code : {raw.value("exitCode"_L1), raw.value("exit_code"_L1), raw.value("exit"_L1),
             object(raw, "metadata"_L1).value("exit"_L1),
             object(object(call, "_meta"_L1), "terminal_exit"_L1).value("exit_code"_L1)}) {
        if (const auto exit = countFrom(code, 255))
            return static_cast<int>(*exit);
    }
    static const QRegularExpression said(
        u"\\A(?:```\\w*\\s*)?Exit code:? ([0-9]{1,3})\\b"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = said.match(acpToolOutput(call).left(40));
    const int code = match.captured(1).toInt();
    return match.hasMatch() && code <= 255 ? std::optional<int>(code) : std::nullopt;
}

} // namespace remit
