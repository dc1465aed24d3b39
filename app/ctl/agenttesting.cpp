// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/agenttesting.h"

#include "runner/git/newrepository.h"
#include "runner/git/worktree.h"
#include "runner/launch/preflightfacts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSocketNotifier>

#include <csignal>

#include <sys/signalfd.h>

namespace remit::ctl {

namespace {

const auto kPrefix = QStringLiteral("agent-test-");
constexpr qint64 kMicroUsdAtMost = 250'000;

/** What a test that was killed left behind. One that goes on is younger. */
void removeLeftOver(const QString& folder)
{
    const QDateTime old = QDateTime::currentDateTimeUtc().addSecs(-3600);
    const auto entries = QDir(folder).entryInfoList({kPrefix + u'*'}, QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo& entry : entries) {
        if (entry.lastModified() < old)
            (void)removeFolder(entry.filePath());
    }
}

template <typename Value>
QJsonValue orNull(const std::optional<Value>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonObject toJson(const AgentTest& test, const QString& agent, const QString& program, const AuditRecord& record)
{
    QJsonObject object{{QStringLiteral("agent"), agent}, {QStringLiteral("works"), test.works},
        {QStringLiteral("problem"), test.problem}, {QStringLiteral("started"), test.started},
        {QStringLiteral("program"), program}, {QStringLiteral("version"), test.version},
        {QStringLiteral("session"), test.session}, {QStringLiteral("model"), test.model},
        {QStringLiteral("calls"), orNull(test.calls)}, {QStringLiteral("tokens"), QJsonValue()},
        {QStringLiteral("cost_usd"), QJsonValue()}, {QStringLiteral("metered"), test.metered},
        {QStringLiteral("duration_s"), double(test.durationMs) / 1000}, {QStringLiteral("answer"), test.answer},
        {QStringLiteral("run_id"), record.runId},
        {QStringLiteral("status"), record.status ? toText(*record.status) : QString()}};
    if (test.tokens)
        object.insert(QStringLiteral("tokens"),
            QJsonObject{{QStringLiteral("input"), test.tokens->input}, {QStringLiteral("output"), test.tokens->output},
                {QStringLiteral("cache_read"), test.tokens->cacheRead},
                {QStringLiteral("cache_write"), test.tokens->cacheWrite}});
    if (test.costMicroUsd)
        object.insert(QStringLiteral("cost_usd"), double(*test.costMicroUsd) / 1e6);
    return object;
}

void tell(const AgentTest& test, const Agent& agent)
{
    const auto unknown = QStringLiteral("unknown");
    const auto line = [](const char* name, const QString& words) {
        print(QLatin1StringView(name).toString().leftJustified(10)
            + shown(words.isEmpty() ? QStringLiteral("unknown") : words));
    };
    print(test.works ? QStringLiteral("%1 works.").arg(agent.name()) : shown(test.problem));
    line("started", test.started ? QStringLiteral("yes") : QStringLiteral("no"));
    if (!test.started)
        return;
    line("version", test.version);
    line("session", test.session);
    line("model", test.model);
    line("calls", (test.calls ? QString::number(*test.calls) : unknown) + QStringLiteral(", metered: ") + test.metered);
    line("tokens",
        test.tokens ? QStringLiteral("%1 in, %2 out").arg(test.tokens->input).arg(test.tokens->output) : unknown);
    line("cost", test.costMicroUsd ? u'$' + QLocale::c().toString(double(*test.costMicroUsd) / 1e6, 'f', 4) : unknown);
    line("duration", QLocale::c().toString(double(test.durationMs) / 1000, 'f', 1) + QStringLiteral(" s"));
    line("answer", test.answer.isEmpty() ? QStringLiteral("none") : test.answer);
}

} // namespace

AgentTesting::AgentTesting(Session session, const Agent& agent, QString model, bool asJson, QObject* parent)
    : QObject(parent)
    , m_session(std::move(session))
    , m_agent(agent)
    , m_model(std::move(model))
    , m_program(agent.find(qEnvironmentVariable("PATH"), QDir::homePath()).program)
    , m_asJson(asJson)
{
}

Result<QString> AgentTesting::makeScratch()
{
    const QString data = m_session.paths.data();
    if (!m_session.paths.makeFolders())
        return failure(ErrorCode::Io,
            QStringLiteral("%1 cannot be made or written. Is the disk full or write-protected?").arg(data));
    removeLeftOver(data);
    m_scratch = std::make_unique<QTemporaryDir>(data + u'/' + kPrefix + QStringLiteral("XXXXXX"));
    const QString repository = m_scratch->path() + QStringLiteral("/agent-test");
    if (!m_scratch->isValid() || !QDir().mkpath(repository))
        return failure(
            ErrorCode::Io, QStringLiteral("A folder in %1 cannot be made: %2").arg(data, m_scratch->errorString()));
    if (const auto made = makeRepository(repository, QStringLiteral("README.md"), "Nothing here is to be changed.\n");
        !made)
        return std::unexpected(made.error());
    return repository;
}

Result<> AgentTesting::start()
{
    const auto repository = makeScratch();
    if (!repository)
        return std::unexpected(repository.error());
    LaunchRequest request;
    request.repository = *repository;
    request.contract = agentTestContract(m_agent, m_model);
    request.purpose = QLatin1StringView(kAgentTestPurpose);
    if (priceKnown(m_session.paths, request.contract).value_or(true))
        request.contract.limits.costMicroUsd = kMicroUsdAtMost;
    auto launcher = m_session.launcher();
    if (!launcher)
        return std::unexpected(launcher.error());
    if (const auto recovered = launcher->recover(); !recovered)
        printNote(recovered.error().detail);
    const auto run = launcher->launch(request);
    if (!run)
        return std::unexpected(run.error());
    m_run = *run;
    (void)launcher->startNow(m_run); // a person waits for it; refused if it has started already
    stopOnSignal();
    auto* follower
        = new Follower(m_session, m_run, m_asJson ? Follower::Tell::Nothing : Follower::Tell::Progress, this);
    connect(follower, &Follower::finished, this, &AgentTesting::finished);
    connect(follower, &Follower::failed, this,
        [](const QString& problem) { QCoreApplication::exit(fail({ErrorCode::Io, problem})); });
    follower->start();
    return {};
}

/** A test that nobody waits for any more spends nothing more. The follower then sees its end. */
void AgentTesting::stopOnSignal()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, number);
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    const int signals_ = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    auto* notifier = new QSocketNotifier(signals_, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, signals_] {
        signalfd_siginfo info = {};
        while (::read(signals_, &info, sizeof info) == sizeof info) { }
        if (auto launcher = m_session.launcher())
            (void)launcher->stop(m_run, QStringLiteral("remitctl agents test"));
    });
}

