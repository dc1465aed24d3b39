// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/gateway.h"

#include "runner/gateway/clientconnection.h"
#include "runner/gateway/exchange.h"
#include "runner/gateway/ledger.h"
#include "runner/gateway/upstream.h"

#include <QLoggingCategory>
#include <QSslSocket>
#include <QTcpServer>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcGateway, "remit.gateway")

constexpr qsizetype kMostConnections = 64;
/** Claude Code gives up at once on it; 429 and 5xx it asks for again, up to eleven times in three minutes. */
constexpr int kLimitStatus = 403;

QJsonObject llmCall(const Exchange::Outcome& outcome, const QString& model)
{
    QJsonObject data{{u"id"_s, outcome.usage.id}, {u"model"_s, model}, {u"source"_s, u"gateway"_s},
        {u"duration_ms"_s, outcome.durationMs}, {u"status"_s, outcome.status}};
    if (const auto& tokens = outcome.usage.tokens) {
        data.insert(u"input"_s, tokens->input);
        data.insert(u"output"_s, tokens->output);
        data.insert(u"cache_read"_s, tokens->cacheRead);
        data.insert(u"cache_write"_s, tokens->cacheWrite);
    }
    return data;
}

} // namespace

class Gateway::Private : public QObject {
public:
    /** A route that can be gone. */
    struct Door {
        GatewayRoute route;
        Wire wire;
    };

    Private(GatewaySetup given, Gateway* gateway)
        : q(gateway)
        , setup(std::move(given))
        , ledger({setup.maximumCalls, setup.maximumCostMicroUsd, setup.costStrict})
    {
        connect(&server, &QTcpServer::newConnection, this, &Private::accept);
    }

    void accept();
    [[nodiscard]] Result<> addDoors();
    void serve(ClientConnection* client, const HttpRequest& request);
    void serve(ClientConnection* client, const HttpRequest& request, const Door& door);
    void forward(
        ClientConnection* client, const HttpRequest& request, const Door& door, std::optional<Ledger::Ticket> ticket);
    void finished(const Exchange::Outcome& outcome, std::optional<Ledger::Ticket> ticket, const QString& modelAsked);
    void refuse(ClientConnection* client, Wire wire, int status, const QString& message) const;
    void tellStatus(const Exchange::Outcome& outcome);
    [[nodiscard]] bool showsAnotherKey(const HttpRequest& request, const GatewayRoute& route) const;

    Gateway* q;
    GatewaySetup setup;
    QList<Door> doors;
    Ledger ledger;
    Upstream upstream;
    QTcpServer server;
    QList<ClientConnection*> clients;
    QList<Exchange*> exchanges;
};

Gateway::Gateway(GatewaySetup setup, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(setup), this))
{
}

Gateway::~Gateway()
{
    disconnect();
    close();
}

Result<> Gateway::Private::addDoors()
{
    for (const GatewayRoute& route : std::as_const(setup.routes)) {
        const auto wire = wireFrom(route.wire);
        const QString scheme = route.upstream.scheme();
        if (!wire)
            return failure(
                ErrorCode::InvalidInput, u"The gateway does not know the interface \"%1\"."_s.arg(route.wire));
        if ((scheme != u"https" && scheme != u"http") || route.upstream.host().isEmpty())
            return failure(ErrorCode::InvalidInput,
                u"The model provider's address must begin with https:// or http:// and name a host."_s);
        if (scheme == u"https" && !QSslSocket::supportsSsl())
            return failure(ErrorCode::Network, u"TLS is missing here: Qt finds no OpenSSL library."_s);
        doors.append({route, *wire});
    }
    return doors.isEmpty() ? failure(ErrorCode::InvalidInput, u"The gateway has no model provider behind it."_s)
                           : Result<>();
}

Result<> Gateway::listen(int descriptor)
{
    if (auto added = d->addDoors(); !added)
        return added;
    if (!d->server.setSocketDescriptor(descriptor))
        return failure(ErrorCode::Network, u"The gateway cannot listen in the box: %1."_s.arg(d->server.errorString()));
    return {};
}

void Gateway::close()
{
    d->server.close();
    for (Exchange* exchange : std::exchange(d->exchanges, {}))
        exchange->abort();
    for (ClientConnection* client : std::exchange(d->clients, {}))
        client->cut();
}

