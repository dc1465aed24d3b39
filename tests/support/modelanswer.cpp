// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelanswer.h"

#include <QJsonDocument>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray dataEvent(const QJsonObject& object)
{
    return "data: " + compact(object) + "\n\n";
}

QByteArray namedEvent(const QJsonObject& object)
{
    return "event: " + object["type"_L1].toString().toUtf8() + "\n" + dataEvent(object);
}

QJsonObject anthropicUsage(const Tokens& usage)
{
    return {{u"input_tokens"_s, usage.input}, {u"output_tokens"_s, usage.output},
        {u"cache_read_input_tokens"_s, usage.cacheRead}, {u"cache_creation_input_tokens"_s, usage.cacheWrite}};
}

QJsonObject openAiUsage(const Tokens& usage, const QString& input, const QString& output)
{
    const qint64 prompt = usage.input + usage.cacheRead + usage.cacheWrite;
    return {{input, prompt}, {output, usage.output}, {u"total_tokens"_s, prompt + usage.output},
        {input + u"_details"_s,
            QJsonObject{{u"cached_tokens"_s, usage.cacheRead}, {u"cache_write_tokens"_s, usage.cacheWrite}}}};
}

QJsonArray anthropicContent(const Turn& turn, const QString& id)
{
    QJsonArray content;
    if (!turn.text.isEmpty() || turn.calls.isEmpty())
        content.append(QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, turn.text}});
    for (qsizetype i = 0; i < turn.calls.size(); ++i)
        content.append(QJsonObject{{u"type"_s, u"tool_use"_s}, {u"id"_s, u"toolu_%1_%2"_s.arg(id).arg(i)},
            {u"name"_s, turn.calls[i]["name"_L1]}, {u"input"_s, turn.calls[i]["input"_L1]}});
    return content;
}

void anthropicBlock(QByteArrayList& pieces, const QJsonObject& block, int index)
{
    const bool text = block["type"_L1] == "text"_L1;
    QJsonObject empty = block;
    empty.insert(text ? u"text"_s : u"input"_s, text ? QJsonValue(QString()) : QJsonValue(QJsonObject()));
    const QJsonObject delta = text ? QJsonObject{{u"type"_s, u"text_delta"_s}, {u"text"_s, block["text"_L1]}}
                                   : QJsonObject{{u"type"_s, u"input_json_delta"_s},
                                         {u"partial_json"_s, QString::fromUtf8(compact(block["input"_L1].toObject()))}};
    pieces.append(
        namedEvent({{u"type"_s, u"content_block_start"_s}, {u"index"_s, index}, {u"content_block"_s, empty}}));
    pieces.append(namedEvent({{u"type"_s, u"content_block_delta"_s}, {u"index"_s, index}, {u"delta"_s, delta}}));
    pieces.append(namedEvent({{u"type"_s, u"content_block_stop"_s}, {u"index"_s, index}}));
}

ModelAnswer anthropic(Delivery delivery, const Turn& turn, const QString& model, const QString& id)
{
    const QString reason = turn.calls.isEmpty() ? u"end_turn"_s : u"tool_use"_s;
    const QJsonArray content = anthropicContent(turn, id);
    QJsonObject message{{u"id"_s, u"msg_"_s + id}, {u"type"_s, u"message"_s}, {u"role"_s, u"assistant"_s},
        {u"model"_s, model}, {u"content"_s, content}, {u"stop_reason"_s, reason}, {u"stop_sequence"_s, QJsonValue()},
        {u"usage"_s, anthropicUsage(turn.usage)}};
    if (delivery == Delivery::Whole)
        return {"application/json", {compact(message)}};
    Tokens first = turn.usage;
    first.output = 1;
    message.insert(u"content"_s, QJsonArray());
    message.insert(u"stop_reason"_s, QJsonValue());
    message.insert(u"usage"_s, anthropicUsage(first));
    QByteArrayList pieces{namedEvent({{u"type"_s, u"message_start"_s}, {u"message"_s, message}})};
    for (int i = 0; i < content.size(); ++i)
        anthropicBlock(pieces, content[i].toObject(), i);
    pieces.append(namedEvent({{u"type"_s, u"message_delta"_s},
        {u"delta"_s, QJsonObject{{u"stop_reason"_s, reason}, {u"stop_sequence"_s, QJsonValue()}}},
        {u"usage"_s, anthropicUsage(turn.usage)}}));
    pieces.append(namedEvent({{u"type"_s, u"message_stop"_s}}));
    return {"text/event-stream", pieces};
}

