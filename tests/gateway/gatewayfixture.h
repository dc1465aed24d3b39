// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/gateway.h"
#include "tests/support/listener.h"
#include "tests/support/modelserver.h"

#include <QTest>

namespace remit::test {

/** A gateway before a scripted model provider, and what it told. */
struct Fixture {
    ModelServer server;
    Listener listener;
    std::unique_ptr<Gateway> gateway;
    QList<QJsonObject> done;
    QStringList limits;
    QStringList troubles;
    QStringList troubleTexts;
    QList<QJsonObject> troubleFacts;

    explicit Fixture(const QByteArray& scenario)
        : server(Scenario::read(scenario).value_or(Scenario{}))
    {
        if (!server.listen())
            qFatal("no port for the model server");
    }

    [[nodiscard]] GatewaySetup setup(const QString& wire) const
    {
        GatewaySetup it;
        it.routes = {{.path = {}, .upstream = server.url(), .wire = wire, .apiKey = {}}};
        it.prices = PriceTable::builtIn();
        return it;
    }

    [[nodiscard]] Result<> open(const GatewaySetup& setup)
    {
        gateway = std::make_unique<Gateway>(setup);
        QObject::connect(
            gateway.get(), &Gateway::callDone, gateway.get(), [this](const QJsonObject& call) { done.append(call); });
        QObject::connect(
            gateway.get(), &Gateway::limitHit, gateway.get(), [this](const QString& limit) { limits.append(limit); });
        QObject::connect(gateway.get(), &Gateway::trouble, gateway.get(),
            [this](const QString& kind, const QString& text, const QJsonObject& facts) {
                troubles.append(kind);
                troubleTexts.append(text);
                troubleFacts.append(facts);
            });
        return gateway->listen(listener.descriptor);
    }

    [[nodiscard]] QList<QJsonObject> counted() const
    {
        QList<QJsonObject> calls;
        for (const QJsonObject& call : done) {
            if (!call.value(QStringLiteral("side")).toBool())
                calls.append(call);
        }
        return calls;
    }
};

} // namespace remit::test
