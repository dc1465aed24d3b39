// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/review/verdicts.h"

#include "runner/contract/contractfile.h"
#include "runner/journal/journal.h"
#include "runner/launch/landings.h"
#include "runner/launch/verdictrecord.h"
#include "runner/review/notesfile.h"
#include "runner/store/index.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace remit {

namespace {

QString commitMessage(const AuditRecord& record)
{
    QString message = record.contractTitle;
    if (!record.outputSummary.isEmpty())
        message += QStringLiteral("\n\n") + record.outputSummary;
    return message + QStringLiteral("\n\nRemit-Run: ") + record.runId + u'\n';
}

QString commentLine(const ReviewComment& comment)
{
    QString place = comment.path;
    if (comment.line > 0)
        place += u':' + QString::number(comment.line);
    return place.isEmpty() ? comment.text : place + QStringLiteral(": ") + comment.text;
}

/** Where a verdict stands: the record, its journal open for writing. */
struct Desk {
    AuditRecord record;
    std::unique_ptr<Journal> journal;
};

Result<AuditRecord> finishedRecord(const Paths& paths, const RunId& run)
{
    if (!QFileInfo::exists(paths.journalFile(run)))
        return failure(ErrorCode::NotFound, QStringLiteral("There is no run %1.").arg(run.text()));
    auto record = recordFromJournal(paths, run);
    if (record && record->state != RunState::Finished)
        return failure(ErrorCode::Refused,
            QStringLiteral("Run %1 is not finished. Stop it, or wait for its end.").arg(run.text()));
    return record;
}

Result<Desk> openDesk(const Paths& paths, const RunId& run)
{
    auto record = finishedRecord(paths, run);
    if (!record)
        return std::unexpected(record.error());
    // Its last event is written, so a supervisor that still holds its lock is about to put the journal down.
    if (const auto ended = FileLock::wait(paths.supervisorLock(run)); !ended)
        return std::unexpected(ended.error());
    auto journal = Journal::open(paths.journalFile(run), run);
    if (!journal)
        return std::unexpected(journal.error());
    return Desk{std::move(*record), std::move(*journal)};
}

/** The next round shows what was said in this one; what was not sent stays a draft. */
Result<> markSent(const Paths& paths, const RunId& run, const QList<ReviewComment>& comments)
{
    auto notes = readNotes(paths, run);
    if (!notes)
        return std::unexpected(notes.error());
    bool any = false;
    for (ReviewComment& known : notes->comments) {
        if (known.sent || !std::ranges::contains(comments, known.id, &ReviewComment::id))
            continue;
        known.sent = any = true;
    }
    return any ? writeNotes(paths, run, *notes) : Result<>();
}

Error alreadyDecided(const AuditRecord& record)
{
    return {ErrorCode::Refused,
        QStringLiteral("Run %1 has a verdict already (%2). Undo it first: remitctl review %1 undo")
            .arg(record.runId, toText(record.verdict))};
}

} // namespace

Verdicts::Verdicts(Paths paths, Launcher launcher)
    : m_paths(std::move(paths))
    , m_launcher(std::move(launcher))
{
}

Result<LandingPlan> Verdicts::planFor(const Repository& repository, const AuditRecord& record, LandingWay way,
    const QStringList& leaveOut, const QString& message) const
{
    if (record.ref.isEmpty())
        return failure(ErrorCode::Refused,
            QStringLiteral("Run %1 has no snapshot, so there is nothing to accept.").arg(record.runId));
    const auto result = repository.referenceTarget(record.ref);
    if (!result)
        return std::unexpected(result.error());
    LandingPlan plan;
    plan.way = way;
    plan.base = record.base;
    plan.result = *result;
    plan.leaveOut = leaveOut;
    plan.message = message.isEmpty() ? commitMessage(record) : message;
    plan.newBranch = QStringLiteral("remit/") + record.runId;
    return plan;
}

Result<LandingPreview> Verdicts::preview(const RunId& run, LandingWay way, const QStringList& leaveOut) const
{
    const auto record = finishedRecord(m_paths, run);
    if (!record)
        return std::unexpected(record.error());
    const auto repository = Repository::open(record->repository);
    if (!repository)
        return std::unexpected(repository.error());
    const auto plan = planFor(*repository, *record, way, leaveOut, {});
    if (!plan)
        return std::unexpected(plan.error());
    return previewLanding(*repository, *plan);
}

/** Nothing of the others may live when they are rejected. */
RaceEnds Verdicts::raceEnds()
{
    return {m_paths, [this](const RunId& run) { return m_launcher.stop(run, QStringLiteral("race")); }};
}

