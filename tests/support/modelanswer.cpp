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
    return {{input, usage.input + usage.cacheRead + usage.cacheWrite}, {output, usage.output},
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

QJsonObject chatChunk(const QString& model, const QString& id, const QJsonArray& choices, const QJsonValue& usage)
{
    return {{u"id"_s, id}, {u"model"_s, model}, {u"choices"_s, choices}, {u"usage"_s, usage}};
}

ModelAnswer openAiChat(Delivery delivery, const Turn& turn, const QString& model, const QString& id)
{
    const QJsonObject usage = openAiUsage(turn.usage, u"prompt_tokens"_s, u"completion_tokens"_s);
    const QJsonObject said{{u"role"_s, u"assistant"_s}, {u"content"_s, turn.text}};
    if (delivery == Delivery::Whole) {
        const QJsonArray choices{QJsonObject{{u"index"_s, 0}, {u"message"_s, said}, {u"finish_reason"_s, u"stop"_s}}};
        return {"application/json", {compact(chatChunk(model, id, choices, usage))}};
    }
    const QJsonArray delta{QJsonObject{{u"index"_s, 0}, {u"delta"_s, said}}};
    const QJsonArray stop{QJsonObject{{u"index"_s, 0}, {u"delta"_s, QJsonObject()}, {u"finish_reason"_s, u"stop"_s}}};
    return {"text/event-stream",
        {dataEvent(chatChunk(model, id, delta, QJsonValue())), dataEvent(chatChunk(model, id, stop, QJsonValue())),
            dataEvent(chatChunk(model, id, QJsonArray(), usage)), "data: [DONE]\n\n"}};
}

ModelAnswer openAiResponses(Delivery delivery, const Turn& turn, const QString& model, const QString& id)
{
    const QJsonObject response{{u"id"_s, id}, {u"model"_s, model}, {u"status"_s, u"completed"_s},
        {u"output"_s, QJsonArray{QJsonObject{{u"type"_s, u"message"_s}, {u"text"_s, turn.text}}}},
        {u"usage"_s, openAiUsage(turn.usage, u"input_tokens"_s, u"output_tokens"_s)}};
    if (delivery == Delivery::Whole)
        return {"application/json", {compact(response)}};
    QJsonObject created = response;
    created.insert(u"usage"_s, QJsonValue());
    return {"text/event-stream",
        {namedEvent({{u"type"_s, u"response.created"_s}, {u"response"_s, created}}),
            namedEvent({{u"type"_s, u"response.output_text.delta"_s}, {u"delta"_s, turn.text}}),
            namedEvent({{u"type"_s, u"response.completed"_s}, {u"response"_s, response}})}};
}

ModelAnswer gemini(Delivery delivery, const Turn& turn, const QString& model, const QString& id)
{
    const QJsonObject content{{u"role"_s, u"model"_s}, {u"parts"_s, QJsonArray{QJsonObject{{u"text"_s, turn.text}}}}};
    const QJsonObject usage{{u"promptTokenCount"_s, turn.usage.input + turn.usage.cacheRead},
        {u"candidatesTokenCount"_s, turn.usage.output}, {u"cachedContentTokenCount"_s, turn.usage.cacheRead}};
    const QJsonObject last{{u"responseId"_s, id}, {u"modelVersion"_s, model},
        {u"candidates"_s, QJsonArray{QJsonObject{{u"content"_s, content}, {u"finishReason"_s, u"STOP"_s}}}},
        {u"usageMetadata"_s, usage}};
    if (delivery == Delivery::Whole)
        return {"application/json", {compact(last)}};
    QJsonObject first = last;
    first.insert(u"candidates"_s, QJsonArray{QJsonObject{{u"content"_s, content}}});
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
