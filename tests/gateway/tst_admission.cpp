// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/admission.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace Qt::StringLiterals;
using Verdict = Admission::Verdict;

namespace {

AdmissionTerms terms(qint64 microUsd)
{
    AdmissionTerms it;
    it.maximumCostMicroUsd = microUsd;
    it.ownCostLimit = true;
    it.prices = PriceTable::builtIn();
    it.pricesFile = u"/home/u/prices.toml"_s;
    return it;
}

CallRequest call(const QString& model, qint64 output = 1'000)
{
    CallRequest it;
    it.readable = true;
    it.model = model;
    it.mostInput = 1'000;
    it.mostOutput = output;
    return it;
}

CallUsage usage(qint64 input, qint64 output)
{
    CallUsage it;
    it.tokens = Tokens{.input = input, .output = output, .cacheRead = 0, .cacheWrite = 0};
    return it;
}

const auto kOpus = u"claude-opus-4-8"_s; // 5 in, 25 out, 6.25 cache write

} // namespace

class TestAdmission : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void anUnpricedModelDoesNotPassAnOwnLimit()
    {
        Admission own(terms(1'000'000));
        const auto refused = own.ask(call(u"mock-1"_s));
        QCOMPARE(refused.verdict, Verdict::Refused);
        for (const auto* said : {u"\"mock-1\"", u"/home/u/prices.toml", u"[models.\"mock-1\"]", u"as_of"})
            QVERIFY2(refused.why.contains(QStringView(said)), qPrintable(refused.why));
        QCOMPARE(own.ask(call({})).verdict, Verdict::Refused);
        CallRequest unread = call(kOpus);
        unread.readable = false;
        QCOMPARE(own.ask(unread).verdict, Verdict::Refused);
        QCOMPARE(own.ask(call(kOpus)).verdict, Verdict::Granted);
    }

    void theTiersLimitHoldsNobodyUpWithoutAPrice()
    {
        AdmissionTerms tier = terms(1);
        tier.ownCostLimit = false;
        Admission admission(tier);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(admission.ask(call(u"mock-1"_s)).verdict, Verdict::Granted);
        QCOMPARE(admission.ask(call(kOpus)).verdict, Verdict::Granted);
        QCOMPARE(admission.ask(call(kOpus)).verdict, Verdict::Wait);
    }

    void nothingGoesToTheBackground()
    {
        Admission admission({});
        CallRequest later = call(kOpus);
        later.background = true;
        QCOMPARE(admission.ask(later).verdict, Verdict::Refused);
    }

    void aStrictLimitLetsNothingBoundlessPass()
    {
        AdmissionTerms strict = terms(1'000'000);
        strict.costStrict = true;
        Admission admission(strict);
        CallRequest refers = call(kOpus);
        refers.mostInput.reset();
        QCOMPARE(admission.ask(refers).verdict, Verdict::Refused);
        QCOMPARE(admission.ask(call(kOpus, 100'000)).verdict, Verdict::CostReached);
        QCOMPARE(admission.ask(call(kOpus)).verdict, Verdict::Granted);
    }

    void whatAnAgentCutsCountsAtItsMost_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<bool>("settled");
        QTest::addColumn<bool>("next"); // may another call pass?
        QTest::newRow("whole") << int(BrokenBy::Nobody) << true << true;
        QTest::newRow("by the provider") << int(BrokenBy::Provider) << false << true;
        QTest::newRow("by the agent") << int(BrokenBy::Agent) << false << false;
        QTest::newRow("by the agent, after the figures") << int(BrokenBy::Agent) << true << true;
    }

    void whatAnAgentCutsCountsAtItsMost()
    {
        QFETCH(int, by);
        QFETCH(bool, settled);
        QFETCH(bool, next);
        Admission admission(terms(30'000));
        const CallRequest asked = call(kOpus, 1'200); // 30,000 of output alone
        const auto answer = admission.ask(asked);
        QCOMPARE(answer.verdict, Verdict::Granted);
        CallUsage said = usage(100, 1);
        said.settled = settled;
        const CallCost cost = admission.settle(answer.ticket, asked, kOpus, said, static_cast<BrokenBy>(by));
        QCOMPARE(cost.microUsd, std::optional<qint64>(525));
        QCOMPARE(admission.ask(call(kOpus)).verdict, next ? Verdict::Granted : Verdict::CostReached);
    }

    void whatIsUnknownSaysWhy_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<CallUsage>("usage");
        QTest::addColumn<QString>("why");
        CallUsage priority = usage(1, 1);
        priority.offList = u"service tier priority"_s;
        CallUsage searched = usage(1, 1);
        searched.extras.webSearches = 1;
        QTest::newRow("nothing said") << kOpus << CallUsage{} << u"does not tell its tokens"_s;
        QTest::newRow("no price") << u"mock"_s << usage(1, 1) << u"no price"_s;
        QTest::newRow("another tier") << kOpus << priority << u"service tier priority"_s;
        QTest::newRow("a search without its price") << u"gpt-5.5"_s << searched << u"no price for"_s;
    }

    void whatIsUnknownSaysWhy()
    {
        QFETCH(QString, model);
        QFETCH(CallUsage, usage);
        QFETCH(QString, why);
        const CallCost cost = costOf(PriceTable::builtIn(), model, usage);
        QVERIFY(!cost.microUsd);
        QVERIFY2(cost.unknownBecause.contains(why), qPrintable(cost.unknownBecause));
    }

    void longCachingAndSearchesArePriced()
    {
        CallUsage used;
        used.tokens = Tokens{.input = 0, .output = 0, .cacheRead = 0, .cacheWrite = 3'000};
        used.extras = {.cacheWriteHour = 1'000, .webSearches = 3};
        QCOMPARE(costOf(PriceTable::builtIn(), kOpus, used).microUsd, std::optional<qint64>(12'500 + 10'000 + 30'000));
    }
};

REMIT_TEST_MAIN(TestAdmission)
#include "tst_admission.moc"