Result<Acceptance> Verdicts::accept(
    const RunId& run, LandingWay way, const QStringList& leaveOut, const QString& message)
{
    auto desk = openDesk(m_paths, run);
    if (!desk)
        return std::unexpected(desk.error());
    if (isDecided(desk->record))
        return std::unexpected(alreadyDecided(desk->record));
    const auto repository = Repository::open(desk->record.repository);
    if (!repository)
        return std::unexpected(repository.error());
    const auto plan = planFor(*repository, desk->record, way, leaveOut, message);
    if (!plan)
        return std::unexpected(plan.error());
    const auto intent = desk->journal->append(QString::fromLatin1(event::note),
        {{QStringLiteral("text"), QStringLiteral("Accepting by %1.").arg(toText(way))}}, Journal::Durability::Now);
    if (!intent)
        return std::unexpected(intent.error());
    const auto verdictOf = [&](const Landing& of) -> QJsonObject {
        return {{QStringLiteral("verdict"), toText(ReviewState::Accepted)}, {QStringLiteral("how"), toText(way)},
            {QStringLiteral("branch"), of.branch}, {QStringLiteral("before"), of.before},
            {QStringLiteral("commits"), QJsonArray::fromStringList(of.commits)},
            {QStringLiteral("left_out"), QJsonArray::fromStringList(leaveOut)}};
    };
    const RaceEnds others = raceEnds();
    const bool isRaced = !desk->record.race.isEmpty();
    if (const auto begun = isRaced ? others.begin(run, RaceEnds::Deed::Accept) : Result<>(); !begun)
        return std::unexpected(begun.error());
    const Landings landings(m_paths);
    const auto landing = land(*repository, *plan,
        [&](const Landing& about) { return landings.begin(run, desk->record.repository, verdictOf(about)); });
    if (!landing) {
        landings.end(run);
        others.drop(run);
        return std::unexpected(landing.error());
    }
    const auto noted = recordVerdict(m_paths, run, *desk->journal, verdictOf(*landing));
    if (!noted)
        return std::unexpected(noted.error());
    landings.end(run);
    letWorktreeGo(desk->record, *desk->journal);
    return Acceptance{*landing, isRaced ? others.settle(run, RaceEnds::Deed::Accept) : RaceEnd()};
}

Result<> Verdicts::reject(const RunId& run, const QString& reason)
{
    auto desk = openDesk(m_paths, run);
    if (!desk)
        return std::unexpected(desk.error());
    if (isDecided(desk->record))
        return std::unexpected(alreadyDecided(desk->record));
    const auto noted = recordVerdict(m_paths, run, *desk->journal,
        {{QStringLiteral("verdict"), toText(ReviewState::Rejected)}, {QStringLiteral("text"), reason}});
    if (noted) // the snapshots stay, so the verdict can be undone
        letWorktreeGo(desk->record, *desk->journal);
    return noted;
}

Result<RunId> Verdicts::sendBack(const RunId& run, const QString& intro, const QList<ReviewComment>& comments)
{
    const auto record = finishedRecord(m_paths, run);
    if (!record)
        return std::unexpected(record.error());
    if (isDecided(*record))
        return std::unexpected(alreadyDecided(*record));
    if (intro.trimmed().isEmpty() && comments.isEmpty())
        return failure(
            ErrorCode::InvalidInput, QStringLiteral("Say what is to be done: a comment or a line of text is needed."));
    LaunchRequest request;
    request.reviewIntro = intro;
    return goOn(*record, std::move(request), comments);
}

Result<RunId> Verdicts::answer(const RunId& run, const QString& text)
{
    const auto record = finishedRecord(m_paths, run);
    if (!record)
        return std::unexpected(record.error());
    if (isDecided(*record))
        return std::unexpected(alreadyDecided(*record));
    if (record->question.isEmpty())
        return failure(ErrorCode::Refused,
            QStringLiteral("Run %1 asked nothing. To let it go on: remitctl review %1 send-back --comment TEXT")
                .arg(record->runId));
    if (text.trimmed().isEmpty())
        return failure(ErrorCode::InvalidInput, QStringLiteral("The answer is empty."));
    LaunchRequest request;
    request.reviewIntro = text;
    request.question = record->question;
    return goOn(*record, std::move(request), {});
}

