// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/event.h"
#include "runner/supervise/boxegress.h"
#include "tests/support/listener.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QTcpSocket>

#include <algorithm>

using namespace remit;
using namespace Qt::StringLiterals;

/** The way out of one box as the supervisor sees it: what is prepared, what is told, and when it is shut. */
class TestBoxEgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void withoutHostsThereIsNoWayOut()
    {
        BoxSpec spec;
        BoxEgress egress;
        QVERIFY(egress.prepare({}, spec));
        QVERIFY(!egress.isWanted());
        QVERIFY(spec.listeners.isEmpty());
        QVERIFY(spec.environment.isEmpty());
        egress.close();
    }

    void theBoxIsToldOfItsProxy()
    {
        BoxSpec spec;
        BoxEgress egress;
        QVERIFY(egress.prepare({u"registry.example"_s}, spec));
        QVERIFY(egress.isWanted());
        QCOMPARE(spec.listeners.size(), 1);
        QVERIFY(spec.environment.contains("HTTPS_PROXY=http://127.0.0.1:3128"));
        QVERIFY(spec.environment.contains("no_proxy=127.0.0.1,localhost"));
    }

    void theSameRefusalIsToldOnceAndCounted()
    {
        open();
        for (int times = 0; times < 3; ++times)
            ask("CONNECT other.example:443 HTTP/1.1\r\n\r\n");
        QCOMPARE(m_denied.size(), 1);
        QCOMPARE(m_denied.constFirst().value(u"what"_s).toString(), u"other.example:443"_s);
        m_egress->close();
        QCOMPARE(m_sums.size(), 1);
        const QJsonObject refused = m_sums.constFirst().value(u"refused"_s).toArray().at(0).toObject();
        QCOMPARE(refused.value(u"host"_s).toString(), u"other.example:443"_s);
        QCOMPARE(refused.value(u"times"_s).toInt(), 3);
    }

    void anAgentThatTriesEveryNameDoesNotFillTheJournal()
    {
        open();
        constexpr int kAtOnce = 50;
        for (int batch = 0; batch < 5; ++batch) {
            std::vector<std::unique_ptr<QTcpSocket>> sockets;
            for (int i = 0; i < kAtOnce; ++i) {
                QTcpSocket* const socket = sockets.emplace_back(std::make_unique<QTcpSocket>()).get();
                const QByteArray name = "h" + QByteArray::number(batch * kAtOnce + i);
                connect(socket, &QTcpSocket::connected, socket,
                    [=] { socket->write("CONNECT " + name + ".example:443 HTTP/1.1\r\n\r\n"); });
                socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
            }
            QTRY_VERIFY(std::ranges::all_of(sockets, [](const auto& socket) { return socket->bytesAvailable() > 12; }));
        }
        QCOMPARE(m_denied.size(), 200);
    }

    void afterItsCloseNothingGoesThrough()
    {
        open();
        m_egress->close();
        QTcpSocket late;
        late.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        QTRY_COMPARE(late.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(m_denied.isEmpty());
    }

private:
    void open()
    {
        m_denied.clear();
        m_sums.clear();
        BoxSpec spec;
        m_egress = std::make_unique<BoxEgress>();
        connect(m_egress.get(), &BoxEgress::happened, this, [this](const char* type, const QJsonObject& data) {
            if (qstrcmp(type, event::policyDenied) == 0)
                m_denied.append(data);
            else if (qstrcmp(type, event::networkUsed) == 0)
                m_sums.append(data);
        });
        QVERIFY(m_egress->prepare({u"registry.example"_s}, spec));
        const test::Listener listener;
        m_port = listener.port;
        QVERIFY(m_egress->listen(listener.descriptor));
    }

    void ask(const QByteArray& request)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.write(request);
        QTRY_VERIFY(socket.bytesAvailable() > 12);
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 403"));
    }

    std::unique_ptr<BoxEgress> m_egress;
    quint16 m_port = 0;
    QList<QJsonObject> m_denied;
    QList<QJsonObject> m_sums;
};

REMIT_TEST_MAIN(TestBoxEgress)
#include "tst_boxegress.moc"
