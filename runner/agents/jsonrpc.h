// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace remit {

/** One message of JSON-RPC 2.0 as another program sends it: a JSON object a line. */
struct RpcMessage {
    enum class Kind { Request, Notification, Answer, Error };
    Kind kind = Kind::Notification;
    QJsonValue id; ///< of a request: to be given back as it is; of an answer: ours
    QString method; ///< of requests and notifications
    QJsonObject params; ///< empty if it sent none, or a list
    QJsonValue result;
    int errorCode = 0;
    QString errorText; ///< with what its data says in words, bounded
};

/** Bounded in all that is kept besides params and result; the error's detail names what is wrong, never the content. */
[[nodiscard]] Result<RpcMessage> readRpcMessage(QByteArrayView line);

// Lines of our own, each with its line feed.
[[nodiscard]] QByteArray rpcRequest(qint64 id, const QString& method, const QJsonObject& params);
[[nodiscard]] QByteArray rpcAnswer(const QJsonValue& id, const QJsonObject& result);
[[nodiscard]] QByteArray rpcError(const QJsonValue& id, int code, const QString& text);

inline constexpr int kRpcNoSuchMethod = -32601;

} // namespace remit
