// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/egress/proxyhead.h"
#include "tests/support/testmain.h"

using namespace remit;

class TestProxyHead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aTunnelNamesItsHostAndPort()
    {
        const auto head = readProxyHead("CONNECT registry.example:443 HTTP/1.1\r\nHost: other.example\r\nX: y");
        QVERIFY(head.has_value());
        QVERIFY(head->tunnel);
        QCOMPARE(head->host, "registry.example");
        QCOMPARE(head->port, 443);
        const auto six = readProxyHead("CONNECT [::1]:443 HTTP/1.1");
        QVERIFY(six.has_value());
        QCOMPARE(six->host, "[::1]");
    }

    void aRequestInAbsoluteFormIsSentOnInOriginForm()
    {
        const auto head = readProxyHead("GET http://Registry.example/a?b=c HTTP/1.1\r\nHost: evil.example\r\n"
                                        "Accept: */*\r\nProxy-Authorization: Basic x\r\nConnection: keep-alive");
        QVERIFY(head.has_value());
        QVERIFY(!head->tunnel);
        QCOMPARE(head->port, 80);
        QCOMPARE(
            head->forward, "GET /a?b=c HTTP/1.1\r\nHost: Registry.example\r\nAccept: */*\r\nConnection: close\r\n\r\n");
        QCOMPARE(readProxyHead("GET http://a.example:8080?x HTTP/1.1")->forward,
            "GET /?x HTTP/1.1\r\nHost: a.example:8080\r\nConnection: close\r\n\r\n");
    }

    void whatCouldBeReadInTwoWaysIsRefused_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        const auto row = [](const char* title, const QByteArray& head, int status = 400) {
            QTest::newRow(title) << head << status;
        };
        row("empty", "");
        row("no port", "CONNECT registry.example HTTP/1.1");
        row("port 0", "CONNECT registry.example:0 HTTP/1.1");
        row("port with a sign", "CONNECT registry.example:+443 HTTP/1.1");
        row("port too large", "CONNECT registry.example:65979 HTTP/1.1");
        row("port in words", "CONNECT registry.example:https HTTP/1.1");
        row("user information", "CONNECT a@registry.example:443 HTTP/1.1");
        row("user information in a URL", "GET http://a:b@registry.example/ HTTP/1.1");
        row("two colons", "CONNECT registry.example:443:443 HTTP/1.1");
        row("origin form", "GET / HTTP/1.1\r\nHost: registry.example");
        row("https in absolute form", "GET https://registry.example/ HTTP/1.1");
        row("another scheme", "GET ftp://registry.example/ HTTP/1.1");
        row("fragment", "GET http://registry.example/#x HTTP/1.1");
        row("a space in the target", "CONNECT registry .example:443 HTTP/1.1");
        row("NUL in the target", QByteArray("CONNECT registry\0.example:443 HTTP/1.1", 38));
        row("a bare line feed", "CONNECT registry.example:443 HTTP/1.1\r\nA: b\nC: d");
        row("a folded line", "CONNECT registry.example:443 HTTP/1.1\r\nA: b\r\n c");
        row("a header without a colon", "CONNECT registry.example:443 HTTP/1.1\r\nabc");
        row("a space before the colon", "CONNECT registry.example:443 HTTP/1.1\r\nHost : a");
        row("HTTP/2", "PRI * HTTP/2.0", 505);
        row("another version", "CONNECT registry.example:443 HTTP/3.0", 505);
        row("no version", "CONNECT registry.example:443");
        row("a hundred headers", "CONNECT a.example:443 HTTP/1.1" + QByteArray("\r\nA: b").repeated(100), 431);
        row("too long", "CONNECT a.example:443 HTTP/1.1\r\nA: " + QByteArray(kMostProxyHead, 'b'), 431);
    }

    void whatCouldBeReadInTwoWaysIsRefused()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        const auto read = readProxyHead(head);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error(), status);
    }
};

REMIT_TEST_MAIN(TestProxyHead)
#include "tst_proxyhead.moc"
