// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/httprequest.h"

#include <QString>

#include <optional>

namespace remit {

/** The three families of model APIs that the gateway understands. */
enum class Wire { Anthropic, OpenAi, Gemini };
[[nodiscard]] std::optional<Wire> wireFrom(const QString& text);

/** What a request is for. */
enum class RequestKind {
    Call, ///< asks the model: is counted and paid
    Side, ///< counts tokens, lists models: passes, free
    Foreign, ///< anything else, a batch of calls among it
};
/** By method and decoded path. A path that could be read in two ways ("..", "//", "%25") is Foreign. */
[[nodiscard]] RequestKind kindOf(Wire wire, QByteArrayView method, QByteArrayView target);

/** The model that a Gemini path names; empty: none. */
[[nodiscard]] QString modelInPath(QByteArrayView target);

/** Which header carries the user's key. OAuth: as Bearer, with the word that makes Anthropic take a subscription's
 * token.
 */
enum class KeyHeader { Native, Bearer, OAuth };
/**
 * The request's headers for the provider: hop-by-hop ones, framing and compression dropped, and, if there is a key,
 * whatever the agent sent as its own replaced by it.
 */
[[nodiscard]] HttpHeaders headersForProvider(
    Wire wire, const HttpRequest& request, const QByteArray& key, KeyHeader keyHeader);
/** Gemini also takes its key in the query ("?key="): replaced there, too. */
[[nodiscard]] QByteArray targetForProvider(Wire wire, const QByteArray& target, const QByteArray& key);

/** Headers that belong to one connection only, or that the gateway answers for itself. */
[[nodiscard]] bool staysHere(QByteArrayView header, QByteArrayView connectionHeader);

/** An error as the provider would word it. */
[[nodiscard]] QByteArray errorBody(Wire wire, int status, const QString& message);

} // namespace remit
