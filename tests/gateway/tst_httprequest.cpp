// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/httprequest.h"
#include "tests/support/testmain.h"

using namespace remit;
using State = HttpRequestReader::State;

class TestHttpRequest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void validRequestsAreReadInPiecesOfAnySize_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("keepAlive");
        QTest::newRow("get") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << QByteArray("GET") << QByteArray("/")
                             << QByteArray() << true;
        QTest::newRow("close") << QByteArray("GET /?a=b HTTP/1.1\r\nConnection: x, Close\r\n\r\n") << QByteArray("GET")
                               << QByteArray("/?a=b") << QByteArray() << false;
        QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << QByteArray("GET") << QByteArray("/")
                             << QByteArray() << false;
        QTest::newRow("length") << QByteArray("POST /v1/messages HTTP/1.1\r\ncontent-LENGTH: 5\r\n\r\nhello")
                                << QByteArray("POST") << QByteArray("/v1/messages") << QByteArray("hello") << true;
        QTest::newRow("chunked") << QByteArray(
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n01\r\n!\r\n0\r\nA: b\r\n\r\n")
                                 << QByteArray("POST") << QByteArray("/") << QByteArray("hello!") << true;
        QTest::newRow("an empty line before")
            << QByteArray("\r\nGET / HTTP/1.1\r\n\r\n") << QByteArray("GET") << QByteArray("/") << QByteArray() << true;
    }

    void validRequestsAreReadInPiecesOfAnySize()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(bool, keepAlive);
        for (qsizetype size = 1; size <= bytes.size(); ++size) {
            HttpRequestReader reader;
            QByteArray input;
            for (qsizetype at = 0; at < bytes.size(); at += size) {
                input += bytes.mid(at, size);
                QVERIFY(reader.read(input) != State::Failed);
            }
            QCOMPARE(reader.state(), State::Done);
            const HttpRequest request = reader.take();
            QCOMPARE(request.method, method);
            QCOMPARE(request.target, target);
            QCOMPARE(request.body, body);
            QCOMPARE(request.keepAlive(), keepAlive);
            QVERIFY(input.isEmpty());
        }
    }

    void whatFollowsARequestStaysForTheNext()
    {
        HttpRequestReader reader;
        QByteArray input = "POST /a HTTP/1.1\r\nContent-Length: 1\r\n\r\nxGET /b HTTP/1.1\r\n\r\n";
        QCOMPARE(reader.read(input), State::Done);
        QCOMPARE(reader.take().body, QByteArray("x"));
        QCOMPARE(reader.read(input), State::Done);
        QCOMPARE(reader.take().target, QByteArray("/b"));
    }

    void aClientThatWaitsIsToldToGoOnOnce()
    {
        HttpRequestReader reader;
        QByteArray input = "POST / HTTP/1.1\r\nContent-Length: 1\r\nExpect: 100-Continue\r\n\r\n";
        QCOMPARE(reader.read(input), State::Body);
        QVERIFY(reader.takeContinue());
        QVERIFY(!reader.takeContinue());
    }

    void badRequestsFailWithTheirStatus_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const QByteArray get = "GET / HTTP/1.1\r\n";
        const QByteArray post = "POST / HTTP/1.1\r\n";
        QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << 400;
        QTest::newRow("another version") << QByteArray("GET / HTTP/2.0\r\n\r\n") << 505;
        QTest::newRow("an absolute target") << QByteArray("GET http://a/ HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("connect") << QByteArray("CONNECT a:443 HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("a space in the target") << QByteArray("GET /a b HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("a control character in the target") << QByteArray("GET /a\tb HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("a fragment") << QByteArray("GET /a#b HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("a header without colon") << get + "A\r\n\r\n" << 400;
        QTest::newRow("a space before the colon") << get + "A : b\r\n\r\n" << 400;
        QTest::newRow("a folded line") << get + "A: b\r\n c\r\n\r\n" << 400;
        QTest::newRow("a bare line feed") << get + "A: b\nC: d\r\n\r\n" << 400;
        QTest::newRow("a NUL") << get + QByteArray("A: b\0\r\n\r\n", 9) << 400;
        QTest::newRow("two lengths") << post + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n" << 400;
        QTest::newRow("a list of lengths") << post + "Content-Length: 1, 1\r\n\r\n" << 400;
        QTest::newRow("a negative length") << post + "Content-Length: -1\r\n\r\n" << 400;
        QTest::newRow("a signed length") << post + "Content-Length: +1\r\n\r\n" << 400;
        QTest::newRow("both framings") << post + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n" << 400;
        QTest::newRow("another coding") << post + "Transfer-Encoding: gzip, chunked\r\n\r\n" << 501;
        QTest::newRow("chunked twice") << post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"
                                       << 501;
        QTest::newRow("another expectation") << post + "Expect: coffee\r\n\r\n" << 417;
        QTest::newRow("a body too large") << post + "Content-Length: 33554433\r\n\r\n" << 413;
        QTest::newRow("a body far too large") << post + "Content-Length: 99999999999999999999\r\n\r\n" << 400;
        QTest::newRow("a chunk too large") << post + "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n" << 413;
        QTest::newRow("a chunk size that is none") << post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" << 400;
        QTest::newRow("a negative chunk") << post + "Transfer-Encoding: chunked\r\n\r\n-5\r\n" << 400;
        QTest::newRow("a chunk longer than said") << post + "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n" << 400;
        QTest::newRow("an endless chunk line")
            << post + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray(300, '1') << 400;
        QTest::newRow("endless trailers")
            << post + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + QByteArray("A: bbbbbbbbbbbbb\r\n").repeated(1200)
            << 431;
        QTest::newRow("a head too large") << get + QByteArray("A: bbbbbbbbbbbbbbb\r\n").repeated(900) + "\r\n" << 431;
        QTest::newRow("a head without end") << get + QByteArray(17'000, 'a') << 431;
        QTest::newRow("too many headers") << get + QByteArray("A: b\r\n").repeated(101) + "\r\n" << 431;
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\0\r\n\r\n", 9) << 400;
    }

    void badRequestsFailWithTheirStatus()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        HttpRequestReader reader;
        QCOMPARE(reader.read(bytes), State::Failed);
        QCOMPARE(reader.failure(), status);
    }
};

REMIT_TEST_MAIN(TestHttpRequest)
#include "tst_httprequest.moc"
