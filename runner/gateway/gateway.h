// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/budget/prices.h"
#include "runner/contract/result.h"
#include "runner/gateway/wire.h"

#include <QJsonObject>
#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace remit {

/** One provider that the gateway stands in for. */
struct GatewayRoute {
    QByteArray path; ///< what requests for it begin with, "/openai"; empty: it is the only one and has all of them
    QUrl upstream; ///< the request's path (without `path`) is appended
    QString wire; ///< "anthropic", "openai", "gemini"
    QByteArray apiKey; ///< the user's; empty: the agent's own headers pass through
    /** How the key goes out: as the provider's own header, as "Authorization: Bearer" (a key from ANTHROPIC_AUTH_TOKEN,
     * some company proxies), or as a subscription's token. */
    KeyHeader keyHeader = KeyHeader::Native;
};

/** Where the gateway forwards to and what it lets through. Calls and cost count over all routes together. */
struct GatewaySetup {
    QList<GatewayRoute> routes;
    QByteArray placeholder; ///< what the agent holds in its place; a request that shows another key is refused
    std::optional<qint64> maximumCalls;
    std::optional<qint64> maximumCostMicroUsd;
    bool costStrict = false;
    /** The cost limit is written in the contract, not only the tier's: a call without a known price is refused. */
    bool ownCostLimit = false;
    PriceTable prices;
    QString pricesFile; ///< where the user writes prices, for words; may be empty
};

/**
 * The reverse proxy between the box and the model provider. It accepts on a listening socket that box-init made inside
 * the box's network, forwards over TLS with the key that stays out here, reads usage from the response, and answers the
 * call after a limit itself with the provider's own error shape. Streams are passed on as they come. A call that fits
 * under the cost limit only when those under way are over waits for them. One thread, the supervisor's.
 */
class Gateway : public QObject {
    Q_OBJECT

public:
    explicit Gateway(GatewaySetup setup, QObject* parent = nullptr);
    ~Gateway() override;
    /** Takes over a listening TCP socket. */
    [[nodiscard]] Result<> listen(int descriptor);
    /** No further call is let through; those under way are cut. */
    void close();

Q_SIGNALS:
    /**
     * One model request that is over (event llm.call's data). With "side": true it does not count: a token count, or a
     * call that the provider refused (its "status"). Without, it counts, whole or not: "partial": true is a response
     * that was cut, its figures are what had been said by then. No "cost_usd": the cost is unknown, and "cost_unknown"
     * says why. "cache_write_1h" (part of "cache_write") and "web_searches" are there where they are not zero.
     */
    void callDone(const QJsonObject& llmCall);
    void bytesPassed(qint64 bytes);
    /** The call after the limit was refused: limit is "llm_calls" or "cost". */
    void limitHit(const QString& limit);
    /**
     * `kind`: "upstream-unreachable"; of a provider's error, in a stream too, "rate-limited", "no-credit",
     * "unauthorised", "unknown-model", "context-too-long", "upstream-error" (see providertrouble.h for `facts`);
     * "refused" (no request that an agent may send), "unpriced" (a call whose cost could not be limited; refused, or
     * let through where only the tier limits cost). `text` holds neither key nor content.
     */
    void trouble(const QString& kind, const QString& text, const QJsonObject& facts = {});

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace remit
