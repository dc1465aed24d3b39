// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/egress/hostlist.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace Qt::StringLiterals;

class TestHostList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aHostIsReachedOnlyAsItIsListed_data()
    {
        QTest::addColumn<QStringList>("entries");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* title, const QStringList& entries, const char* host, int port, bool allowed) {
            QTest::newRow(title) << entries << QByteArray(host) << port << allowed;
        };
        const QStringList registry{u"registry.example"_s};
        row("the name", registry, "registry.example", 443, true);
        row("in upper case, with a dot", registry, "REGISTRY.example.", 443, true);
        row("another port", registry, "registry.example", 80, false);
        row("below it", registry, "evil.registry.example", 443, false);
        row("as its end", registry, "evilregistry.example", 443, false);
        row("as its begin", registry, "registry.example.evil.test", 443, false);
        row("a port of its own", {u"registry.example:8080"_s}, "registry.example", 8080, true);
        row("the usual one is then another", {u"registry.example:8080"_s}, "registry.example", 443, false);
        row("both", {u"registry.example:8080"_s, u"registry.example"_s}, "registry.example", 443, true);
        row("a star", {u"*.example"_s}, "a.b.example", 443, true);
        row("a star is not the name itself", {u"*.registry.example"_s}, "registry.example", 443, false);
        row("a star needs the dot", {u"*.registry.example"_s}, "xregistry.example", 443, false);
        row("an umlaut", {u"bücher.example"_s}, "xn--bcher-kva.example", 443, true);
        row("nothing listed", {}, "registry.example", 443, false);
        row("an address", {u"*.example"_s}, "192.0.2.1", 443, false);
        row("an address that is listed", {u"127.0.0.1:8080"_s}, "127.0.0.1", 8080, true);
        row("in another notation", {u"127.0.0.1:8080"_s}, "127.1", 8080, false);
        row("as a number", {u"127.0.0.1:8080"_s}, "2130706433", 8080, false);
        row("no name", registry, "", 443, false);
        row("user information", registry, "x@registry.example", 443, false);
        row("an entry that is none", {u"a b"_s, u"x:0"_s, u"*."_s}, "a b", 443, false);
    }

    void aHostIsReachedOnlyAsItIsListed()
    {
        QFETCH(QStringList, entries);
        QFETCH(QByteArray, host);
        QFETCH(int, port);
        QFETCH(bool, allowed);
        const HostAnswer answer = HostList(entries).judge(host, quint16(port));
        QCOMPARE(answer.refusal.isEmpty(), allowed);
    }

    void aNameThatLeadsInsideIsReachedOnlyWhereItsAddressIsListed()
    {
        const QList<QHostAddress> resolved{QHostAddress(u"127.0.0.1"_s), QHostAddress(u"93.184.216.34"_s),
            QHostAddress(u"10.0.0.5"_s), QHostAddress(u"::1"_s)};
        const QList<QHostAddress> onlyPublic{QHostAddress(u"93.184.216.34"_s)};
        QCOMPARE(HostList({u"registry.example"_s}).reachable(resolved, 443), onlyPublic);
        const QList<QHostAddress> withIt{QHostAddress(u"93.184.216.34"_s), QHostAddress(u"10.0.0.5"_s)};
        QCOMPARE(HostList({u"registry.example"_s, u"10.0.0.5"_s}).reachable(resolved, 443), withIt);
        QCOMPARE(HostList({u"registry.example"_s, u"10.0.0.5:80"_s}).reachable(resolved, 443), onlyPublic);
    }
};

REMIT_TEST_MAIN(TestHostList)
#include "tst_hostlist.moc"
