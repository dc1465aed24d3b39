// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/offeredtools.h"

#include <QJsonDocument>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

QStringList runners()
{
    return {u"Bash"_s, u"bash"_s, u"exec_command"_s, u"shell_command"_s, u"shell"_s, u"run_shell_command"_s,
        u"local_shell"_s};
}

QStringList writers()
{
    return {u"Write"_s, u"write"_s, u"write_file"_s, u"create_file"_s, u"apply_patch"_s};
}

QStringList editors()
{
    return {u"Edit"_s, u"edit"_s, u"replace"_s, u"apply_patch"_s};
}

const OfferedTool* pick(const QList<OfferedTool>& tools, const QStringList& names)
{
    for (const QString& name : names) {
        for (const OfferedTool& tool : tools) {
            if (tool.name == name || tool.name.section(u"__"_s, -1) == name)
                return &tool;
        }
    }
    return nullptr;
}

QJsonValue emptyOf(const QJsonObject& property)
{
    const QJsonValue given = property["type"_L1];
    const QString type = given.isArray() ? given.toArray().at(0).toString() : given.toString();
    if (const QJsonArray words = property["enum"_L1].toArray(); !words.isEmpty())
        return words.first();
    if (property.contains("default"_L1))
        return property["default"_L1];
    if (type.toLower() == "boolean"_L1)
        return false;
    if (type.toLower() == "integer"_L1 || type.toLower() == "number"_L1)
        return 0;
    if (type.toLower() == "array"_L1)
        return QJsonArray();
    if (type.toLower() == "object"_L1)
        return QJsonObject();
    return u"scripted step"_s;
}

struct Known {
    QStringList names; ///< that schemas have for it
    QString value;
};

/** Known values under whatever names the schema has for them, and something for all else that it requires. */
QJsonObject filled(const QJsonObject& schema, const QList<Known>& known)
{
    const QJsonObject properties = schema["properties"_L1].toObject();
    QJsonObject arguments;
    for (const Known& one : known) {
        for (const QString& name : one.names) {
            if (!properties.contains(name) && !(properties.isEmpty() && name == one.names.first()))
                continue;
            const bool list = properties[name]["type"_L1].toString().toLower() == "array"_L1;
            arguments.insert(
                name, list ? QJsonValue(QJsonArray{u"bash"_s, u"-lc"_s, one.value}) : QJsonValue(one.value));
            break;
        }
    }
    for (const QJsonValue& name : schema["required"_L1].toArray()) {
        if (!arguments.contains(name.toString()))
            arguments.insert(name.toString(), emptyOf(properties[name.toString()].toObject()));
    }
    return arguments;
}

