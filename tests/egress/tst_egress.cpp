// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/egress/egress.h"
#include "tests/support/listener.h"
#include "tests/support/testmain.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

#include <unistd.h>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

/** A host outside: keeps what comes, says what it is told. */
class Outside : public QObject {
public:
    Outside()
    {
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(&server, &QTcpServer::newConnection, this, [this] {
            peer = server.nextPendingConnection();
            ++connections;
            connect(peer, &QTcpSocket::readyRead, this, [this] {
                heard += peer->readAll();
                if (!answer.isEmpty()) {
                    peer->write(std::exchange(answer, {}));
                    if (closing)
                        peer->disconnectFromHost();
                }
            });
        });
    }

    [[nodiscard]] quint16 port() const { return server.serverPort(); }

    QTcpServer server;
    QPointer<QTcpSocket> peer;
    QByteArray heard;
    QByteArray answer;
    bool closing = false;
    int connections = 0;
};

QByteArray connectTo(const QString& host, quint16 port)
{
    return u"CONNECT %1:%2 HTTP/1.1\r\n\r\n"_s.arg(host).arg(port).toUtf8();
}

} // namespace

class TestEgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_outside = std::make_unique<Outside>();
    }

    void cleanup()
    {
        m_client.reset();
        m_egress.reset();
        m_outside.reset();
    }

    void aListedHostIsReachedAndItsBytesAreCounted()
    {
        open({u"localhost:%1"_s.arg(m_outside->port()), u"127.0.0.1:%1"_s.arg(m_outside->port())});
        QSignalSpy opened(m_egress.get(), &Egress::opened);
        m_outside->answer = "hello from outside";
        send(connectTo(u"LOCALHOST."_s, m_outside->port()));
        QTRY_VERIFY(m_said.startsWith("HTTP/1.1 200 "));
        QCOMPARE(opened.size(), 1);
        m_said.clear();
        send("hello from inside");
        QTRY_COMPARE(m_said, "hello from outside");
        QCOMPARE(m_outside->heard, "hello from inside");
        const EgressUse use = m_egress->uses().value(u"localhost:%1"_s.arg(m_outside->port()));
        QCOMPARE(use, (EgressUse{17, 18, 1}));
    }

    void whatOneSideSaysBeforeItLeavesArrivesWhole()
    {
        open({u"127.0.0.1:%1"_s.arg(m_outside->port())});
        m_outside->answer = QByteArray(3'000'000, 'x');
        m_outside->closing = true;
        send(connectTo(u"127.0.0.1"_s, m_outside->port()) + "go");
        const qsizetype head = qstrlen("HTTP/1.1 200 Connection established\r\n\r\n");
        QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_said.size() - head, 3'000'000);
    }

    void aHostThatIsNotListedIsRefusedAndNobodyIsAsked()
    {
        open({u"registry.example"_s});
        QSignalSpy refused(m_egress.get(), &Egress::refused);
        send(connectTo(u"localhost"_s, m_outside->port()));
        QTRY_VERIFY(m_said.startsWith("HTTP/1.1 403 "));
        QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.first().at(0).toString(), u"localhost"_s);
        QCOMPARE(refused.first().at(1).toInt(), int(m_outside->port()));
        QCOMPARE(m_outside->connections, 0);
        QVERIFY(m_egress->uses().isEmpty());
    }

    void aListedNameThatLeadsInsideIsRefused()
    {
        open({u"localhost:%1"_s.arg(m_outside->port())});
        QSignalSpy refused(m_egress.get(), &Egress::refused);
        send(connectTo(u"localhost"_s, m_outside->port()));
        QTRY_VERIFY(m_said.startsWith("HTTP/1.1 403 "));
        QCOMPARE(refused.size(), 1);
        QVERIFY(refused.first().at(2).toString().contains(u"private network"_s));
        QCOMPARE(m_outside->connections, 0);
    }

    void aRequestInAbsoluteFormGoesOnAndComesBack()
    {
        open({u"127.0.0.1:%1"_s.arg(m_outside->port())});
        m_outside->answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        m_outside->closing = true;
        send(u"POST http://127.0.0.1:%1/x HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 3\r\n\r\nabc"_s
                .arg(m_outside->port())
                .toUtf8());
        QTRY_VERIFY(m_said.endsWith("ok"));
        QVERIFY(m_outside->heard.startsWith("POST /x HTTP/1.1\r\nHost: 127.0.0.1"));
        QVERIFY(m_outside->heard.endsWith("\r\n\r\nabc"));
        QVERIFY(!m_outside->heard.contains("evil"));
    }

    void aServerNameThatDiffersIsCut()
    {
        open({u"localhost:%1"_s.arg(m_outside->port()), u"127.0.0.1:%1"_s.arg(m_outside->port())});
        QSignalSpy refused(m_egress.get(), &Egress::refused);
        send(connectTo(u"localhost"_s, m_outside->port()));
        QTRY_VERIFY(m_said.startsWith("HTTP/1.1 200 "));
        // A ClientHello for "evil.example".
        const QByteArray name = "evil.example";
        const QByteArray list = QByteArray("\0", 1) + '\0' + char(name.size()) + name;
        const QByteArray content = QByteArray("\0", 1) + char(list.size()) + list;
        const QByteArray extension = QByteArray("\0\0\0", 3) + char(content.size()) + content;
        const QByteArray body = QByteArray("\3\3") + QByteArray(32, 'r') + QByteArray("\0\0\2\x13\1\1\0\0", 8)
            + char(extension.size()) + extension;
        const QByteArray message = QByteArray("\1\0\0", 3) + char(body.size()) + body;
        send(QByteArray("\x16\3\1\0", 4) + char(message.size()) + message);
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.first().at(0).toString(), u"evil.example"_s);
        QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
        QVERIFY(m_outside->heard.isEmpty());
    }

    void aHostThatDoesNotAnswerIsNotCalledRefused()
    {
        const test::Listener gone;
        ::close(gone.descriptor); // nobody is there now
        const quint16 port = gone.port;
        open({u"127.0.0.1:%1"_s.arg(port)});
        QSignalSpy refused(m_egress.get(), &Egress::refused);
        QSignalSpy failed(m_egress.get(), &Egress::failed);
        send(connectTo(u"127.0.0.1"_s, port));
        QTRY_VERIFY(m_said.startsWith("HTTP/1.1 502 "));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(refused.size(), 0);
    }

    void noMoreThanSoManyConnectionsAreServedAtOnce()
    {
        open({u"127.0.0.1:%1"_s.arg(m_outside->port())});
        QSignalSpy refused(m_egress.get(), &Egress::refused);
        std::vector<std::unique_ptr<QTcpSocket>> many;
        for (int i = 0; i < 70; ++i) {
            many.push_back(std::make_unique<QTcpSocket>());
            many.back()->connectToHost(QHostAddress::LocalHost, m_port);
        }
        QTRY_COMPARE(refused.size(), 7); // with the one of open()
        many.clear();
        send(connectTo(u"127.0.0.1"_s, m_outside->port()));
        QTRY_VERIFY(m_said.startsWith("HTTP/1.1 200 "));
    }

    void closingCutsWhatIsOpen()
    {
        open({u"127.0.0.1:%1"_s.arg(m_outside->port())});
        send(connectTo(u"127.0.0.1"_s, m_outside->port()) + "x");
        QTRY_COMPARE(m_outside->heard, "x");
        m_egress->close();
        QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
        QTRY_VERIFY(!m_outside->peer || m_outside->peer->state() == QAbstractSocket::UnconnectedState);
    }

private:
    void open(const QStringList& hosts)
    {
        const test::Listener listener;
        m_port = listener.port;
        m_egress = std::make_unique<Egress>(HostList(hosts));
        QVERIFY(m_egress->listen(listener.descriptor).has_value());
        m_said.clear();
        m_client = std::make_unique<QTcpSocket>();
        connect(m_client.get(), &QTcpSocket::readyRead, this, [this] { m_said += m_client->readAll(); });
        m_client->connectToHost(QHostAddress::LocalHost, m_port);
        QTRY_COMPARE(m_client->state(), QAbstractSocket::ConnectedState);
    }

    void send(const QByteArray& bytes) { m_client->write(bytes); }

    quint16 m_port = 0;
    QByteArray m_said;
    std::unique_ptr<Outside> m_outside;
    std::unique_ptr<Egress> m_egress;
    std::unique_ptr<QTcpSocket> m_client;
};

REMIT_TEST_MAIN(TestEgress)
#include "tst_egress.moc"
