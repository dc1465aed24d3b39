// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/jsonrpc.h"

#include "runner/agents/boundedtext.h"
#include "runner/agents/strictjson.h"

#include <QJsonDocument>

#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestId = 256;
constexpr qsizetype kLongestMethod = 200;
constexpr qsizetype kLongestError = 1000;
constexpr double kLargestId = 9.0e15; ///< whole numbers survive a double up to here

bool isId(const QJsonValue& id)
{
    if (id.isString())
        return id.toString().size() <= kLongestId;
    return id.isDouble() && std::abs(id.toDouble()) <= kLargestId && std::trunc(id.toDouble()) == id.toDouble();
}

/** "Internal error" alone helps nobody: the reason stands in `data`, in one of a few shapes. */
QString errorText(const QJsonObject& error)
{
    QStringList parts;
    const QJsonValue data = error.value("data"_L1);
    const QJsonObject details = data.toObject();
    for (const QString& text :
        {error.value("message"_L1).toString(), data.toString(), details.value("details"_L1).toString(),
            details.value("message"_L1).toString(), details.value("error"_L1).toString()}) {
        const QString said = cutText(text.simplified(), kLongestError);
        if (!said.isEmpty() && !parts.contains(said))
            parts.append(said);
    }
    return cutText(parts.join(": "_L1), kLongestError);
}

QByteArray lineOf(QJsonObject message)
{
    message.insert(u"jsonrpc"_s, u"2.0"_s);
    return QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

Result<RpcMessage> readRpcMessage(QByteArrayView line)
{
    const auto object = readJsonLine(line);
    if (!object)
        return std::unexpected(object.error());
    RpcMessage message;
    message.id = object->value("id"_L1);
    message.method = object->value("method"_L1).toString();
    message.params = object->value("params"_L1).toObject();
    const bool hasId = !message.id.isUndefined() && !message.id.isNull();
    if (hasId && !isId(message.id))
        return failure(ErrorCode::InvalidInput, u"its id is neither a short text nor a whole number"_s);
    if (message.method.size() > kLongestMethod)
        return failure(ErrorCode::InvalidInput, u"its method has no usable name"_s);
    if (!message.method.isEmpty()) {
        message.kind = hasId ? RpcMessage::Kind::Request : RpcMessage::Kind::Notification;
        return message;
    }
    const QJsonValue error = object->value("error"_L1);
    message.result = object->value("result"_L1);
    if (error.isObject()) {
        message.kind = RpcMessage::Kind::Error;
        message.errorCode = error.toObject().value("code"_L1).toInt();
        message.errorText = errorText(error.toObject());
        return message;
    }
    if (!hasId || message.result.isUndefined())
        return failure(ErrorCode::InvalidInput, u"it is no message of JSON-RPC"_s);
    message.kind = RpcMessage::Kind::Answer;
    return message;
}

QByteArray rpcRequest(qint64 id, const QString& method, const QJsonObject& params)
{
    return lineOf({{u"id"_s, id}, {u"method"_s, method}, {u"params"_s, params}});
}

QByteArray rpcAnswer(const QJsonValue& id, const QJsonObject& result)
{
    return lineOf({{u"id"_s, id}, {u"result"_s, result}});
}

QByteArray rpcError(const QJsonValue& id, int code, const QString& text)
{
    return lineOf({{u"id"_s, id}, {u"error"_s, QJsonObject{{u"code"_s, code}, {u"message"_s, text}}}});
}

} // namespace remit