void Gateway::Private::accept()
{
    while (QTcpSocket* socket = server.nextPendingConnection()) {
        if (clients.size() >= kMostConnections) {
            qCWarning(lcGateway) << "a connection is refused: too many are open";
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto* client = new ClientConnection(socket, this);
        clients.append(client);
        connect(client, &ClientConnection::gone, this, [this, client] { clients.removeOne(client); });
        connect(client, &ClientConnection::malformed, this, [this](int status) {
            Q_EMIT q->trouble(u"refused"_s, u"A request is not valid HTTP (answered with %1)."_s.arg(status));
        });
        connect(client, &ClientConnection::requested, this,
            [this, client](const HttpRequest& request) { serve(client, request); });
    }
}

bool Gateway::Private::showsAnotherKey(const HttpRequest& request, const GatewayRoute& route) const
{
    if (route.apiKey.isEmpty() || setup.placeholder.isEmpty())
        return false;
    return std::ranges::any_of(request.headers, [&](const auto& header) {
        const auto& [name, value] = header;
        const bool isKey = name == "x-api-key" || name == "x-goog-api-key" || name == "authorization";
        return isKey && value != setup.placeholder && value != "Bearer " + setup.placeholder;
    });
}

void Gateway::Private::serve(ClientConnection* client, const HttpRequest& request)
{
    Q_EMIT q->bytesPassed(request.body.size());
    const auto door = std::ranges::find_if(doors, [&](const Door& each) {
        const QByteArray& path = each.route.path;
        return path.isEmpty() || request.target == path || request.target.startsWith(path + '/')
            || request.target.startsWith(path + '?');
    });
    if (door == doors.end()) {
        Q_EMIT q->trouble(u"refused"_s, u"A request that is no model call was refused."_s);
        return refuse(client, doors.first().wire, 404, u"Remit lets only model calls through."_s);
    }
    HttpRequest inner = request;
    inner.target = request.target.sliced(door->route.path.size());
    if (!inner.target.startsWith('/'))
        inner.target.prepend('/');
    serve(client, inner, *door);
}

void Gateway::Private::serve(ClientConnection* client, const HttpRequest& request, const Door& door)
{
    const RequestKind kind = kindOf(door.wire, request.method, request.target);
    if (kind == RequestKind::Foreign || showsAnotherKey(request, door.route)) {
        Q_EMIT q->trouble(u"refused"_s, u"A request that is no model call was refused."_s);
        return refuse(client, door.wire, 404, u"Remit lets only model calls through."_s);
    }
    if (kind == RequestKind::Side)
        return forward(client, request, door, std::nullopt);

    const auto most = setup.costStrict && setup.maximumCostMicroUsd
        ? mostMicroUsd(setup.prices, modelInPath(request.target), request.body)
        : std::nullopt;
    Ledger::Ticket ticket = 0;
    switch (ledger.reserve(most, ticket)) {
    case Ledger::Verdict::Granted:
        return forward(client, request, door, ticket);
    case Ledger::Verdict::CallsReached:
        refuse(client, door.wire, kLimitStatus, u"The run's limit of %1 model calls is reached."_s.arg(*setup.maximumCalls));
        Q_EMIT q->limitHit(u"llm_calls"_s);
        return;
    case Ledger::Verdict::CostReached:
        refuse(client, door.wire, kLimitStatus, u"The run's cost limit is reached."_s);
        Q_EMIT q->limitHit(u"cost"_s);
        return;
    }
}

void Gateway::Private::refuse(ClientConnection* client, Wire wire, int status, const QString& message) const
{
    // The providers' own client libraries read x-should-retry.
    client->respond(
        status, {{"content-type", "application/json"}, {"x-should-retry", "false"}}, errorBody(wire, status, message));
}

void Gateway::Private::forward(
    ClientConnection* client, const HttpRequest& request, const Door& door, std::optional<Ledger::Ticket> ticket)
{
    const auto sending = upstream.send(door.route, door.wire, request);
    auto* exchange = new Exchange(door.wire, sending.reply, sending.body, client, this);
    exchanges.append(exchange);
    connect(exchange, &Exchange::bytesPassed, q, &Gateway::bytesPassed);
    connect(exchange, &Exchange::done, this,
        [this, exchange, ticket, model = modelInPath(request.target)](const Exchange::Outcome& outcome) {
            exchanges.removeOne(exchange);
            finished(outcome, ticket, model);
        });
}

void Gateway::Private::finished(
    const Exchange::Outcome& outcome, std::optional<Ledger::Ticket> ticket, const QString& modelAsked)
{
    tellStatus(outcome);
    const QString model = outcome.usage.model.isEmpty() ? modelAsked : outcome.usage.model;
    QJsonObject data = llmCall(outcome, model);
    // A call that went out and was cut before its answer began may have been worked on: it counts, at unknown cost.
    const bool answered = outcome.status >= 200 && outcome.status < 300;
    const bool perhaps = outcome.status == 0 && outcome.sent;
    if (!ticket || (!answered && !perhaps)) {
        if (ticket)
            ledger.release(*ticket);
        data.insert(u"side"_s, true);
        Q_EMIT q->callDone(data);
        return;
    }
    const auto cost
        = outcome.usage.tokens ? setup.prices.costMicroUsd(model, *outcome.usage.tokens) : std::optional<qint64>();
    ledger.settle(*ticket, cost);
    if (cost)
        data.insert(u"cost_usd"_s, static_cast<double>(*cost) / 1e6);
    if (!outcome.whole)
        data.insert(u"partial"_s, true);
    Q_EMIT q->callDone(data);
}

void Gateway::Private::tellStatus(const Exchange::Outcome& outcome)
{
    if (outcome.status == 0 && !outcome.trouble.isEmpty())
        Q_EMIT q->trouble(u"upstream-unreachable"_s, outcome.trouble);
    else if (outcome.status == 429 || outcome.status == 529)
        Q_EMIT q->trouble(u"rate-limited"_s, u"The provider answers %1."_s.arg(outcome.status));
    else if (outcome.status == 401 || outcome.status == 403)
        Q_EMIT q->trouble(u"unauthorised"_s, u"The provider answers %1."_s.arg(outcome.status));
    else if (outcome.status >= 500)
        Q_EMIT q->trouble(u"upstream-error"_s, u"The provider answers %1."_s.arg(outcome.status));
}

} // namespace remit
