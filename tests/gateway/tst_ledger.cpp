// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/ledger.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <algorithm>

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
        QCOMPARE(ledger.reserve(0, first), Verdict::Granted);
        QCOMPARE(ledger.reserve(0, second), Verdict::Granted);
        QCOMPARE(ledger.reserve(0, third), Verdict::CallsReached);
        ledger.release(first);
        QCOMPARE(ledger.reserve(0, third), Verdict::Granted);
        ledger.settle(second, 1);
        ledger.settle(third, 1);
        QCOMPARE(ledger.reserve(0, first), Verdict::CallsReached);
        QCOMPARE(ledger.calls(), 2);
    }

    void noCallAtAllCanBeAllowed()
    {
        Ledger ledger({.calls = 0, .costMicroUsd = {}, .costStrict = false});
        Ledger::Ticket ticket = 0;
        QCOMPARE(ledger.reserve(0, ticket), Verdict::CallsReached);
    }

    void costStopsTheNextCall()
    {
        Ledger ledger({.calls = {}, .costMicroUsd = 100, .costStrict = false});
        Ledger::Ticket ticket = 0;
        QCOMPARE(ledger.reserve(0, ticket), Verdict::Granted);
        ledger.settle(ticket, 99);
        QCOMPARE(ledger.reserve(0, ticket), Verdict::Granted);
        ledger.settle(ticket, 50);
        QCOMPARE(ledger.reserve(0, ticket), Verdict::CostReached);
        QCOMPARE(ledger.spentMicroUsd(), 149);
    }

    void callsSideBySideCountAtTheirMost()
    {
        Ledger ledger({.calls = {}, .costMicroUsd = 100, .costStrict = false});
        Ledger::Ticket first = 0;
        Ledger::Ticket second = 0;
        Ledger::Ticket third = 0;
        QCOMPARE(ledger.reserve(60, first), Verdict::Granted);
        QCOMPARE(ledger.reserve(60, second), Verdict::Granted); // the one that may go beyond
        QCOMPARE(ledger.reserve(1, third), Verdict::Wait);
        ledger.settle(first, 10);
        QCOMPARE(ledger.reserve(40, third), Verdict::Granted);
        ledger.settle(second, 60);
        ledger.settle(third, 40);
        QCOMPARE(ledger.reserve(1, third), Verdict::CostReached);
        QCOMPARE(ledger.spentMicroUsd(), 110);
    }

    void whatCannotBeToldGoesAlone()
    {
        Ledger ledger({.calls = {}, .costMicroUsd = 100, .costStrict = false});
        Ledger::Ticket first = 0;
        Ledger::Ticket second = 0;
        QCOMPARE(ledger.reserve(1, first), Verdict::Granted);
        QCOMPARE(ledger.reserve(Ledger::kUnbounded, second), Verdict::Wait);
        ledger.settle(first, 1);
        QCOMPARE(ledger.reserve(Ledger::kUnbounded, second), Verdict::Granted);
        QCOMPARE(ledger.reserve(1, first), Verdict::Wait);
        ledger.settle(second, std::nullopt); // nobody knows: the limit is used up
        QCOMPARE(ledger.reserve(1, first), Verdict::CostReached);
    }

    void withoutACostLimitNothingWaits()
    {
        Ledger ledger({.calls = {}, .costMicroUsd = {}, .costStrict = false});
        for (int i = 0; i < 60; ++i) {
            Ledger::Ticket ticket = 0;
            QCOMPARE(ledger.reserve(Ledger::kUnbounded, ticket), Verdict::Granted);
        }
    }

    void strictlyOnlyWhatStillFitsGoesThrough()
    {
        Ledger ledger({.calls = {}, .costMicroUsd = 100, .costStrict = true});
        Ledger::Ticket first = 0;
        Ledger::Ticket second = 0;
        QCOMPARE(ledger.reserve(Ledger::kUnbounded, first), Verdict::CostReached);
        QCOMPARE(ledger.reserve(101, first), Verdict::CostReached);
        QCOMPARE(ledger.reserve(60, first), Verdict::Granted);
        QCOMPARE(ledger.reserve(41, second), Verdict::Wait);
        QCOMPARE(ledger.reserve(40, second), Verdict::Granted);
        ledger.settle(first, 10);
        QCOMPARE(ledger.reserve(51, first), Verdict::Wait);
        QCOMPARE(ledger.reserve(50, first), Verdict::Granted);
        ledger.settle(first, std::nullopt); // unknown: all that was reserved
        QCOMPARE(ledger.spentMicroUsd(), 60);
        ledger.release(second);
        QCOMPARE(ledger.reserve(41, second), Verdict::CostReached);
        QCOMPARE(ledger.reserve(40, second), Verdict::Granted);
    }

    /** Whatever is asked and whatever it then costs, no more than one call goes beyond the limit. */
    void noMoreThanOneCallGoesBeyond_data()
    {
        QTest::addColumn<bool>("strict");
        QTest::newRow("strict") << true;
        QTest::newRow("not strict") << false;
    }

    void noMoreThanOneCallGoesBeyond()
    {
        QFETCH(bool, strict);
        QRandomGenerator dice(20261129);
        for (int round = 0; round < 300; ++round) {
            Ledger ledger({.calls = {}, .costMicroUsd = 10'000, .costStrict = strict});
            QList<std::pair<Ledger::Ticket, qint64>> open;
            qint64 dearest = 0;
            for (int step = 0; step < 200; ++step) {
                const qint64 most = dice.bounded(3'000);
                Ledger::Ticket ticket = 0;
                if (dice.bounded(2) == 0 && ledger.reserve(most, ticket) == Verdict::Granted) {
                    open.append({ticket, most});
                    dearest = std::max(dearest, most);
                } else if (!open.isEmpty()) {
                    const auto [over, reserved] = open.takeAt(dice.bounded(open.size()));
                    ledger.settle(over, dice.bounded(3) == 0 ? reserved : dice.bounded(reserved + 1));
                }
            }
            for (const auto& [over, reserved] : std::as_const(open))
                ledger.settle(over, reserved);
            QVERIFY(ledger.spentMicroUsd() <= 10'000 + (strict ? 0 : dearest));
        }
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
};

REMIT_TEST_MAIN(TestLedger)
#include "tst_ledger.moc"
