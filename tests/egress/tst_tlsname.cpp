// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/egress/tlsname.h"
#include "tests/support/testmain.h"

using namespace remit;

namespace {

QByteArray number(qsizetype value, int width)
{
    QByteArray bytes;
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        bytes.append(char(value >> shift & 0xff));
    return bytes;
}

QByteArray vector(const QByteArray& content, int width)
{
    return number(content.size(), width) + content;
}

QByteArray extension(int type, const QByteArray& content)
{
    return number(type, 2) + vector(content, 2);
}

QByteArray serverName(const QByteArray& name)
{
    return extension(0, vector(QByteArray(1, '\0') + vector(name, 2), 2));
}

QByteArray hello(const QByteArray& extensions)
{
    const QByteArray body = QByteArray("\x03\x03") + QByteArray(32, 'r') + vector(QByteArray(32, 's'), 1)
        + vector(QByteArray("\x13\x01"), 2) + vector(QByteArray(1, '\0'), 1) + vector(extensions, 2);
    return '\x01' + vector(body, 3);
}

QByteArray record(const QByteArray& content)
{
    return QByteArray("\x16\x03\x01") + vector(content, 2);
}

} // namespace

class TestTlsName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theNameIsFoundHoweverTheBytesCome()
    {
        const QByteArray message = hello(extension(43, "\x02\x03\x04") + serverName("registry.example"));
        const QByteArray split = record(message.first(20)) + record(message.sliced(20));
        for (const QByteArray& bytes : {record(message), split}) {
            for (qsizetype length = 0; length < bytes.size(); ++length)
                QCOMPARE(readTlsName(bytes.first(length)).how, TlsName::How::Unfinished);
            const TlsName found = readTlsName(bytes + "more");
            QCOMPARE(found.how, TlsName::How::Named);
            QCOMPARE(found.name, "registry.example");
        }
    }

    void aHelloWithoutANameSaysSo()
    {
        QCOMPARE(readTlsName(record(hello({}))).how, TlsName::How::Unnamed);
        QCOMPARE(readTlsName(record(hello(extension(0, {})))).how, TlsName::How::Unnamed);
        QCOMPARE(readTlsName(record(hello("\x00"))).how, TlsName::How::Unnamed);
    }

    void somethingElseIsNoHello()
    {
        QCOMPARE(readTlsName("SSH-2.0-x").how, TlsName::How::NotTls);
        QCOMPARE(readTlsName("\x16\x02\x01").how, TlsName::How::NotTls);
        QCOMPARE(readTlsName(record("\x02xxxx")).how, TlsName::How::NotTls);
    }

    void aHelloThatDoesNotEndIsNotWaitedForWithoutBound()
    {
        const QByteArray part = record(QByteArray("\x01\xff\xff\xff", 4) + QByteArray(16000, 'x'));
        QCOMPARE(readTlsName(part).how, TlsName::How::Unfinished);
        QCOMPARE(readTlsName(part + part).how, TlsName::How::Overlong);
    }
};

REMIT_TEST_MAIN(TestTlsName)
#include "tst_tlsname.moc"
