// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/racetable.h"

#include "models/formats.h"
#include "models/queuewords.h"
#include "models/statuswords.h"
#include "runner/run/race.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

using Standing = RaceTable::Standing;

struct Words {
    QString text;
    Standing standing = Standing::Plain;
};

QString checkWord(const std::optional<CheckResult>& check)
{
    if (!check)
        return RaceTable::tr("not run");
    return check->exit == 0 ? RaceTable::tr("passed") : RaceTable::tr("failed");
}

Words checkWords(const AuditRecord& record)
{
    if (!record.before && !record.after)
        return {RaceTable::tr("not run"), Standing::Unknown};
    //: the check before the run and after it
    const QString text = RaceTable::tr("%1 → %2").arg(checkWord(record.before), checkWord(record.after));
    return {text, !record.after ? Standing::Unknown : record.after->exit == 0 ? Standing::Good : Standing::Bad};
}

Words costWords(const AuditRecord& record)
{
    if (!record.costMicroUsd)
        return {format::unknown(), Standing::Unknown};
    const QString cost = format::cost(record.costMicroUsd);
    return {sourceOf(record, LimitName::Cost) == u"self-reported" ? RaceTable::tr("%1, as it says").arg(cost) : cost};
}

Words timeWords(const AuditRecord& record)
{
    if (record.startedAtMs <= 0 || record.endedAtMs < record.startedAtMs)
        return {format::unknown(), Standing::Unknown};
    return {format::duration(record.endedAtMs - record.startedAtMs)};
}

Words sizeWords(const AuditRecord& record)
{
    if (record.changedFiles == 0)
        return {RaceTable::tr("no change")};
    return {RaceTable::tr("%1, %n file(s)", nullptr, int(record.changedFiles))
            .arg(format::diffCounts(record.added, record.removed))};
}

Words findingWords(const AuditRecord& record)
{
    const FindingTally found = tally(record.findings);
    QStringList parts;
    if (found.high > 0)
        parts.append(RaceTable::tr("%1 high").arg(found.high));
    if (found.medium > 0)
        parts.append(RaceTable::tr("%n warning(s)", nullptr, found.medium));
    if (found.low > 0)
        parts.append(RaceTable::tr("%n note(s)", nullptr, found.low));
    return {parts.isEmpty() ? RaceTable::tr("none") : parts.join(u", "_s),
        found.high > 0         ? Standing::Bad
            : found.medium > 0 ? Standing::Warning
                               : Standing::Plain};
}

Words wordsFor(const AuditRecord& record, RaceTable::Fact fact)
{
    if (record.state != RunState::Finished && fact != RaceTable::Cost)
        return {fact == RaceTable::Review ? RaceTable::tr("when it has ended") : u"–"_s, Standing::Unknown};
    switch (fact) {
    case RaceTable::Check:
        return checkWords(record);
    case RaceTable::Cost:
        return costWords(record);
    case RaceTable::Time:
        return timeWords(record);
    case RaceTable::Size:
        return sizeWords(record);
    case RaceTable::Findings:
        return findingWords(record);
    case RaceTable::Claim:
        return record.claimStatus.isEmpty() ? Words{RaceTable::tr("nothing"), Standing::Unknown}
                                            : Words{record.claimStatus.left(200).simplified()};
    case RaceTable::Review:
        return {reviewWord(record.verdict)};
    case RaceTable::FactCount:
        break;
    }
    return {};
}

QString factWord(int fact)
{
    switch (fact) {
    case RaceTable::Check:
        return RaceTable::tr("Check");
    case RaceTable::Cost:
        return RaceTable::tr("Cost");
    case RaceTable::Time:
        return RaceTable::tr("Time");
    case RaceTable::Size:
        return RaceTable::tr("Size");
    case RaceTable::Findings:
        return RaceTable::tr("Findings");
    case RaceTable::Claim:
        return RaceTable::tr("The agent says");
    case RaceTable::Review:
        return RaceTable::tr("Review");
    default:
        return {};
    }
}

} // namespace

RaceTable::RaceTable(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void RaceTable::setRuns(const QList<AuditRecord>& records)
{
    if (records == m_records)
        return;
    beginResetModel();
    m_records = records;
    std::ranges::sort(m_records, isBetter);
    endResetModel();
}

void RaceTable::setAgentNames(const QHash<QString, QString>& names)
{
    m_agentNames = names;
    if (!m_records.isEmpty())
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int RaceTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_records.isEmpty() ? 0 : FactCount;
}

int RaceTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

QVariant RaceTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const AuditRecord& record = m_records.at(index.column());
    const Words words = wordsFor(record, Fact(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return words.text;
    case Qt::AccessibleTextRole:
        return u"%1, %2: %3"_s.arg(agentName(index.column()), factWord(index.row()), words.text);
    case RunIdRole:
        return record.runId;
    case StandingRole:
        return int(words.standing);
    default:
        return {};
    }
}

QVariant RaceTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(factWord(section)) : QVariant();
    if (section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return racerName(agentName(section), m_records.at(section).model);
    return role == RunIdRole ? QVariant(m_records.at(section).runId) : QVariant();
}

QString RaceTable::agentName(int column) const
{
    const QString& id = m_records.at(column).agent;
    return m_agentNames.value(id, id);
}

int RaceTable::finished() const
{
    return int(std::ranges::count(m_records, RunState::Finished, &AuditRecord::state));
}

bool RaceTable::isDecidable(int column) const
{
    const AuditRecord& record = m_records.at(column);
    const bool decided = record.verdict == ReviewState::Accepted || record.verdict == ReviewState::Rejected
        || record.verdict == ReviewState::SentBack;
    return record.state == RunState::Finished && !decided;
}

QString raceSentence(const QList<RunRow>& runs, const QString& runId)
{
    int ended = 0;
    int going = 0;
    for (const RunRow& run : runs) {
        const bool open
            = run.review == ReviewState::New || run.review == ReviewState::Seen || run.review == ReviewState::Deferred;
        if (run.runId != runId && open)
            ++(run.state == RunState::Finished ? ended : going);
    }
    const QString rejected = ended == 1 ? RaceTable::tr("1 other of the race is rejected.")
                                        : RaceTable::tr("%1 others of the race are rejected.").arg(ended);
    const QString stopped = going == 1 ? RaceTable::tr("1 has not ended; it is stopped and rejected.")
                                       : RaceTable::tr("%1 have not ended; they are stopped and rejected.").arg(going);
    if (ended > 0 && going > 0)
        return u"%1 %2"_s.arg(rejected, stopped);
    return ended > 0 ? rejected : going > 0 ? stopped : QString();
}

} // namespace remit