void AgentTesting::finished(const AuditRecord& record)
{
    QList<Event> events;
    (void)readJournal(m_session.paths.journalFile(m_run), m_run, [&](const Event& event) { events.append(event); });
    const AgentTest test = judgeAgentTest(m_agent, record, events);
    letGo(record);
    m_scratch.reset();
    if (m_asJson)
        print(toJson(test, m_agent.id(), m_program, record));
    else
        tell(test, m_agent);
    QCoreApplication::exit(test.works ? Done : test.started ? NotOk : CouldNotStart);
}

void AgentTesting::letGo(const AuditRecord& record) const
{
    const auto repository = Repository::open(record.repository);
    if (!repository || record.worktree.isEmpty())
        return;
    if (const auto removed = removeWorktree(repository->facts(), record.worktree); !removed)
        printNote(removed.error().detail);
}

std::optional<int> testAgent(const Session& session, const QString& id, const QString& model, bool asJson)
{
    const Agent* agent = agentById(id);
    if (!agent)
        return fail(
            {ErrorCode::NotFound, QStringLiteral("There is no agent \"%1\". See remitctl agents.").arg(shown(id))});
    if (agent->runsContractsCommand())
        return fail({ErrorCode::InvalidInput,
            QStringLiteral("%1 runs the program that a contract names, so it cannot be tested without one. Try it: "
                           "remitctl run --contract FILE --wait.")
                .arg(agent->name())});
    const AgentInstallation found = agent->find(qEnvironmentVariable("PATH"), QDir::homePath());
    if (found.program.isEmpty())
        return fail({ErrorCode::Process,
            QStringLiteral("%1 is not installed. %2").arg(agent->name(), found.reasons.join(u' '))});
    auto* testing = new AgentTesting(session, *agent, model, asJson, QCoreApplication::instance());
    if (const auto started = testing->start(); !started) {
        const Error error = started.error();
        delete testing;
        return fail(error);
    }
    return {};
}

} // namespace remit::ctl
