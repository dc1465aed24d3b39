// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/gateway.h"

#include "runner/contract/pricewords.h"
#include "runner/gateway/admission.h"
#include "runner/gateway/callrecord.h"
#include "runner/gateway/clientconnection.h"
#include "runner/gateway/doors.h"
#include "runner/gateway/exchange.h"
#include "runner/gateway/upstream.h"

#include <QLoggingCategory>
#include <QSet>
#include <QTcpServer>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcGateway, "remit.gateway")

/** An agent's helpers work side by side, and keep their connections. */
constexpr qsizetype kMostConnections = 160;
/** Of which model so many different names are told that it has no price. */
constexpr qsizetype kMostToldModels = 20;

/** At which the agents give up at once: 429 and 5xx all of them ask for again, some for minutes; Codex asks again at
 * 403, too. */
int limitStatus(Wire wire)
{
    return wire == Wire::OpenAi ? 400 : 403;
}

AdmissionTerms termsOf(const GatewaySetup& setup)
{
    return {setup.maximumCalls, setup.maximumCostMicroUsd, setup.costStrict, setup.ownCostLimit, setup.prices,
        setup.pricesFile};
}

} // namespace

class Gateway::Private : public QObject {
public:
    Private(GatewaySetup given, Gateway* gateway)
        : q(gateway)
        , setup(std::move(given))
        , admission(termsOf(setup))
    {
        connect(&server, &QTcpServer::newConnection, this, &Private::accept);
    }

    /** A call on its way: to the provider, or in the line before the limit. */
    struct Call {
        QPointer<ClientConnection> client;
        HttpRequest request;
        CallRequest asks;
        const Door* door = nullptr;
        Ledger::Ticket ticket = 0;
    };

    void accept();
    void serve(ClientConnection* client, const HttpRequest& request);
    [[nodiscard]] bool admit(Call& call);
    void admitWaiting();
    void forwardSide(ClientConnection* client, const HttpRequest& request, const Door& door);
    void forwardCall(const Call& call);
    void finished(const Call& call, const Exchange::Outcome& outcome);
    Exchange* exchangeFor(
        ClientConnection* client, const HttpRequest& request, const Door& door, Exchange::UsageEvent event);
    void refuseForeign(ClientConnection* client, Wire wire);
    void refuse(ClientConnection* client, Wire wire, int status, const QString& message) const;
    void tellUnpriced(const CallRequest& asks);
    void tellStatus(const Exchange::Outcome& outcome);

    Gateway* q;
    GatewaySetup setup;
    Doors doors;
    Admission admission;
    std::shared_ptr<HeldBytes> held = std::make_shared<HeldBytes>();
    Upstream upstream;
    QTcpServer server;
    QList<ClientConnection*> clients;
    QList<Exchange*> exchanges;
    QList<Call> waiting; ///< in the order in which they came
    QSet<QString> toldModels;
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

Result<> Gateway::listen(int descriptor)
{
    if (auto added = d->doors.add(d->setup.routes); !added)
        return added;
    if (!d->server.setSocketDescriptor(descriptor))
        return failure(ErrorCode::Network, u"The gateway cannot listen in the box: %1."_s.arg(d->server.errorString()));
    return {};
}

void Gateway::close()
{
    d->server.close();
    d->waiting.clear();
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
        auto* client = new ClientConnection(socket, held, this);
        clients.append(client);
        connect(client, &ClientConnection::gone, this, [this, client] { clients.removeOne(client); });
        connect(client, &ClientConnection::malformed, this, [this](int status) {
            Q_EMIT q->trouble(u"refused"_s, u"A request is not valid HTTP (answered with %1)."_s.arg(status));
        });
        connect(client, &ClientConnection::requested, this,
            [this, client](const HttpRequest& request) { serve(client, request); });
    }
}

void Gateway::Private::serve(ClientConnection* client, const HttpRequest& request)
{
    Q_EMIT q->bytesPassed(request.body.size());
    const Door* door = doors.leadingTo(request.target);
    if (!door)
        return refuseForeign(client, doors.first().wire);
    if (wantsAnotherProtocol(request)) { // clients that try it first go on without it
        Q_EMIT q->trouble(u"refused"_s, u"A request for another protocol than HTTP/1.1 was refused."_s);
        return refuse(client, door->wire, 426, u"Remit lets model calls through over HTTP/1.1 only."_s);
    }
    const HttpRequest inner = behind(*door, request);
    const RequestKind kind = kindOf(door->wire, inner.method, inner.target);
    if (kind == RequestKind::Foreign || showsAnotherKey(inner, *door, setup.placeholder))
        return refuseForeign(client, door->wire);
    if (kind == RequestKind::Side)
        return forwardSide(client, inner, *door);
    Call call{client, inner, readCall(door->wire, inner), door, 0};
    if (!waiting.isEmpty() || !admit(call))
        waiting.append(call);
}

