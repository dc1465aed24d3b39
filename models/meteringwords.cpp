// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/meteringwords.h"

#include "models/formats.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("remit", text);
}

QString callsPhrase(qint64 calls)
{
    return calls == 1 ? tr("1 call") : tr("%1 calls").arg(format::number(calls));
}

} // namespace

QString meteringWord(Metering metering)
{
    return metering == Metering::SelfReported ? tr("self-reported") : QString();
}

QString meteringSentence(Metering metering)
{
    switch (metering) {
    case Metering::Gateway:
        return tr("Calls, tokens and cost were counted on the way to the model provider.");
    case Metering::SelfReported:
        return tr("Calls, tokens and cost are the agent's own word. Nobody else counted them.");
    case Metering::Unknown:
        return tr("Nobody counted the model calls of this run.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString usagePhrase(const std::optional<qint64>& calls, const std::optional<qint64>& costMicroUsd, Metering metering)
{
    QStringList facts{calls ? callsPhrase(*calls) : tr("calls unknown"),
        costMicroUsd ? format::cost(costMicroUsd) : tr("cost unknown")};
    if (const QString word = meteringWord(metering); !word.isEmpty() && (calls || costMicroUsd))
        facts.append(word);
    return facts.join(u", "_s);
}

QString ownFiguresSentence(const UsageReport& usage)
{
    if (usage.isEmpty())
        return {};
    QStringList facts;
    if (usage.llmCalls)
        facts.append(callsPhrase(*usage.llmCalls));
    if (usage.tokens) {
        const Tokens& tokens = *usage.tokens;
        facts.append(tr("%1 tokens in").arg(format::tokens(tokens.input + tokens.cacheRead + tokens.cacheWrite)));
        facts.append(tr("%1 out").arg(format::tokens(tokens.output)));
    }
    if (usage.costMicroUsd)
        facts.append(format::exactCost(usage.costMicroUsd));
    //: %1 is a list such as "12 calls, 3,100 tokens in, 180 out, $0.0132"
    return tr("The agent itself reports %1.").arg(facts.join(u", "_s));
}

} // namespace remit
