// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/agentlimits.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** Calls and cost pass only where somebody counts them. */
LimitHolder holderOfCalls(const AgentInstallation& agent)
{
    switch (agent.metering) {
    case Metering::Gateway:
        return LimitHolder::Gateway;
    case Metering::SelfReported:
        return LimitHolder::SelfReported;
    case Metering::Unknown:
        break;
    }
    const Agent* adapter = agentById(agent.id);
    return adapter && adapter->runsContractsCommand() ? LimitHolder::Contract : LimitHolder::Nobody;
}

QString whyCalls(LimitHolder holder, LimitName name)
{
    switch (holder) {
    case LimitHolder::Gateway:
        return name == LimitName::Cost ? u"For models with a known price."_s : QString();
    case LimitHolder::SelfReported:
        return u"Held as far as the agent tells the truth of itself."_s;
    case LimitHolder::Contract:
        return u"Held at the gateway where [command] providers names whom the program calls."_s;
    case LimitHolder::Nobody:
        return u"Nobody sees its calls."_s;
    case LimitHolder::Harness:
        break;
    }
    return {};
}

} // namespace

QString toText(LimitHolder holder)
{
    switch (holder) {
    case LimitHolder::Harness:
        return u"harness"_s;
    case LimitHolder::Gateway:
        return u"gateway"_s;
    case LimitHolder::SelfReported:
        return u"self-reported"_s;
    case LimitHolder::Contract:
        return u"contract"_s;
    case LimitHolder::Nobody:
        break;
    }
    return u"nobody"_s;
}

QList<LimitHolding> limitHoldings(const AgentInstallation& agent)
{
    QList<LimitHolding> all;
    for (int name = 0; name <= int(LimitName::Failures); ++name) {
        LimitHolding holding{.name = LimitName(name)};
        if (holding.name == LimitName::LlmCalls || holding.name == LimitName::Cost) {
            holding.holder = holderOfCalls(agent);
            holding.why = whyCalls(holding.holder, holding.name);
        } else if (holding.name == LimitName::Failures) {
            holding.why = u"Where the check is a command of plain words; of others the agent's stream has to tell."_s;
        }
        all.append(holding);
    }
    return all;
}

QString meteringReason(const AgentInstallation& agent)
{
    switch (holderOfCalls(agent)) {
    case LimitHolder::Gateway:
        return u"The gateway stands between it and its providers and counts each call."_s;
    case LimitHolder::SelfReported:
        return u"It does not go through the gateway: calls and cost are what it says of itself."_s;
    case LimitHolder::Contract:
        return u"By its contract: at the gateway for [command] providers, otherwise as the stream says that it "
               "speaks."_s;
    case LimitHolder::Harness:
    case LimitHolder::Nobody:
        break;
    }
    return u"It goes past the gateway and says nothing of its calls."_s;
}

} // namespace remit