/** False: it has to wait. Else it was forwarded or refused. */
bool Gateway::Private::admit(Call& call)
{
    const Wire wire = call.door->wire;
    const Admission::Answer answer = admission.ask(call.asks);
    switch (answer.verdict) {
    case Admission::Verdict::Wait:
        return false;
    case Admission::Verdict::Granted:
        call.ticket = answer.ticket;
        tellUnpriced(call.asks);
        forwardCall(call);
        return true;
    case Admission::Verdict::Refused:
        Q_EMIT q->trouble(u"unpriced"_s, answer.why);
        break;
    case Admission::Verdict::CallsReached:
    case Admission::Verdict::CostReached:
        break;
    }
    refuse(call.client, wire, limitStatus(wire), answer.why);
    if (answer.verdict == Admission::Verdict::CallsReached)
        Q_EMIT q->limitHit(u"llm_calls"_s);
    else if (answer.verdict == Admission::Verdict::CostReached)
        Q_EMIT q->limitHit(u"cost"_s);
    return true;
}

void Gateway::Private::admitWaiting()
{
    while (!waiting.isEmpty()) {
        Call call = waiting.takeFirst();
        if (call.client && !admit(call)) {
            waiting.prepend(call);
            return;
        }
    }
}

void Gateway::Private::refuseForeign(ClientConnection* client, Wire wire)
{
    Q_EMIT q->trouble(u"refused"_s, u"A request that is no model call was refused."_s);
    refuse(client, wire, 404, u"Remit lets only model calls through."_s);
}

void Gateway::Private::refuse(ClientConnection* client, Wire wire, int status, const QString& message) const
{
    // The providers' own client libraries read x-should-retry. In the body every refusal at a limit is one of 403.
    client->respond(status, {{"content-type", "application/json"}, {"x-should-retry", "false"}},
        errorBody(wire, status == limitStatus(wire) ? 403 : status, message));
}

Exchange* Gateway::Private::exchangeFor(
    ClientConnection* client, const HttpRequest& request, const Door& door, Exchange::UsageEvent event)
{
    const auto sending = upstream.send(door.route, door.wire, request);
    auto* exchange = new Exchange(door.wire, sending.reply, sending.body, client, event, this);
    exchanges.append(exchange);
    connect(exchange, &Exchange::bytesPassed, q, &Gateway::bytesPassed);
    return exchange;
}

void Gateway::Private::forwardSide(ClientConnection* client, const HttpRequest& request, const Door& door)
{
    Exchange* exchange = exchangeFor(client, request, door, Exchange::UsageEvent::Passed);
    connect(exchange, &Exchange::done, this,
        [this, exchange, model = modelInPath(request.target)](const Exchange::Outcome& outcome) {
            exchanges.removeOne(exchange);
            tellStatus(outcome);
            Q_EMIT q->callDone(sideRecord(outcome, model));
        });
}

void Gateway::Private::forwardCall(const Call& call)
{
    const Door& door = *call.door;
    HttpRequest request = call.request;
    const QByteArray asking = withUsageAsked(door.wire, request);
    if (!asking.isEmpty())
        request.body = asking;
    Exchange* exchange = exchangeFor(
        call.client, request, door, asking.isEmpty() ? Exchange::UsageEvent::Passed : Exchange::UsageEvent::Withheld);
    Call kept = call;
    kept.request = {};
    connect(exchange, &Exchange::done, this, [this, exchange, kept](const Exchange::Outcome& outcome) {
        exchanges.removeOne(exchange);
        finished(kept, outcome);
        // Not from within this one's end: what waits may be refused, and then the gateway is closed.
        if (!waiting.isEmpty())
            QMetaObject::invokeMethod(this, &Private::admitWaiting, Qt::QueuedConnection);
    });
}

void Gateway::Private::finished(const Call& call, const Exchange::Outcome& outcome)
{
    tellStatus(outcome);
    // A call that went out and was cut before its answer began may have been worked on: it counts, at unknown cost.
    const bool answered = outcome.status >= 200 && outcome.status < 300;
    const bool perhaps = outcome.status == 0 && outcome.sent;
    const QString model = outcome.usage.model.isEmpty() ? call.asks.model : outcome.usage.model;
    if (!answered && !perhaps) {
        admission.release(call.ticket);
        Q_EMIT q->callDone(sideRecord(outcome, model));
        return;
    }
    const bool ended = outcome.usage.complete || outcome.usage.settled;
    const BrokenBy by = outcome.whole && !ended ? BrokenBy::Provider : outcome.brokenBy;
    const CallCost cost = admission.settle(call.ticket, call.asks, model, outcome.usage, by);
    Q_EMIT q->callDone(callRecord(outcome, model, cost));
}

void Gateway::Private::tellUnpriced(const CallRequest& asks)
{
    const AdmissionTerms& terms = admission.terms();
    if (!terms.maximumCostMicroUsd || asks.model.isEmpty() || toldModels.contains(asks.model)
        || toldModels.size() >= kMostToldModels || terms.prices.priceOf(asks.model))
        return;
    toldModels.insert(asks.model);
    Q_EMIT q->trouble(u"unpriced"_s,
        u"The price of %1 is unknown: its calls pass, and the tier's cost limit does not count them. %2"_s.arg(
            modelInWords(asks.model), howToPrice(asks.model, terms.pricesFile)));
}

void Gateway::Private::tellStatus(const Exchange::Outcome& outcome)
{
    if (outcome.providerTrouble)
        Q_EMIT q->trouble(outcome.providerTrouble->kind, outcome.providerTrouble->text, outcome.providerTrouble->facts);
    else if (outcome.status == 0 && !outcome.trouble.isEmpty())
        Q_EMIT q->trouble(u"upstream-unreachable"_s, outcome.trouble);
}

} // namespace remit
