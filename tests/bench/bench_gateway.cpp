// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the gateway adds to a model call: the same streamed call to a scripted provider on loopback, directly and
// through the gateway, in turn on kept connections.
#include "runner/gateway/promptsockets.h"
#include "tests/bench/benchfigure.h"
#include "tests/gateway/gatewayfixture.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

constexpr int kCalls = 300;
constexpr int kWarmUp = 20;
constexpr double kGoalMs = 2.0;

double callMs(QNetworkAccessManager& network, quint16 port)
{
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1/v1/messages"_s.arg(port)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const QByteArray body
        = "{\"model\":\"claude-opus-5-5\",\"stream\":true,\"pad\":\"" + QByteArray(150'000, 'x') + "\"}";
    QElapsedTimer clock;
    clock.start();
    QNetworkReply* reply = network.post(request, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const double taken = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    if (reply->error() != QNetworkReply::NoError)
        qFatal("a call failed: %d", static_cast<int>(reply->error()));
    reply->deleteLater();
    makeSocketsPrompt(); // of the client too, as agents' own clients are
    return taken;
}

void tell(const QString& name, double direct, double through)
{
    bench::print({name, through - direct, u"ms"_s, u"the same call without it"_s, direct, u"≤ 2 ms"_s,
        through - direct <= kGoalMs});
}

} // namespace

int main(int argc, char* argv[])
{
    test::prepare();
    QCoreApplication app(argc, argv);
    test::Fixture it("{\"turns\":[{\"text\":\"Hello.\"}]}");
    if (!it.open(it.setup(u"anthropic"_s)))
        return 1;
    QNetworkAccessManager network;
    QList<double> direct;
    QList<double> through;
    for (int i = 0; i < kCalls + kWarmUp; ++i) {
        const double first = callMs(network, static_cast<quint16>(it.server.url().port()));
        const double second = callMs(network, it.listener.port);
        if (i >= kWarmUp) {
            direct.append(first);
            through.append(second);
        }
    }
    tell(u"gateway, added to a call, median"_s, bench::percentile(direct, 0.5), bench::percentile(through, 0.5));
    tell(u"gateway, added to a call, least"_s, std::ranges::min(direct), std::ranges::min(through));
    return 0;
}
