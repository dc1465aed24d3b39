// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/agentlimits.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace Qt::StringLiterals;

class TestAgentLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void callsAndCostFollowTheMetering_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("metering");
        QTest::addColumn<QString>("holder");
        QTest::addColumn<bool>("held");
        QTest::newRow("gateway") << u"claude-code"_s << int(Metering::Gateway) << u"gateway"_s << true;
        QTest::newRow("by itself") << u"some"_s << int(Metering::SelfReported) << u"self-reported"_s << false;
        QTest::newRow("nobody") << u"some"_s << int(Metering::Unknown) << u"nobody"_s << false;
        QTest::newRow("any program") << u"command"_s << int(Metering::Unknown) << u"contract"_s << false;
    }

    void callsAndCostFollowTheMetering()
    {
        QFETCH(QString, id);
        QFETCH(int, metering);
        QFETCH(QString, holder);
        QFETCH(bool, held);
        AgentInstallation agent;
        agent.id = id;
        agent.metering = Metering(metering);
        const QList<LimitHolding> all = limitHoldings(agent);
        QCOMPARE(all.size(), int(LimitName::Failures) + 1);
        for (const LimitHolding& holding : all) {
            const bool ofCalls = holding.name == LimitName::LlmCalls || holding.name == LimitName::Cost;
            QCOMPARE(toText(holding.holder), ofCalls ? holder : u"harness"_s);
            QCOMPARE(holding.isHeld(), ofCalls ? held : true);
            QVERIFY2(holding.isHeld() || !holding.why.isEmpty(), qPrintable(toText(holding.name)));
        }
        QVERIFY(meteringReason(agent).endsWith(u'.'));
    }

    void everyAdapterOfTheCatalogSaysHowItIsMetered()
    {
        for (const auto& agent : agentCatalog()) {
            const AgentInstallation found = agent->find({}, {});
            const auto holder = limitHoldings(found).at(int(LimitName::LlmCalls)).holder;
            QVERIFY2(holder != LimitHolder::Nobody, qPrintable(agent->id()));
            QVERIFY2(agent->runsContractsCommand() || holder != LimitHolder::Gateway
                    || !agent->providers(Contract{.agent = agent->id()}).isEmpty(),
                qPrintable(agent->id()));
        }
    }
};

REMIT_TEST_MAIN(TestAgentLimits)
#include "tst_agentlimits.moc"
