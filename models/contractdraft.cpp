// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/contractdraft.h"

#include "runner/contract/brief.h"
#include "runner/contract/glob.h"
#include "runner/contract/racers.h"

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** What the check depends on. */
bool hasSameCheck(const Contract& a, const Contract& b)
{
    return a.success == b.success && a.scope.setup == b.scope.setup && a.environment == b.environment;
}

constexpr int kEarlierRuns = 200;

} // namespace

Contract contractForCheck(const Contract& draft)
{
    Contract check;
    check.title = u"Try the check"_s;
    check.task = u"None: only the check runs."_s;
    check.tier = draft.tier;
    check.agent = u"command"_s;
    check.command.argv = {u"true"_s};
    check.scope.setup = draft.scope.setup;
    check.success = draft.success;
    check.doNot = draft.doNot;
    check.limits = draft.limits;
    check.environment = draft.environment;
    return check;
}

ContractDraft::ContractDraft(Backend& backend, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
{
    m_judge.setSingleShot(true);
    m_judge.setInterval(kJudgeDelayMs);
    connect(&m_judge, &QTimer::timeout, this, &ContractDraft::judgeNow);
    m_preflight = remit::preflight(m_contract, m_context);
}

QString ContractDraft::brief() const
{
    BriefContext context;
    if (m_repository) {
        context.repository = m_repository->facts.name;
        context.baseCommit = m_repository->base;
    }
    return renderBrief(m_contract, context);
}

QString ContractDraft::startProblem() const
{
    if (m_starting)
        return tr("It is being started.");
    if (m_repositoryPath.isEmpty())
        return tr("No repository is chosen.");
    if (!m_repository)
        return m_repositoryProblem.isEmpty() ? tr("The repository is being read.") : m_repositoryProblem;
    const auto errors = std::ranges::count(m_preflight.findings, Severity::Error, &PreflightFinding::severity);
    if (errors > 0)
        return tr("Fix %n errors to start.", nullptr, static_cast<int>(errors));
    if (!m_judged)
        return tr("The contract is being judged.");
    if (m_racing && m_racers.size() < kFewestRacers)
        return tr("Choose the agents that race, two at least.");
    if (m_racing && m_racers.size() > kMostRacers)
        return tr("At most %1 agents race.").arg(kMostRacers);
    return boxProblem();
}

QString ContractDraft::boxProblem() const
{
    if (!m_box || m_box->isBoxed())
        return {};
    if (m_box->consent.isEmpty())
        return u"%1 %2"_s.arg(m_box->problem, m_box->mend);
    return m_consent == m_box->consent ? QString() : tr("No box can be made here, and nobody has accepted that.");
}

void ContractDraft::setConsent(const QString& typed)
{
    if (typed == m_consent)
        return;
    m_consent = typed;
    Q_EMIT startChanged();
}

void ContractDraft::setRacers(const QStringList& agents)
{
    if (agents == m_racers)
        return;
    m_racers = agents;
    Q_EMIT startChanged();
}

void ContractDraft::setRacing(bool racing)
{
    if (racing == m_racing)
        return;
    m_racing = racing;
    Q_EMIT startChanged();
}

void ContractDraft::readBox()
{
    m_backend.boxStanding().then(this, [this](const Result<BoxStanding>& answer) {
        if (!answer) {
            Q_EMIT failed(tr("The sandbox was not looked at. %1").arg(answer.error().detail));
            return;
        }
        m_box = *answer;
        Q_EMIT boxChanged();
        Q_EMIT startChanged();
    });
}

int ContractDraft::matchCount(const QStringList& globs) const
{
    if (!m_repository)
        return -1;
    const GlobSet set(globs);
    return static_cast<int>(
        std::ranges::count_if(m_repository->files, [&set](const QString& file) { return set.matches(file); }));
}

void ContractDraft::edit(const std::function<void(Contract&)>& change)
{
    Contract next = m_contract;
    change(next);
    if (next == m_contract)
        return;
    if (!hasSameCheck(next, m_contract))
        forgetCheck();
    m_contract = std::move(next);
    m_judged = false;
    Q_EMIT changed();
    m_judge.start();
}

void ContractDraft::replace(const Contract& contract, const QString& origin)
{
    m_contract = contract;
    m_origin = origin;
    forgetCheck();
    m_judged = false;
    m_preflight = remit::preflight(m_contract, m_context);
    Q_EMIT replaced();
    Q_EMIT changed();
    judgeNow();
}

void ContractDraft::setRepository(const QString& path, const QString& base)
{
    if (path == m_repositoryPath && base == m_base && m_repository)
        return;
    m_repositoryPath = path;
    m_base = base;
    m_earlier.clear();
    readRepository();
    readEarlierRuns();
}

void ContractDraft::setBase(const QString& base)
{
    if (base == m_base)
        return;
    m_base = base;
    readRepository();
}

void ContractDraft::readRepository()
{
    forgetCheck();
    m_judged = false;
    m_repository.reset();
    m_repositoryProblem.clear();
    m_context = {};
    const int asked = ++m_repositoryAsked;
    Q_EMIT repositoryChanged();
    if (m_repositoryPath.isEmpty())
        return;
    m_backend.repository(m_repositoryPath, m_base).then(this, [this, asked](const Result<RepositorySummary>& answer) {
        if (asked != m_repositoryAsked)
            return;
        if (answer)
            m_repository = *answer;
        else
            m_repositoryProblem = answer.error().detail;
        Q_EMIT repositoryChanged();
        judgeNow();
    });
}

void ContractDraft::readEarlierRuns()
{
    RunFilter filter;
    filter.repository = m_repositoryPath;
    filter.limit = kEarlierRuns;
    m_backend.runs(filter).then(this, [this, asked = m_repositoryAsked](const Result<QList<RunRow>>& rows) {
        if (!rows || asked != m_repositoryAsked)
            return;
        m_earlier = *rows;
        m_earlier.removeIf([](const RunRow& row) { return row.state != RunState::Finished; });
        Q_EMIT repositoryChanged();
    });
}

void ContractDraft::readAgents()
{
    m_backend.agents().then(this, [this](const Result<QList<AgentInstallation>>& answer) {
        if (!answer) {
            Q_EMIT failed(tr("The agents were not looked for. %1").arg(answer.error().detail));
            return;
        }
        m_agents = *answer;
        Q_EMIT agentsChanged();
    });
}

void ContractDraft::judgeNow()
{
    m_judge.stop();
    const int asked = ++m_judgeAsked;
    if (!m_repository) {
        m_preflight = remit::preflight(m_contract, m_context);
        Q_EMIT judged();
        return;
    }
    m_backend.preflightContext(m_repositoryPath, m_base, m_contract)
        .then(this, [this, asked](const Result<PreflightContext>& answer) {
            if (asked != m_judgeAsked)
                return;
            if (answer)
                takeContext(*answer);
            else
                Q_EMIT failed(tr("The contract was not judged. %1").arg(answer.error().detail));
        });
}

void ContractDraft::takeContext(const PreflightContext& context)
{
    m_context = context;
    if (!m_context.files && m_repository)
        m_context.files = m_repository->files;
    if (m_check)
        m_context.checkExitOnBase = m_check->exit;
    m_preflight = remit::preflight(m_contract, m_context);
    m_judged = true;
    Q_EMIT judged();
}

void ContractDraft::forgetCheck()
{
    if (!m_check && !m_checking && m_checkProblem.isEmpty())
        return;
    ++m_checkAsked;
    m_check.reset();
    m_checkProblem.clear();
    m_checking = false;
    m_context.checkExitOnBase.reset();
    Q_EMIT checkChanged();
}

void ContractDraft::tryCheck()
{
    if (m_checking || !m_repository || m_contract.success.command.trimmed().isEmpty())
        return;
    m_checking = true;
    m_check.reset();
    m_checkProblem.clear();
    const int asked = ++m_checkAsked;
    Q_EMIT checkChanged();
    m_backend.tryCheck(m_repositoryPath, m_base, contractForCheck(m_contract))
        .then(this, [this, asked](const Result<CheckResult>& answer) {
            if (asked != m_checkAsked)
                return;
            m_checking = false;
            if (answer)
                m_check = *answer;
            else
                m_checkProblem = answer.error().detail;
            Q_EMIT checkChanged();
            judgeNow();
        });
}

void ContractDraft::start()
{
    if (!startProblem().isEmpty())
        return;
    m_starting = true;
    Q_EMIT startChanged();
    LaunchRequest request;
    request.repository = m_repositoryPath;
    request.base = m_base;
    request.contract = m_contract;
    if (m_box && !m_box->isBoxed())
        request.acceptedLevel = m_box->level; // typed out, or startProblem() had said so
    if (m_racing) {
        startRace(request);
        return;
    }
    m_backend.launch(request).then(this, [this](const Result<QString>& answer) {
        m_starting = false;
        Q_EMIT startChanged();
        if (answer)
            Q_EMIT launched(*answer);
        else
            Q_EMIT failed(tr("The run did not start. %1").arg(answer.error().detail));
    });
}

void ContractDraft::startRace(const LaunchRequest& common)
{
    QList<LaunchRequest> requests;
    for (const QString& agent : std::as_const(m_racers)) {
        requests.append(common);
        requests.last().contract = contractFor(m_contract, {agent, {}});
    }
    m_backend.launchRace(requests).then(this, [this](const Result<QStringList>& answer) {
        m_starting = false;
        if (answer) {
            m_racing = false;
            m_racers.clear();
        }
        Q_EMIT startChanged();
        if (answer)
            Q_EMIT launched(answer->value(0));
        else
            Q_EMIT failed(tr("The race did not start. %1").arg(answer.error().detail));
    });
}

} // namespace remit
