// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/racers.h"

#include "runner/contract/contractfile.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestList = 2000; ///< letters; longer is no list of nine agents

Contract withoutAgent(Contract contract)
{
    contract.agent.clear();
    contract.model.clear();
    contract.command = {};
    return contract;
}

} // namespace

Result<QList<Racer>> racersFrom(const QString& text)
{
    QList<Racer> racers;
    const QStringList parts = text.left(kLongestList).split(u',');
    for (const QString& part : parts) {
        const Racer racer{part.section(u':', 0, 0).trimmed(), part.section(u':', 1).trimmed()};
        if (racer.agent.isEmpty() || (part.contains(u':') && racer.model.isEmpty()))
            return failure(ErrorCode::InvalidInput,
                u"\"%1\" names no agent. Write them as claude-code,codex:MODEL."_s.arg(part.trimmed()));
        racers.append(racer);
    }
    if (racers.size() < kFewestRacers || racers.size() > kMostRacers || text.size() > kLongestList)
        return failure(ErrorCode::InvalidInput, u"A race has %1 to %2 agents."_s.arg(kFewestRacers).arg(kMostRacers));
    return racers;
}

Contract contractFor(const Contract& contract, const Racer& racer)
{
    Contract own = contract;
    own.agent = racer.agent;
    if (!racer.model.isEmpty() || racer.agent != contract.agent)
        own.model = racer.model; // another agent does not know the model of this one
    return own;
}

QString differenceBeyondAgent(const Contract& contract, const Contract& other)
{
    const Contract one = withoutAgent(contract);
    const Contract two = withoutAgent(other);
    if (one == two)
        return {};
    const QStringList lines = QString::fromUtf8(writeContract(one)).split(u'\n');
    const QStringList others = QString::fromUtf8(writeContract(two)).split(u'\n');
    const auto only = [](const QStringList& here, const QStringList& there) {
        for (const QString& line : here) { // the name of a section says less than what stands in it
            if (!line.startsWith(u'[') && !there.contains(line))
                return line;
        }
        return QString();
    };
    if (const QString line = only(others, lines); !line.isEmpty())
        return line;
    if (const QString line = only(lines, others); !line.isEmpty())
        return line;
    return u"schema"_s; // what is not written
}

} // namespace remit