QString shellWord(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString patchLines(const QString& text, QChar mark)
{
    QString lines;
    for (const QString& line : (text.endsWith(u'\n') ? text.chopped(1) : text).split(u'\n'))
        lines += mark + line + u'\n';
    return lines;
}

QString patchOf(const QString& word, const QJsonObject& given, const QString& path)
{
    const QString body = word == "write_file"_L1
        ? u"*** Add File: %1\n"_s.arg(path) + patchLines(given["content"_L1].toString(), u'+')
        : u"*** Update File: %1\n@@\n"_s.arg(path) + patchLines(given["old"_L1].toString(), u'-')
            + patchLines(given["new"_L1].toString(), u'+');
    return u"*** Begin Patch\n"_s + body + u"*** End Patch\n"_s;
}

QString commandFor(const QString& word, const QJsonObject& given, const QString& path)
{
    if (word == "read_file"_L1)
        return u"cat "_s + shellWord(path);
    if (word == "write_file"_L1)
        return u"printf %s "_s + shellWord(given["content"_L1].toString()) + u" > "_s + shellWord(path);
    return u"python3 -c %1 %2 %3 %4"_s.arg(
        shellWord(u"import sys; p, a, b = sys.argv[1:]; t = open(p).read(); open(p, 'w').write(t.replace(a, b, 1))"_s),
        shellWord(path), shellWord(given["old"_L1].toString()), shellWord(given["new"_L1].toString()));
}

QJsonObject callOf(const OfferedTool& tool, const QJsonValue& input)
{
    return {{u"name"_s, tool.name}, {u"type"_s, tool.type}, {u"space"_s, tool.space}, {u"input"_s, input}};
}

QJsonObject ran(const QList<OfferedTool>& tools, const QString& command)
{
    if (const OfferedTool* tool = pick(tools, runners()))
        return callOf(*tool,
            filled(tool->schema,
                {{{u"command"_s, u"cmd"_s, u"script"_s}, command}, {{u"description"_s}, u"Run a command"_s}}));
    const OfferedTool* script = pick(tools, {u"exec"_s}); // a tool that takes a program in JavaScript
    if (!script || script->type != "custom"_L1)
        return {};
    const QByteArray quoted = QJsonDocument(QJsonArray{command}).toJson(QJsonDocument::Compact);
    return callOf(*script,
        u"const r = await tools.exec_command({cmd: %1}); text(r.output ?? JSON.stringify(r));"_s.arg(
            QString::fromUtf8(quoted.sliced(1).chopped(1))));
}

QJsonObject onFile(
    const QList<OfferedTool>& tools, const QString& word, const QJsonObject& given, const QString& folder)
{
    const QString named = given["path"_L1].toString();
    const QString path = named.startsWith(u'/') ? named : folder + u'/' + named;
    const OfferedTool* tool = word == "write_file"_L1 ? pick(tools, writers())
        : word == "edit_file"_L1                      ? pick(tools, editors())
                                                      : pick(tools, {u"Read"_s, u"read"_s, u"read_file"_s});
    if (!tool)
        return ran(tools, commandFor(word, given, path));
    if (tool->name == "apply_patch"_L1) {
        const QString patch = patchOf(word, given, named);
        return callOf(*tool,
            tool->type == "custom"_L1
                ? QJsonValue(patch)
                : QJsonValue(filled(tool->schema, {{{u"input"_s, u"patch"_s, u"patchText"_s}, patch}})));
    }
    const auto text = [&given](QLatin1StringView name) { return given[name].toString(); };
    QList<Known> known{{{u"file_path"_s, u"filePath"_s, u"path"_s, u"absolute_path"_s}, path}};
    if (word == "write_file"_L1)
        known.append({{u"content"_s, u"contents"_s, u"text"_s}, text("content"_L1)});
    if (word == "edit_file"_L1) {
        known.append({{u"old_string"_s, u"oldString"_s, u"old_str"_s}, text("old"_L1)});
        known.append({{u"new_string"_s, u"newString"_s, u"new_str"_s}, text("new"_L1)});
    }
    return callOf(*tool, filled(tool->schema, known));
}

void addResponsesTools(const QJsonArray& listed, const QString& space, QList<OfferedTool>& tools)
{
    for (const QJsonValue& tool : listed) {
        if (tool["type"_L1] == "namespace"_L1 && space.isEmpty()) {
            addResponsesTools(tool["tools"_L1].toArray(), tool["name"_L1].toString(), tools);
            continue;
        }
        const QString type = tool["type"_L1].toString(u"function"_s);
        tools.append({tool["name"_L1].toString(type), type, space, tool["parameters"_L1].toObject()});
    }
}

} // namespace

QList<OfferedTool> offeredTools(Interface interface, const QJsonObject& body)
{
    QList<OfferedTool> tools;
    const QJsonArray listed = body["tools"_L1].toArray();
    if (interface == Interface::OpenAiResponses)
        addResponsesTools(listed, {}, tools);
    for (const QJsonValue& tool : listed) {
        switch (interface) {
        case Interface::AnthropicMessages:
            tools.append({tool["name"_L1].toString(), u"function"_s, {}, tool["input_schema"_L1].toObject()});
            break;
        case Interface::OpenAiChat:
            tools.append({tool["function"_L1]["name"_L1].toString(), u"function"_s, {},
                tool["function"_L1]["parameters"_L1].toObject()});
            break;
        case Interface::OpenAiResponses:
            break;
        case Interface::Gemini:
            for (const QJsonValue& one : tool["functionDeclarations"_L1].toArray()) {
                const QJsonValue schema = one["parametersJsonSchema"_L1];
                tools.append({one["name"_L1].toString(), u"function"_s, {},
                    schema.isObject() ? schema.toObject() : one["parameters"_L1].toObject()});
            }
            break;
        }
    }
    return tools;
}

bool canAct(const QList<OfferedTool>& tools)
{
    return pick(tools, runners() + writers() + QStringList{u"exec"_s}) != nullptr;
}

QJsonObject callWith(const QList<OfferedTool>& tools, const QJsonObject& call, const QString& folder)
{
    const QString word = call["word"_L1].toString();
    if (word.isEmpty() || tools.isEmpty())
        return call;
    const QJsonValue given = call["given"_L1];
    const QJsonObject put = word == "run"_L1
        ? ran(tools, given.isString() ? given.toString() : given["command"_L1].toString())
        : onFile(tools, word, given.toObject(), folder);
    return put.isEmpty() ? call : put;
}

} // namespace remit::test