/** A call's arguments: an object, or, for a tool that takes free text, that text. */
QString argumentsOf(const QJsonValue& call)
{
    const QJsonValue input = call["input"_L1];
    return input.isString() ? input.toString() : QString::fromUtf8(compact(input.toObject()));
}

QJsonArray chatCalls(const Turn& turn, const QString& id)
{
    QJsonArray calls;
    for (qsizetype i = 0; i < turn.calls.size(); ++i)
        calls.append(QJsonObject{{u"index"_s, i}, {u"id"_s, u"call_%1_%2"_s.arg(id).arg(i)}, {u"type"_s, u"function"_s},
            {u"function"_s,
                QJsonObject{{u"name"_s, turn.calls[i]["name"_L1]}, {u"arguments"_s, argumentsOf(turn.calls[i])}}}});
    return calls;
}

QJsonObject chatChunk(const QString& model, const QString& id, const QJsonArray& choices, const QJsonValue& usage)
{
    return {{u"id"_s, id}, {u"object"_s, u"chat.completion.chunk"_s}, {u"created"_s, 1}, {u"model"_s, model},
        {u"choices"_s, choices}, {u"usage"_s, usage}};
}

ModelAnswer openAiChat(Delivery delivery, const Turn& turn, const QString& model, const QString& id)
{
    const QJsonObject usage = openAiUsage(turn.usage, u"prompt_tokens"_s, u"completion_tokens"_s);
    const QString reason = turn.calls.isEmpty() ? u"stop"_s : u"tool_calls"_s;
    QJsonObject said{{u"role"_s, u"assistant"_s}, {u"content"_s, turn.text}};
    if (!turn.calls.isEmpty())
        said.insert(u"tool_calls"_s, chatCalls(turn, id));
    if (delivery == Delivery::Whole) {
        const QJsonArray choices{QJsonObject{{u"index"_s, 0}, {u"message"_s, said}, {u"finish_reason"_s, reason}}};
        return {"application/json", {compact(chatChunk(model, id, choices, usage))}};
    }
    const QJsonArray delta{QJsonObject{{u"index"_s, 0}, {u"delta"_s, said}}};
    const QJsonArray stop{QJsonObject{{u"index"_s, 0}, {u"delta"_s, QJsonObject()}, {u"finish_reason"_s, reason}}};
    return {"text/event-stream",
        {dataEvent(chatChunk(model, id, delta, QJsonValue())), dataEvent(chatChunk(model, id, stop, QJsonValue())),
            dataEvent(chatChunk(model, id, QJsonArray(), usage)), "data: [DONE]\n\n"}};
}

QJsonArray responsesItems(const Turn& turn, const QString& id)
{
    QJsonArray items;
    if (!turn.text.isEmpty() || turn.calls.isEmpty())
        items.append(QJsonObject{{u"type"_s, u"message"_s}, {u"id"_s, u"msg_"_s + id}, {u"role"_s, u"assistant"_s},
            {u"status"_s, u"completed"_s},
            {u"content"_s,
                QJsonArray{QJsonObject{
                    {u"type"_s, u"output_text"_s}, {u"text"_s, turn.text}, {u"annotations"_s, QJsonArray()}}}}});
    for (qsizetype i = 0; i < turn.calls.size(); ++i) {
        const QJsonValue call = turn.calls[i];
        const bool custom = call["type"_L1] == "custom"_L1;
        QJsonObject item{{u"type"_s, custom ? u"custom_tool_call"_s : u"function_call"_s},
            {u"id"_s, u"fc_%1_%2"_s.arg(id).arg(i)}, {u"call_id"_s, u"call_%1_%2"_s.arg(id).arg(i)},
            {u"name"_s, call["name"_L1]}, {custom ? u"input"_s : u"arguments"_s, argumentsOf(call)},
            {u"status"_s, u"completed"_s}};
        if (!call["space"_L1].toString().isEmpty())
            item.insert(u"namespace"_s, call["space"_L1]);
        items.append(item);
    }
    return items;
}

