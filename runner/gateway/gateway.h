// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/budget/prices.h"
#include "runner/contract/result.h"

#include <QJsonObject>
#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace remit {

/** Where the gateway forwards to and what it lets through. */
struct GatewaySetup {
    QUrl upstream;
    QString wire; ///< "anthropic", "openai", "gemini"
    QByteArray apiKey; ///< the user's; empty: the agent's own headers pass through
    QByteArray placeholder; ///< what the agent holds in its place
    std::optional<qint64> maximumCalls;
    std::optional<qint64> maximumCostMicroUsd;
    bool costStrict = false;
    PriceTable prices;
};

/**
 * The reverse proxy between the box and the model provider. It accepts on a listening socket that box-init made inside
 * the box's network, forwards over TLS with the key that stays out here, reads usage from the response, and answers the
 * call after a limit itself with the provider's own error shape. Streams are passed on as they come. One thread, the
 * supervisor's.
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
    /** One answered model request (event llm.call's data). Side calls (count_tokens …) have "side": true and do not
     * count. */
    void callDone(const QJsonObject& llmCall);
    void bytesPassed(qint64 bytes);
    /** The call after the limit was refused: limit is "llm_calls" or "cost". */
    void limitHit(const QString& limit);
    void trouble(const QString& kind, const QString& text); ///< "upstream-unreachable", "rate-limited", "unauthorised"

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace remit
