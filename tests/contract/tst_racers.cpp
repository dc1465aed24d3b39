// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/racers.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace Qt::StringLiterals;

/** Who races, and what must be the same for all. */
class TestRacers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aListNamesAgentsAndModels()
    {
        const auto racers = racersFrom(u"claude-code, codex:gpt-5,acp:org/model:7b"_s);
        QVERIFY(racers);
        QVERIFY(
            *racers == (QList<Racer>{{u"claude-code"_s, {}}, {u"codex"_s, u"gpt-5"_s}, {u"acp"_s, u"org/model:7b"_s}}));
        QCOMPARE(racersFrom(u"a,a"_s)->size(), 2); // the same one twice is a race, too
    }

    void aListThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString& text : {u""_s, u"a"_s, u"a,"_s, u",a"_s, u"a,:m"_s, u"a:,b"_s, u"a,b,c,d,e,f,g,h,i,j"_s,
                 u"a,"_s + QString(5000, u'b')})
            QTest::newRow(qPrintable(text.left(20))) << text;
    }

    void aListThatIsNoneIsRefused()
    {
        QFETCH(const QString, text);
        const auto racers = racersFrom(text);
        QVERIFY(!racers);
        QCOMPARE(racers.error().code, ErrorCode::InvalidInput);
    }

    void theModelStaysWithItsAgent()
    {
        Contract contract;
        contract.agent = u"claude-code"_s;
        contract.model = u"opus"_s;
        QCOMPARE(contractFor(contract, {u"claude-code"_s, {}}).model, u"opus"_s);
        QCOMPARE(contractFor(contract, {u"claude-code"_s, u"haiku"_s}).model, u"haiku"_s);
        QCOMPARE(contractFor(contract, {u"codex"_s, {}}).model, QString());
        QCOMPARE(contractFor(contract, {u"codex"_s, {}}).agent, u"codex"_s);
    }

    void onlyWhoDoesItMayDiffer()
    {
        Contract one;
        one.title = u"Paginate"_s;
        Contract other = contractFor(one, {u"codex"_s, u"gpt-5"_s});
        other.command.argv = {u"true"_s};
        QCOMPARE(differenceBeyondAgent(one, other), QString());
        other.success.command = u"make test"_s;
        QVERIFY(differenceBeyondAgent(one, other).contains(u"make test"));
        QVERIFY(!differenceBeyondAgent(other, one).isEmpty());
    }
};

REMIT_TEST_MAIN(TestRacers)
#include "tst_racers.moc"
