// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/ledger.h"
#include "tests/support/testmain.h"

using namespace remit;
using Verdict = Ledger::Verdict;

class TestLedger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void callsUnderWayCount()
    {
        Ledger ledger({.calls = 2, .costMicroUsd = {}, .costStrict = false});
        Ledger::Ticket first = 0;
        Ledger::Ticket second = 0;
        Ledger::Ticket third = 0;
        QCOMPARE(ledger.reserve({}, first), Verdict::Granted);
        QCOMPARE(ledger.reserve({}, second), Verdict::Granted);
        QCOMPARE(ledger.reserve({}, third), Verdict::CallsReached);
        ledger.release(first);
        QCOMPARE(ledger.reserve({}, third), Verdict::Granted);
        ledger.settle(second, 1);
        ledger.settle(third, 1);
        QCOMPARE(ledger.reserve({}, first), Verdict::CallsReached);
        QCOMPARE(ledger.calls(), 2);
    }

    void noCallAtAllCanBeAllowed()
    {
        Ledger ledger({.calls = 0, .costMicroUsd = {}, .costStrict = false});
        Ledger::Ticket ticket = 0;
        QCOMPARE(ledger.reserve({}, ticket), Verdict::CallsReached);
    }

    void costStopsTheNextCall()
    {
        Ledger ledger({.calls = {}, .costMicroUsd = 100, .costStrict = false});
        Ledger::Ticket ticket = 0;
        QCOMPARE(ledger.reserve({}, ticket), Verdict::Granted);
        ledger.settle(ticket, 99);
        QCOMPARE(ledger.reserve({}, ticket), Verdict::Granted);
        ledger.settle(ticket, 50);
        QCOMPARE(ledger.reserve({}, ticket), Verdict::CostReached);
        QCOMPARE(ledger.spentMicroUsd(), 149);
    }

    void strictlyOnlyWhatStillFitsGoesThrough()
    {
        Ledger ledger({.calls = {}, .costMicroUsd = 100, .costStrict = true});
        Ledger::Ticket first = 0;
        Ledger::Ticket second = 0;
        QCOMPARE(ledger.reserve({}, first), Verdict::CostReached);
        QCOMPARE(ledger.reserve(101, first), Verdict::CostReached);
        QCOMPARE(ledger.reserve(60, first), Verdict::Granted);
        QCOMPARE(ledger.reserve(41, second), Verdict::CostReached);
        QCOMPARE(ledger.reserve(40, second), Verdict::Granted);
        ledger.settle(first, 10);
        QCOMPARE(ledger.reserve(51, first), Verdict::CostReached);
        QCOMPARE(ledger.reserve(50, first), Verdict::Granted);
        ledger.settle(first, std::nullopt); // unknown: all that was reserved
        QCOMPARE(ledger.spentMicroUsd(), 60);
        ledger.release(second);
        QCOMPARE(ledger.reserve(40, second), Verdict::Granted);
    }

    void aTicketSettlesOnce()
    {
        Ledger ledger({.calls = {}, .costMicroUsd = 100, .costStrict = true});
        Ledger::Ticket ticket = 0;
        QCOMPARE(ledger.reserve(10, ticket), Verdict::Granted);
        ledger.settle(ticket, 10);
        ledger.settle(ticket, 10);
        ledger.release(ticket);
        QCOMPARE(ledger.calls(), 1);
        QCOMPARE(ledger.spentMicroUsd(), 10);
        QCOMPARE(ledger.reserve(90, ticket), Verdict::Granted);
    }

    void theMostACallCanCost_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<qint64>("most"); // -1: cannot be told
        // claude-opus-4-8: 5 in, 25 out, 6.25 cache write; each byte a token of the dearest input.
        QTest::newRow("Messages") << QByteArray("{\"model\":\"claude-opus-4-8\",\"max_tokens\":1000}")
                                  << qint64{25'000 + 282};
        QTest::newRow("two replies") << QByteArray("{\"model\":\"claude-opus-4-8\",\"max_tokens\":1000,\"n\":2}")
                                     << qint64{2 * (25'000 + 319)};
        QTest::newRow("no maximum") << QByteArray("{\"model\":\"claude-opus-4-8\"}") << qint64{3'200'000 + 169};
        QTest::newRow("a lying maximum") << QByteArray("{\"model\":\"claude-opus-4-8\",\"max_tokens\":-5}")
                                         << qint64{3'200'000 + 269};
        QTest::newRow("an unknown model") << QByteArray("{\"model\":\"mock\",\"max_tokens\":5}") << qint64{-1};
        QTest::newRow("no JSON") << QByteArray("hello") << qint64{-1};
    }

    void theMostACallCanCost()
    {
        QFETCH(QByteArray, body);
        QFETCH(qint64, most);
        QCOMPARE(mostMicroUsd(PriceTable::builtIn(), QString(), body).value_or(-1), most);
    }
};

REMIT_TEST_MAIN(TestLedger)
#include "tst_ledger.moc"