Result<RunId> Verdicts::goOn(const AuditRecord& record, LaunchRequest request, const QList<ReviewComment>& comments)
{
    const RunId run = RunId::fromText(record.runId);
    const ContractReading reading = readContractFile(m_paths.contractFile(run));
    if (!reading.contract)
        return failure(ErrorCode::Corrupt, reading.problems.value(0).inFile(m_paths.contractFile(run)));
    request.repository = record.repository;
    request.base = record.base;
    request.contract = *reading.contract;
    request.parent = run.text();
    request.race = record.race; // it takes its place there
    if (record.level == u"B" || record.level == u"C") // it goes on as it was accepted
        request.acceptedLevel = record.level;
    for (const ReviewComment& comment : comments)
        request.reviewComments.append(commentLine(comment));
    auto next = m_launcher.launch(request);
    if (!next)
        return next;
    auto desk = openDesk(m_paths, run);
    if (!desk)
        return std::unexpected(desk.error());
    const auto noted = recordVerdict(m_paths, run, *desk->journal,
        {{QStringLiteral("verdict"), toText(ReviewState::SentBack)}, {QStringLiteral("text"), request.reviewIntro},
            {QStringLiteral("comments"), QJsonArray::fromStringList(request.reviewComments)},
            {QStringLiteral("next"), next->text()}});
    if (!noted)
        return std::unexpected(noted.error());
    if (const auto marked = markSent(m_paths, run, comments); !marked)
        return std::unexpected(marked.error());
    return next;
}

Result<> Verdicts::defer(const RunId& run, qint64 untilMs)
{
    auto desk = openDesk(m_paths, run);
    if (!desk)
        return std::unexpected(desk.error());
    if (isDecided(desk->record))
        return std::unexpected(alreadyDecided(desk->record));
    return recordVerdict(m_paths, run, *desk->journal,
        {{QStringLiteral("verdict"), toText(ReviewState::Deferred)}, {QStringLiteral("until"), untilMs}});
}

Result<> Verdicts::markSeen(const RunId& run)
{
    auto desk = openDesk(m_paths, run);
    if (!desk)
        return std::unexpected(desk.error());
    if (desk->record.verdict != ReviewState::New)
        return {};
    return recordVerdict(m_paths, run, *desk->journal, {{QStringLiteral("verdict"), toText(ReviewState::Seen)}});
}

Result<RaceEnd> Verdicts::undo(const RunId& run)
{
    auto desk = openDesk(m_paths, run);
    if (!desk)
        return std::unexpected(desk.error());
    Event last;
    const auto read = readJournal(m_paths.journalFile(run), run, [&](const Event& event) {
        if (event.type == QLatin1StringView(event::verdictGiven))
            last = event;
    });
    if (!read)
        return std::unexpected(read.error());
    const auto verdict = reviewStateFrom(last.data.value(u"verdict").toString());
    if (!verdict || *verdict == ReviewState::New || *verdict == ReviewState::Seen)
        return failure(ErrorCode::Refused, QStringLiteral("Run %1 has no verdict to undo.").arg(run.text()));
    if (*verdict == ReviewState::SentBack)
        return failure(ErrorCode::Refused,
            QStringLiteral("Run %1 was sent back and goes on as %2. Stop or review that one.")
                .arg(run.text(), last.data.value(u"next").toString()));
    const auto known = Repository::open(desk->record.repository);
    if (known && !desk->record.ref.isEmpty() && !known->referenceTarget(desk->record.ref))
        return failure(ErrorCode::Refused,
            QStringLiteral("The snapshots of run %1 are gone (see `remitctl log %1`), so its verdict stays.")
                .arg(run.text()));
    const bool isRaced = *verdict == ReviewState::Accepted && !desk->record.race.isEmpty();
    const RaceEnds others = raceEnds();
    if (const auto begun = isRaced ? others.begin(run, RaceEnds::Deed::Undo) : Result<>(); !begun)
        return std::unexpected(begun.error());
    if (*verdict == ReviewState::Accepted) {
        if (const auto undone = undoAccept(run, desk->record, last.data); !undone) {
            others.drop(run);
            return std::unexpected(undone.error());
        }
    }
    const auto noted = recordVerdict(m_paths, run, *desk->journal,
        {{QStringLiteral("verdict"), toText(ReviewState::Seen)}, {QStringLiteral("undo_of"), last.seq}});
    if (!noted)
        return std::unexpected(noted.error());
    return isRaced ? others.settle(run, RaceEnds::Deed::Undo) : RaceEnd();
}

Result<> Verdicts::undoAccept(const RunId& run, const AuditRecord& record, const QJsonObject& verdict) const
{
    if (verdict.value(u"commits").toArray().isEmpty()) // a patch left the repository as it was
        return {};
    const auto repository = Repository::open(record.repository);
    if (!repository)
        return std::unexpected(repository.error());
    Landing landing;
    landing.branch = verdict.value(u"branch").toString();
    landing.before = verdict.value(u"before").toString();
    for (const QJsonValue& commit : verdict.value(u"commits").toArray())
        landing.commits.append(commit.toString());
    const Landings landings(m_paths);
    if (const auto begun = landings.begin(run, record.repository, {}); !begun)
        return begun;
    const auto undone = undoLanding(*repository, landing);
    landings.end(run);
    return undone;
}

} // namespace remit
