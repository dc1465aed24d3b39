// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/plainresponse.h"
#include "tests/support/testmain.h"

using namespace remit;
using State = PlainResponse::State;

class TestPlainResponse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aResponseIsReadInPiecesOfAnySize_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("ends"); // by itself, not with the connection
        QTest::addColumn<bool>("kept");
        const auto row = [](const char* name, const char* bytes, const char* body, bool ends, bool kept) {
            QTest::newRow(name) << QByteArray(bytes) << QByteArray(body) << ends << kept;
        };
        row("by length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello", true, true);
        row("chunked",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\nt: 1\r\n\r\n",
            "hello", true, true);
        row("to the end", "HTTP/1.1 200 OK\r\n\r\nhello", "hello", false, false);
        row("empty", "HTTP/1.1 204 No Content\r\n\r\n", "", true, false);
        row("not kept", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx", "x", true, false);
        row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", "x", true, false);
        row("after 100", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", "x", true, true);
    }

    void aResponseIsReadInPiecesOfAnySize()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, body);
        QFETCH(bool, ends);
        QFETCH(bool, kept);
        for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
            PlainResponse response(false);
            QByteArray input;
            QByteArray read;
            for (qsizetype at = 0; at < bytes.size(); at += piece) {
                input += bytes.mid(at, piece);
                (void)response.read(input, read);
            }
            QCOMPARE(response.state() == State::Done, ends);
            QCOMPARE(read, body);
            QCOMPARE(response.keepsAlive(), kept);
            QVERIFY(response.status() == 200 || response.status() == 204);
            QCOMPARE(response.end(), State::Done);
        }
    }

    void whatIsNoResponseFails_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n");
        QTest::newRow("two lengths") << QByteArray(
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx");
        QTest::newRow("a negative length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n");
        QTest::newRow("no chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        QTest::newRow("an endless head") << "HTTP/1.1 200 OK\r\nx: " + QByteArray(100'000, 'x');
        QTest::newRow("cut") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel");
        QTest::newRow("cut in a chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel");
        QTest::newRow("nothing") << QByteArray();
    }

    void whatIsNoResponseFails()
    {
        QFETCH(QByteArray, bytes);
        PlainResponse response(false);
        QByteArray body;
        (void)response.read(bytes, body);
        QCOMPARE(response.end(), State::Failed);
    }
};

REMIT_TEST_MAIN(TestPlainResponse)
#include "tst_plainresponse.moc"
