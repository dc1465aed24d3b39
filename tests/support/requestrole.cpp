// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/requestrole.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QJsonValue& value)
{
    if (value.isString())
        return value.toString();
    if (value.isObject())
        return textOf(value.toObject().contains("parts"_L1) ? value["parts"_L1] : value["text"_L1]);
    QString text;
    for (const QJsonValue& part : value.toArray()) {
        const QString one = textOf(part);
        if (!one.startsWith(u"x-anthropic-"))
            text += one;
    }
    return text;
}

QString voiceOf(const QJsonObject& body)
{
    for (const auto name : {"system"_L1, "instructions"_L1, "systemInstruction"_L1}) {
        if (body.contains(name))
            return textOf(body[name]).left(60);
    }
    for (const QJsonValue& message : body["messages"_L1].toArray()) {
        const QString role = message["role"_L1].toString();
        if (role == "system"_L1 || role == "developer"_L1)
            return textOf(message["content"_L1]).left(60);
    }
    return {};
}

QJsonObject schemaOf(const QJsonObject& body)
{
    const QJsonValue generation = body["generationConfig"_L1];
    for (const QJsonValue& schema : {generation["responseJsonSchema"_L1], generation["responseSchema"_L1],
             body["response_format"_L1]["json_schema"_L1]["schema"_L1], body["text"_L1]["format"_L1]["schema"_L1],
             body["output_config"_L1]["format"_L1]["schema"_L1]}) {
        if (schema.isObject())
            return schema.toObject();
    }
    return {};
}

QJsonValue sampleOf(const QJsonObject& schema, int levels)
{
    const QString type = schema["type"_L1].toString().toLower();
    if (const QJsonArray words = schema["enum"_L1].toArray(); !words.isEmpty())
        return words.first();
    if (type == "array"_L1)
        return QJsonArray();
    if (type == "boolean"_L1)
        return false;
    if (type == "integer"_L1 || type == "number"_L1)
        return 0;
    if (type != "object"_L1 || levels == 0)
        return u"Scripted session"_s;
    QJsonObject sample;
    const QJsonObject properties = schema["properties"_L1].toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it)
        sample.insert(it.key(), sampleOf(it.value().toObject(), levels - 1));
    return sample;
}

} // namespace

bool RequestRole::isHelper(Interface interface, const QJsonObject& body)
{
    if (m_helperBelow == 0)
        return false;
    const QList<OfferedTool> tools = offeredTools(interface, body);
    if (!canAct(tools) && tools.size() < m_helperBelow)
        return true;
    if (body["generationConfig"_L1]["responseMimeType"_L1] == "application/json"_L1)
        return true;
    const QString voice = voiceOf(body);
    if (m_voice.isEmpty())
        m_voice = voice;
    return voice != m_voice;
}

QString helperAnswer(Interface interface, const QJsonObject& body)
{
    Q_UNUSED(interface)
    const QJsonObject schema = schemaOf(body);
    constexpr int kLevels = 4;
    return schema.isEmpty()
        ? u"ok"_s
        : QString::fromUtf8(QJsonDocument(sampleOf(schema, kLevels).toObject()).toJson(QJsonDocument::Compact));
}

QString workingFolder(const QByteArray& body)
{
    static const QRegularExpression said(u"(?:<cwd>|[Pp]rimary working directory: *`?|[Ww]orking [Dd]irectory: *`?|"
                                         "working in the directory: *`?|\\*\\*Workspace Directories:\\*\\*"
                                         "(?:\\\\n|\\s)*-?\\s*)(/[^\\s`\"\\\\<]+)"_s);
    QString folder = said.match(QString::fromUtf8(body)).captured(1);
    while (folder.endsWith(u'.'))
        folder.chop(1);
    return folder;
}

} // namespace remit::test
