// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/supervisor.h"

#include "runner/contract/contractfile.h"
#include "runner/git/worktree.h"
#include "runner/run/auditrecord.h"
#include "runner/run/selfreport.h"
#include "runner/store/index.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

using namespace std::chrono_literals;

namespace remit {

Supervisor::Supervisor(Paths paths, RunId run, FileLock lock, QObject* parent)
    : QObject(parent)
    , m_context{.paths = std::move(paths),
          .run = std::move(run),
          .environment = QProcessEnvironment::systemEnvironment()}
    , m_lock(std::move(lock))
{
}

Supervisor::~Supervisor() = default;

void Supervisor::start()
{
    auto journal = Journal::open(m_context.paths.journalFile(m_context.run), m_context.run);
    if (!journal) {
        qCritical("remit: run %s: %s", qPrintable(m_context.run.text()), qPrintable(journal.error().detail));
        Q_EMIT ended();
        return;
    }
    m_log = std::make_unique<RunLog>(std::move(*journal));
    connect(m_log.get(), &RunLog::failed, this, [this](const Error& error) {
        qCritical("remit: run %s: %s", qPrintable(m_context.run.text()), qPrintable(error.detail));
        stop(QStringLiteral("journal"));
    });
    connect(m_log.get(), &RunLog::spaceIsOut, this, [this] {
        fail(QStringLiteral("The disk of %1 is full, so it was ended. Free space there, then launch it again.")
                .arg(m_context.paths.data()));
    });
    m_startedAtMs = QDateTime::currentMSecsSinceEpoch();
    m_sinceStart.start();
    goTo(RunState::Preparing);
    if (const QString problem = readRun(); !problem.isEmpty()) {
        prepared(problem);
        return;
    }
    m_control = std::make_unique<ControlServer>(
        [this](const QJsonObject& request, const ControlServer::Answer& answer) { handle(request, answer); });
    if (const QString problem = m_control->listen(m_context.paths, m_context.run); !problem.isEmpty()) {
        prepared(problem);
        return;
    }
    m_preparation = std::make_unique<Preparation>(m_context, *m_log);
    connect(m_preparation.get(), &Preparation::done, this, &Supervisor::prepared);
    m_preparation->start();
}

QString Supervisor::readRun()
{
    const ContractReading reading = readContractFile(m_context.paths.contractFile(m_context.run));
    if (!reading.contract)
        return reading.problems.value(0).inFile(QStringLiteral("contract.toml"));
    m_context.contract = *reading.contract;
    m_context.limits = effectiveLimits(m_context.contract);
    const auto settings = readSettings(m_context.paths.settingsFile());
    if (!settings)
        return settings.error().detail;
    m_context.settings = *settings;
    QString repository;
    const auto state = readJournal(m_context.paths.journalFile(m_context.run), m_context.run, [&](const Event& event) {
        if (event.type != QLatin1StringView(event::runCreated))
            return;
        repository = event.data.value(u"repository").toString();
        m_context.base = event.data.value(u"base").toString();
        m_context.accepted = boxLevelFrom(event.data.value(u"accepted_level").toString());
        m_context.parent = event.data.value(u"parent").toString();
        m_context.reviewIntro = event.data.value(u"intro").toString();
        m_context.question = event.data.value(u"question").toString();
        for (const QJsonValue& comment : event.data.value(u"comments").toArray())
            m_context.reviewComments.append(comment.toString());
    });
    if (!state)
        return state.error().detail;
    const auto opened = Repository::open(repository);
    if (!opened)
        return opened.error().detail;
    m_context.repository = opened->facts();
    m_context.worktree = m_context.paths.worktree(m_context.repository.name, m_context.run);
    m_context.parentSnapshot = m_context.base;
    return m_context.parent.isEmpty() ? QString() : readParent();
}

QString Supervisor::readParent()
{
    const RunId parent = RunId::fromText(m_context.parent);
    const auto record = recordFromJournal(m_context.paths, parent);
    if (!record)
        return record.error().detail;
    m_context.worktreeGone = record->worktree.isEmpty() || !QFileInfo(record->worktree).isDir();
    if (!record->worktree.isEmpty())
        m_context.worktree = record->worktree; // an agent finds its session again by its folder
    const auto repository = Repository::open(m_context.repository.checkout);
    const auto snapshot = repository ? repository->referenceTarget(record->ref) : std::unexpected(repository.error());
    if (!snapshot)
        return snapshot.error().detail;
    m_context.parentSnapshot = *snapshot;
    SelfReport told;
    (void)readJournal(m_context.paths.journalFile(parent), parent,
        [&told](const Event& event) { told.take(event.type, event.data); });
    m_context.resumeSession = told.session();
    m_context.sessionBefore = told.sessionTotals();
    // The agent finds its session in its home, so the home moves on with the work.
    const QString home = m_context.paths.runFolder(parent) + QStringLiteral("/home");
    if (QFileInfo::exists(home) && !QFileInfo::exists(m_context.home()) && !QDir().rename(home, m_context.home()))
        return QStringLiteral("%1 cannot be moved to %2.").arg(home, m_context.home());
    return {};
}

void Supervisor::goTo(RunState state)
{
    Q_ASSERT(canGo(m_state, state));
    m_log->addNow(event::runState, {{QStringLiteral("from"), toText(m_state)}, {QStringLiteral("to"), toText(state)}});
    m_state = state;
}

void Supervisor::handle(const QJsonObject& request, const ControlServer::Answer& answer)
{
    const QString what = request.value(u"do").toString();
    const QString by = request.value(u"by").toString(QStringLiteral("user"));
    if (what == u"stop") {
        m_waitingForEnd.append(answer);
        stop(by);
    } else if (what == u"freeze" && m_state == RunState::Running && m_agent) {
        m_agent->freeze(by);
        answer({{QStringLiteral("ok"), true}});
    } else if (what == u"thaw" && m_state == RunState::Running && m_agent) {
        const auto thawed = m_agent->thaw(by);
        answer({{QStringLiteral("ok"), thawed.has_value()},
            {QStringLiteral("error"), thawed ? QJsonValue() : QJsonValue(thawed.error().detail)}});
    } else {
        answer({{QStringLiteral("ok"), false},
            {QStringLiteral("error"),
                QStringLiteral("Run %1 is %2; only one that is running can be frozen and thawed.")
                    .arg(m_context.run.text(), toText(m_state))}});
    }
}

void Supervisor::stop(const QString& by)
{
    if (m_stopped)
        return;
    m_stopped = true;
    if (m_state == RunState::Preparing && m_agent) { // the box is being made
        m_agent->stop(by);
    } else if (m_state == RunState::Preparing && m_preparation) {
        m_log->addNow(event::stopRequested, {{QStringLiteral("by"), by}});
        m_preparation->stop();
    } else if (m_state == RunState::Running && m_agent) {
        m_agent->stop(by);
    } else if (m_state == RunState::Verifying && m_verification) {
        m_log->addNow(event::stopRequested, {{QStringLiteral("by"), by}});
        m_verification->stop();
    }
}

/** Not by a person: something of ours cannot go on. */
void Supervisor::fail(const QString& why)
{
    if (m_stopped || !m_failure.isEmpty())
        return;
    m_failure = why;
    if (m_agent && (m_state == RunState::Preparing || m_state == RunState::Running))
        m_agent->fail(why);
    else if (m_state == RunState::Preparing && m_preparation)
        m_preparation->stop();
    else if (m_state == RunState::Verifying && m_verification)
        m_verification->stop();
}

void Supervisor::prepared(const QString& outcome)
{
    const QString& problem = m_failure.isEmpty() ? outcome : m_failure;
    if (m_preparation) {
        m_before = m_preparation->before();
        m_snapshots = m_preparation->takeSnapshots();
    }
    if (!problem.isEmpty() || m_stopped) {
        m_preparationProblem = problem;
        m_outcome.endedBy = m_stopped ? EndedBy::User : EndedBy::Failure;
        m_outcome.verifiedDead = true;
        finish();
        return;
    }
    m_agent = std::make_unique<AgentRun>(m_context, *m_log, *m_snapshots);
    connect(m_agent.get(), &AgentRun::running, this, [this] { goTo(RunState::Running); });
    connect(m_agent.get(), &AgentRun::done, this, &Supervisor::agentDone);
    m_agent->start();
}

void Supervisor::agentDone(const AgentOutcome& outcome)
{
    m_outcome = outcome;
    if (!outcome.started) {
        m_preparationProblem = m_stopped ? QStringLiteral("It was stopped.") : outcome.problem;
        finish();
        return;
    }
    QJsonObject ended{{QStringLiteral("by"), toText(outcome.endedBy)},
        {QStringLiteral("verified"), outcome.verifiedDead}, {QStringLiteral("signal"), outcome.signal},
        {QStringLiteral("output_bytes"), m_agent->outputBytes()}};
    if (outcome.exit)
        ended.insert(QStringLiteral("exit"), *outcome.exit);
    if (outcome.limit)
        ended.insert(QStringLiteral("limit"), toText(outcome.limit->name));
    if (!outcome.problem.isEmpty())
        ended.insert(QStringLiteral("reason"), outcome.problem);
    else if (outcome.endedWhenDone)
        ended.insert(QStringLiteral("reason"), QStringLiteral("It was done and stayed, so it was ended."));
    m_log->addNow(event::runEnded, ended);
    if (!m_context.sandbox.isBoxed())
        mendGit();
    goTo(RunState::Verifying);
    m_verification = std::make_unique<Verification>(m_context, *m_log, *m_snapshots);
    connect(m_verification.get(), &Verification::done, this, &Supervisor::verified);
    const bool worthChecking = !m_stopped && (outcome.endedBy == EndedBy::Agent || outcome.endedBy == EndedBy::Limit);
    m_verification->start(
        outcome.lastSnapshot + 1, worthChecking ? Verification::Check::Run : Verification::Check::Leave);
}

/** No box held the file that leads git to its own folder, so it is looked at before anybody's git is. */
void Supervisor::mendGit()
{
    const auto mended = mendGitFile(m_context.repository, m_context.worktree);
    if (!mended)
        m_log->addNow(event::note, {{QStringLiteral("text"), mended.error().detail}});
    else if (*mended)
        m_log->addNow(event::policyDenied,
            {{QStringLiteral("action"), QStringLiteral("git-file")},
                {QStringLiteral("what"), QStringLiteral("replace .git of the worktree")},
                {QStringLiteral("how"), QStringLiteral("it was put back afterwards")}});
}

void Supervisor::verified(const VerificationOutcome& outcome)
{
    m_verdictBasis = outcome;
    // A stop that meets the check after ends the run, not the work: what stands is kept and judged without that check.
    if (m_stopped && m_outcome.endedBy == EndedBy::Agent)
        m_outcome.endedBy = EndedBy::User;
    finish();
}

} // namespace remit
