// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the gateway adds to a model call: the same streamed calls to a provider on loopback, directly and through the
// gateway, in turn on kept connections; then a stream of 10 MB; then fifty calls at once.
#include "runner/gateway/gateway.h"
#include "tests/bench/benchfigure.h"
#include "tests/bench/plainsockets.h"
#include "tests/support/listener.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

constexpr int kCalls = 1'000;
constexpr int kWarmUp = 50;
constexpr int kStreams = 15;
constexpr int kAtOnce = 50;
constexpr int kDelayMs = 1'000; ///< of the calls at once: long enough for all of them to be there
constexpr double kGoalMs = 2.0;
constexpr double kGoalShare = 5.0;

QByteArray call(const QByteArray& end)
{
    const QByteArray body = "{\"model\":\"claude-opus-5-5\",\"stream\":true,\"pad\":\"" + QByteArray(150'000, 'x')
        + "\",\"end\":\"" + end + "\"}";
    return "POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

double callMs(bench::PlainConnection& connection, const QByteArray& request)
{
    QElapsedTimer clock;
    clock.start();
    connection.send(request);
    const QByteArray answer = connection.receive();
    if (!answer.startsWith("HTTP/1.1 200"))
        qFatal("a call failed");
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void callsInTurn(quint16 provider, quint16 gateway)
{
    bench::PlainConnection straight(provider);
    bench::PlainConnection around(gateway);
    const QByteArray request = call("short");
    QList<double> direct;
    QList<double> through;
    for (int i = 0; i < kCalls + kWarmUp; ++i) {
        const double first = callMs(straight, request);
        const double second = callMs(around, request);
        if (i >= kWarmUp) {
            direct.append(first);
            through.append(second);
        }
    }
    const auto tell = [](const QString& name, double without, double with) {
        bench::print({name, with - without, u"ms"_s, u"the same call without it"_s, without, u"≤ 2 ms"_s,
            with - without <= kGoalMs});
    };
    tell(u"gateway, added to a call, median"_s, bench::percentile(direct, 0.5), bench::percentile(through, 0.5));
    tell(u"gateway, added to a call, least"_s, std::ranges::min(direct), std::ranges::min(through));
}

/** At 20 MB a second, some hundred times what a model gives, and beside a provider that sends as fast as it can. */
void longStreams(quint16 provider, quint16 gateway, const QByteArray& how, const QString& name)
{
    bench::PlainConnection straight(provider);
    bench::PlainConnection around(gateway);
    const QByteArray request = call(how);
    QList<double> direct;
    QList<double> through;
    for (int i = 0; i < kStreams; ++i) {
        direct.append(callMs(straight, request));
        through.append(callMs(around, request));
    }
    const double without = bench::percentile(direct, 0.5);
    const double share = std::max((1 - without / bench::percentile(through, 0.5)) * 100, 0.0);
    bench::print({name, share, u"%"_s, u"MB/s without it"_s, double(bench::PlainProvider::kLongStream) / 1e3 / without,
        u"≤ 5 %"_s, share <= kGoalShare});
}

double allAtOnceMs(quint16 port)
{
    const QByteArray request = call("short");
    QElapsedTimer clock;
    clock.start();
    std::vector<std::thread> callers;
    for (int i = 0; i < kAtOnce; ++i)
        callers.emplace_back([&request, port] {
            bench::PlainConnection connection(port);
            (void)callMs(connection, request);
        });
    for (std::thread& caller : callers)
        caller.join();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void callsAtOnce(bench::PlainProvider& provider, quint16 gateway)
{
    provider.setDelayMs(kDelayMs);
    const double through = allAtOnceMs(gateway);
    const int most = provider.mostAtOnce();
    const double direct = allAtOnceMs(provider.port());
    bench::print({u"gateway, calls at the provider at once, of 50"_s, double(most), u"calls"_s, {}, {}, u"50"_s,
        most == kAtOnce});
    bench::print({u"gateway, 50 calls of a second at once"_s, through, u"ms"_s, u"the same without it"_s, direct,
        u"≤ 1 s more"_s, through - direct <= 1000});
}

} // namespace

int main(int argc, char* argv[])
{
    test::prepare();
    QCoreApplication app(argc, argv);
    bench::PlainProvider provider;
    const test::Listener listener;
    GatewaySetup setup;
    setup.routes = {{.path = {},
        .upstream = QUrl(u"http://127.0.0.1:%1"_s.arg(provider.port())),
        .wire = u"anthropic"_s,
        .apiKey = {}}};
    setup.prices = PriceTable::builtIn();
    Gateway gateway(setup);
    if (!gateway.listen(listener.descriptor))
        return 1;
    // The gateway has the event loop to itself, as in the supervisor; who calls has another thread.
    std::thread caller([&] {
        callsInTurn(provider.port(), listener.port);
        longStreams(provider.port(), listener.port, "ten megabytes at a pace",
            u"gateway, throughput lost on a 10 MB stream, median"_s);
        longStreams(provider.port(), listener.port, "ten megabytes", u"gateway, the same as fast as it goes"_s);
        callsAtOnce(provider, listener.port);
        QMetaObject::invokeMethod(&app, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    const int code = QCoreApplication::exec();
    caller.join();
    gateway.close();
    return code;
}