ModelAnswer openAiResponses(Delivery delivery, const Turn& turn, const QString& model, const QString& id)
{
    const QJsonArray items = responsesItems(turn, id);
    const QJsonObject response{{u"id"_s, u"resp_"_s + id}, {u"object"_s, u"response"_s}, {u"created_at"_s, 1},
        {u"model"_s, model}, {u"status"_s, u"completed"_s}, {u"output"_s, items},
        {u"usage"_s, openAiUsage(turn.usage, u"input_tokens"_s, u"output_tokens"_s)}};
    if (delivery == Delivery::Whole)
        return {"application/json", {compact(response)}};
    QJsonObject created = response;
    created.insert(u"usage"_s, QJsonValue());
    created.insert(u"output"_s, QJsonArray());
    created.insert(u"status"_s, u"in_progress"_s);
    QByteArrayList pieces{namedEvent({{u"type"_s, u"response.created"_s}, {u"response"_s, created}})};
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonObject item = items[i].toObject();
        pieces.append(
            namedEvent({{u"type"_s, u"response.output_item.added"_s}, {u"output_index"_s, i}, {u"item"_s, item}}));
        if (item["type"_L1] == "message"_L1)
            pieces.append(namedEvent({{u"type"_s, u"response.output_text.delta"_s}, {u"item_id"_s, item["id"_L1]},
                {u"output_index"_s, i}, {u"content_index"_s, 0}, {u"delta"_s, turn.text}}));
        pieces.append(
            namedEvent({{u"type"_s, u"response.output_item.done"_s}, {u"output_index"_s, i}, {u"item"_s, item}}));
    }
    pieces.append(namedEvent({{u"type"_s, u"response.completed"_s}, {u"response"_s, response}}));
    return {"text/event-stream", pieces};
}

ModelAnswer gemini(Delivery delivery, const Turn& turn, const QString& model, const QString& id)
{
    QJsonArray parts;
    if (!turn.text.isEmpty() || turn.calls.isEmpty())
        parts.append(QJsonObject{{u"text"_s, turn.text}});
    for (qsizetype i = 0; i < turn.calls.size(); ++i)
        parts.append(QJsonObject{{u"functionCall"_s,
            QJsonObject{{u"id"_s, u"fc_%1_%2"_s.arg(id).arg(i)}, {u"name"_s, turn.calls[i]["name"_L1]},
                {u"args"_s, turn.calls[i]["input"_L1]}}}});
    const auto candidate = [](const QJsonArray& said) {
        return QJsonObject{{u"index"_s, 0}, {u"content"_s, QJsonObject{{u"role"_s, u"model"_s}, {u"parts"_s, said}}}};
    };
    const QJsonObject usage{{u"promptTokenCount"_s, turn.usage.input + turn.usage.cacheRead},
        {u"candidatesTokenCount"_s, turn.usage.output}, {u"cachedContentTokenCount"_s, turn.usage.cacheRead},
        {u"totalTokenCount"_s, turn.usage.input + turn.usage.cacheRead + turn.usage.output}};
    QJsonObject ending = candidate(delivery == Delivery::Whole ? parts : QJsonArray{QJsonObject{{u"text"_s, u""_s}}});
    ending.insert(u"finishReason"_s, u"STOP"_s);
    const QJsonObject last{{u"responseId"_s, id}, {u"modelVersion"_s, model}, {u"candidates"_s, QJsonArray{ending}},
        {u"usageMetadata"_s, usage}};
    if (delivery == Delivery::Whole)
        return {"application/json", {compact(last)}};
    QJsonObject first = last;
    first.insert(u"candidates"_s, QJsonArray{candidate(parts)});
    first.insert(u"usageMetadata"_s,
        QJsonObject{{u"promptTokenCount"_s, turn.usage.input + turn.usage.cacheRead},
            {u"cachedContentTokenCount"_s, turn.usage.cacheRead}});
    return {"text/event-stream", {dataEvent(first), dataEvent(last)}};
}

} // namespace

ModelAnswer answerOf(Interface interface, Delivery delivery, const Turn& turn, const QString& model, const QString& id)
{
    switch (interface) {
    case Interface::AnthropicMessages:
        return anthropic(delivery, turn, model, id);
    case Interface::OpenAiChat:
        return openAiChat(delivery, turn, model, id);
    case Interface::OpenAiResponses:
        return openAiResponses(delivery, turn, model, id);
    case Interface::Gemini:
        return gemini(delivery, turn, model, id);
    }
    return {};
}

} // namespace remit::test
