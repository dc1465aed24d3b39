// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scenario.h"

#include <QJsonDocument>

#include <algorithm>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

QString inWorkingDirectory(const QString& path)
{
    return path.startsWith(u'/') || path.startsWith(u'$') ? path : u"${CWD}/"_s + path;
}

/** One of our words for a tool as the call of Claude Code's tool; empty: an unknown word. */
QJsonObject callOf(const QString& word, const QJsonValue& given)
{
    const QString path = inWorkingDirectory(given["path"_L1].toString());
    if (word == "write_file"_L1)
        return {{u"name"_s, u"Write"_s},
            {u"input"_s, QJsonObject{{u"file_path"_s, path}, {u"content"_s, given["content"_L1]}}}};
    if (word == "edit_file"_L1)
        return {{u"name"_s, u"Edit"_s},
            {u"input"_s,
                QJsonObject{
                    {u"file_path"_s, path}, {u"old_string"_s, given["old"_L1]}, {u"new_string"_s, given["new"_L1]}}}};
    if (word == "read_file"_L1)
        return {{u"name"_s, u"Read"_s}, {u"input"_s, QJsonObject{{u"file_path"_s, path}}}};
    if (word == "run"_L1) {
        const QString command = given.isString() ? given.toString() : given["command"_L1].toString();
        return {{u"name"_s, u"Bash"_s},
            {u"input"_s, QJsonObject{{u"command"_s, command}, {u"description"_s, u"Run it"_s}}}};
    }
    if (word == "raw"_L1)
        return {{u"name"_s, given["name"_L1]}, {u"input"_s, given["input"_L1]}};
    return {};
}

bool addCalls(const QJsonObject& tool, Turn& turn)
{
    for (auto it = tool.begin(); it != tool.end(); ++it) {
        QJsonObject call = callOf(it.key(), it.value());
        if (call.isEmpty())
            return false;
        if (it.key() != "raw"_L1) {
            call.insert(u"word"_s, it.key());
            call.insert(u"given"_s, it.value());
        }
        turn.calls.append(call);
    }
    return true;
}

Result<Turn> turnOf(const QJsonObject& json)
{
    Turn turn;
    turn.text = json["text"_L1].toString();
    turn.drop = json["drop"_L1].toBool();
    turn.dropBeforeHead = json["drop_before_head"_L1].toBool();
    turn.delayMs = json["delay_ms"_L1].toInt();
    if (const QJsonObject usage = json["usage"_L1].toObject(); !usage.isEmpty())
        turn.usage = {.input = usage["input"_L1].toInteger(),
            .output = usage["output"_L1].toInteger(),
            .cacheRead = usage["cache_read"_L1].toInteger(),
            .cacheWrite = usage["cache_write"_L1].toInteger()};
    turn.errorStatus = json["error"_L1]["status"_L1].toInt();
    turn.errorMessage = json["error"_L1]["message"_L1].toString(u"Scripted fault."_s);
    turn.errorHeaders = json["error"_L1]["headers"_L1].toObject();
    turn.errorBody = json["error"_L1]["body"_L1].toObject();
    turn.rawStream = json["raw_stream"_L1].toString().toUtf8();
    turn.coding = json["coding"_L1].toString().toLatin1();
    QJsonArray tools = json["tools"_L1].toArray();
    if (json.contains("tool"_L1))
        tools.append(json["tool"_L1]);
    if (json.contains("raw"_L1))
        tools.append(QJsonObject{{u"raw"_s, json["raw"_L1]}});
    for (const QJsonValue& tool : std::as_const(tools)) {
        if (!addCalls(tool.toObject(), turn))
            return failure(ErrorCode::InvalidInput, u"A turn names an unknown tool."_s);
    }
    return turn;
}

} // namespace

Result<Scenario> Scenario::read(const QByteArray& json)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::InvalidInput, u"The scenario is no JSON: %1."_s.arg(error.errorString()));
    Scenario scenario;
    scenario.loop = document["after"_L1].toString() == "loop"_L1;
    for (const QJsonValue& entry : document["turns"_L1].toArray()) {
        const auto turn = turnOf(entry.toObject());
        if (!turn)
            return std::unexpected(turn.error());
        scenario.turns.append(*turn);
    }
    if (scenario.turns.isEmpty())
        return failure(ErrorCode::InvalidInput, u"The scenario has no turns."_s);
    return scenario;
}

const Turn& Scenario::turn(qsizetype number) const
{
    return turns.at(loop ? number % turns.size() : std::min(number, turns.size() - 1));
}

} // namespace remit::test
