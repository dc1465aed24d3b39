// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/egress/hostname.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace Qt::StringLiterals;

class TestHostName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aNameIsBroughtIntoOneForm_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QString>("name"); // empty: none
        const auto row = [](const char* title, const QByteArray& written, const QString& name) {
            QTest::newRow(title) << written << name;
        };
        row("plain", "registry.example", u"registry.example"_s);
        row("upper case", "Registry.EXAMPLE", u"registry.example"_s);
        row("dot at the end", "registry.example.", u"registry.example"_s);
        row("one label", "localhost", u"localhost"_s);
        row("underscore", "_dmarc.example", u"_dmarc.example"_s);
        row("umlaut",
            "b\xc3\xbc"
            "cher.example",
            u"xn--bcher-kva.example"_s);
        row("fullwidth letters", "\xef\xbd\x85xample.com", u"example.com"_s);
        row("ideographic full stop",
            "example\xe3\x80\x82"
            "com",
            u"example.com"_s);
        row("two dots at the end", "registry.example..", {});
        row("empty label", "registry..example", {});
        row("empty", "", {});
        row("dot", ".", {});
        row("user information", "user@registry.example", {});
        row("port", "registry.example:443", {});
        row("space", "registry .example", {});
        row("NUL", QByteArray("registry.example\0.evil.example", 29), {});
        row("line feed", "registry.example\n", {});
        row("percent", "registry%2eexample", {});
        row("slash", "registry.example/x", {});
        row("hyphen at the begin", "-registry.example", {});
        row("broken UTF-8", "registry\xff.example", {});
        row("label of 64", QByteArray(64, 'a') + ".example", {});
        row("name of 254", QByteArray("aa.").repeated(84) + "aa", {});
        row("dotted address", "127.0.0.1", {});
        row("short address", "127.1", {});
        row("number", "2130706433", {});
        row("hexadecimal", "0x7f000001", {});
        row("hexadecimal part", "127.0.0.0x1", {});
        row("bare 0x", "127.0x", {});
        row("octal", "0177.0.0.01", {});
        row("IPv6", "[::1]", {});
        row("fullwidth digits", "\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1", {});
    }

    void aNameIsBroughtIntoOneForm()
    {
        QFETCH(QByteArray, written);
        QFETCH(QString, name);
        QCOMPARE(hostName(written).value_or(QString()), name);
    }

    void onlyThePlainNotationIsAnAddress_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QString>("address");
        QTest::newRow("IPv4") << QByteArray("192.0.2.7") << u"192.0.2.7"_s;
        QTest::newRow("IPv6") << QByteArray("[2001:db8::1]") << u"2001:db8::1"_s;
        QTest::newRow("IPv6 without brackets") << QByteArray("2001:db8::1") << QString();
        QTest::newRow("scope") << QByteArray("[fe80::1%eth0]") << QString();
        QTest::newRow("leading zero") << QByteArray("127.0.0.01") << QString();
        QTest::newRow("short") << QByteArray("127.1") << QString();
        QTest::newRow("NUL") << QByteArray("127.0.0.1\0", 10) << QString();
        QTest::newRow("name") << QByteArray("localhost") << QString();
    }

    void onlyThePlainNotationIsAnAddress()
    {
        QFETCH(QByteArray, written);
        QFETCH(QString, address);
        const auto found = plainAddress(written);
        QCOMPARE(found ? found->toString() : QString(), address);
    }

    void privateAddressesAreNotPublic_data()
    {
        QTest::addColumn<bool>("expected");
        for (const char* text : {"8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
                 "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "223.255.255.255", "2606:4700::1111",
                 "2a00:1450:4001::1"})
            QTest::newRow(text) << true;
        for (const char* text : {"0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255",
                 "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1",
                 "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
                 "255.255.255.255", "::", "::1", "::ffff:8.8.8.8", "::ffff:127.0.0.1", "64:ff9b::808:808", "fc00::1",
                 "fd00:ec2::254", "fe80::1", "ff02::1", "2001::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1"})
            QTest::newRow(text) << false;
    }

    void privateAddressesAreNotPublic()
    {
        QFETCH(bool, expected);
        const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!address.isNull());
        QCOMPARE(isPublic(address), expected);
    }
};

REMIT_TEST_MAIN(TestHostName)
#include "tst_hostname.moc"
