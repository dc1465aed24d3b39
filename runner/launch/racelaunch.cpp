// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Several runs of the same contract, made together.
#include "runner/contract/racers.h"
#include "runner/git/repository.h"
#include "runner/launch/launcher.h"
#include "runner/run/race.h"

#include <QDateTime>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** Empty: they can race. */
QString whyNoRace(const QList<LaunchRequest>& requests)
{
    if (requests.size() < kFewestRacers || requests.size() > kMostRacers)
        return u"A race has %1 to %2 agents."_s.arg(kFewestRacers).arg(kMostRacers);
    const LaunchRequest& first = requests.constFirst();
    for (const LaunchRequest& request : requests) {
        if (request.repository != first.repository || request.base != first.base || !request.parent.isEmpty())
            return u"The runs of a race start from the same commit of the same repository."_s;
        if (const QString difference = differenceBeyondAgent(first.contract, request.contract); !difference.isEmpty())
            return u"The contracts of a race differ in agent, model and command only. \"%1\" is not in all of them."_s
                .arg(difference.simplified().left(120));
    }
    return {};
}

QString nameOf(const Contract& contract)
{
    return contract.model.isEmpty() ? contract.agent : u"%1 (%2)"_s.arg(contract.agent, contract.model);
}

} // namespace

Result<Race> Launcher::launchRace(const QList<LaunchRequest>& requests)
{
    if (const QString why = whyNoRace(requests); !why.isEmpty())
        return failure(ErrorCode::InvalidInput, why);
    const LaunchRequest& first = requests.constFirst();
    const auto repository = Repository::open(first.repository);
    if (!repository)
        return std::unexpected(repository.error());
    const auto base = repository->resolve(first.base.isEmpty() ? u"HEAD"_s : first.base);
    if (!base)
        return std::unexpected(base.error());

    Race race{newRaceId(first.contract.title, QDateTime::currentDateTimeUtc()), {}};
    QList<LaunchRequest> entries = requests;
    QStringList problems;
    Ground ground;
    for (LaunchRequest& entry : entries) {
        entry.base = *base; // the branch may move meanwhile
        entry.race = race.id;
        if (const auto judged = judge(entry))
            ground = *judged;
        else if (judged.error().code == ErrorCode::InvalidInput)
            problems.append(u"%1: %2"_s.arg(nameOf(entry.contract), judged.error().detail));
        else
            return std::unexpected(judged.error());
    }
    if (!problems.isEmpty())
        return failure(ErrorCode::InvalidInput, problems.join(u'\n'));
    {
        const auto held = FileLock::wait(m_paths.launchLock()); // no run is started before all are made
        if (!held)
            return std::unexpected(held.error());
        for (const LaunchRequest& entry : std::as_const(entries)) {
            const RunId run = newRun(entry.contract.title);
            if (const auto made = makeRun(run, entry, ground); !made) {
                for (const RunId& other : std::as_const(race.runs))
                    unmakeRun(other);
                return std::unexpected(made.error());
            }
            race.runs.append(run);
        }
    }
    if (const auto started = startQueued(); !started)
        return std::unexpected(started.error());
    return race;
}

} // namespace remit
