// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/selfreport.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

QJsonObject call(qint64 input, qint64 output, const QJsonValue& cost = {})
{
    QJsonObject data{{u"source"_s, u"self-reported"_s}, {u"input"_s, input}, {u"output"_s, output}};
    if (!cost.isNull())
        data.insert(u"cost_usd"_s, cost);
    return data;
}

QJsonObject result(qint64 input, qint64 output, const QJsonValue& cost, bool cumulative)
{
    QJsonObject data{{u"error"_s, false}, {u"tokens"_s, QJsonObject{{u"input"_s, input}, {u"output"_s, output}}},
        {u"cost_usd"_s, cost}};
    if (cumulative)
        data.insert(u"cumulative"_s, true);
    return data;
}

const QString kCall = QString::fromLatin1(event::llmCall);
const QString kResult = QString::fromLatin1(event::agentResult);

} // namespace

/** What an agent says of its own use. */
class SelfReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void callsAddUp()
    {
        SelfReport told;
        told.take(kCall, call(1000, 50, 0.5));
        told.take(kCall, call(500, 20, 0.25));
        const UsageReport usage = told.usage();
        QCOMPARE(usage.llmCalls, 2);
        QVERIFY((usage.tokens == Tokens{1500, 70, 0, 0}));
        QCOMPARE(usage.costMicroUsd, 750'000);
        QVERIFY(!told.saidItsEnd());
        QVERIFY(!told.sessionTotals()); // it has not told its end
    }

    void whatNobodySaidIsUnknown()
    {
        SelfReport told;
        QVERIFY(told.usage().isEmpty());
        told.take(kCall, call(1000, 50));
        told.take(kCall, {{u"source"_s, u"self-reported"_s}, {u"input"_s, -1}, {u"output"_s, 5}});
        QCOMPARE(told.usage().llmCalls, 2);
        QVERIFY(!told.usage().tokens);
        QVERIFY(!told.usage().costMicroUsd);
    }

    void theGatewaysCallsAreNotItsWord()
    {
        SelfReport told;
        told.take(kCall, {{u"source"_s, u"gateway"_s}, {u"input"_s, 5}, {u"output"_s, 5}});
        told.take(kCall, {{u"source"_s, u"self-reported"_s}, {u"side"_s, true}});
        QVERIFY(told.usage().isEmpty());
    }

    void totalsHoldAndHiddenCallsMakeTheCountUnknown()
    {
        SelfReport told;
        told.take(kCall, call(1000, 50));
        told.take(kResult, result(1010, 50, 0.5, false));
        QCOMPARE(told.usage().llmCalls, 1);
        QVERIFY((told.usage().tokens == Tokens{1010, 50, 0, 0}));
        told.take(kResult, result(4000, 90, 0.5, false));
        QVERIFY(!told.usage().llmCalls);
        QVERIFY((told.usage().tokens == Tokens{4000, 90, 0, 0}));
    }

    void aResumedSessionIsTakenOff()
    {
        SelfReport first;
        first.take(kResult, result(1000, 50, 0.5, true));
        QVERIFY((first.usage().tokens == Tokens{1000, 50, 0, 0})); // a session of its own
        const auto before = first.sessionTotals();
        QVERIFY(before);
        SelfReport second;
        second.take(kResult, result(1600, 70, 0.75, true));
        const UsageReport usage = second.usage(before);
        QVERIFY((usage.tokens == Tokens{600, 20, 0, 0}));
        QCOMPARE(usage.costMicroUsd, 250'000);
        QVERIFY(second.usage(std::nullopt).isEmpty()); // nobody knows what went before
        QVERIFY((second.sessionTotals()->tokens == Tokens{1600, 70, 0, 0}));
    }

    void theFirstRoundsTotalsAreThoseOfItsSession()
    {
        SelfReport first;
        first.take(kResult, result(1000, 50, 0.5, false));
        QVERIFY((first.sessionTotals()->tokens == Tokens{1000, 50, 0, 0}));
        SelfReport later;
        later.take(QString::fromLatin1(event::runCreated), {{u"parent"_s, u"first"_s}});
        later.take(kResult, result(600, 20, 0.25, false)); // of this process alone
        QVERIFY(!later.sessionTotals());
    }

    void totalsThatFellSayNothing()
    {
        SelfReport told;
        told.take(kResult, result(900, 70, 0.4, true));
        const UsageReport before{std::nullopt, Tokens{1000, 50, 0, 0}, 500'000};
        QVERIFY(!told.usage(before).tokens);
        QVERIFY(!told.usage(before).costMicroUsd);
    }

    void absurdFiguresAreNone_data()
    {
        QTest::addColumn<QJsonValue>("figure");
        QTest::newRow("negative") << QJsonValue(-1);
        QTest::newRow("half") << QJsonValue(0.5);
        QTest::newRow("huge") << QJsonValue(1e300);
        QTest::newRow("text") << QJsonValue(u"12"_s);
        QTest::newRow("null") << QJsonValue(QJsonValue::Null);
    }
    void absurdFiguresAreNone()
    {
        QFETCH(QJsonValue, figure);
        SelfReport told;
        told.take(kResult, {{u"tokens"_s, QJsonObject{{u"input"_s, figure}, {u"output"_s, 1}}}});
        QVERIFY(!told.usage().tokens);
        QVERIFY(!usageReportFrom({{u"llm_calls"_s, figure}}).llmCalls);
    }

    void theReportReadsBack()
    {
        const UsageReport usage{3, Tokens{1, 2, 3, 4}, 1'500'001};
        QVERIFY(usageReportFrom(toJson(usage)) == usage);
        QVERIFY(usageReportFrom(toJson({})).isEmpty());
    }

    void roundingIsNoDifference()
    {
        QVERIFY(!differs(1000, 1020, 0));
        QVERIFY(differs(1000, 1021, 0));
        QVERIFY(!differs(3, 20, 20));
        QVERIFY(differs(0, 21, 20));
    }
};

REMIT_TEST_MAIN(SelfReportTest)
#include "tst_selfreport.moc"
