// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/preparation.h"

#include "runner/contract/glob.h"
#include "runner/git/worktree.h"
#include "runner/sandbox/shadowgit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/prctl.h>

using namespace std::chrono_literals;

namespace remit {

namespace {

// Files and folders of the worktree that do-not globs name, as few mounts as possible: a glob for all of a folder is
// the folder.
QStringList protectedPaths(const RunContext& context)
{
    QStringList paths;
    QStringList rest;
    for (const QString& glob : context.contract.doNot.paths) {
        const QString folder = glob.endsWith(QStringLiteral("/**")) ? glob.chopped(3)
            : glob.endsWith(u'/')                                   ? glob.chopped(1)
                                                                    : glob;
        const QString path = context.worktree + u'/' + folder;
        const bool plain
            = !folder.contains(u'*') && !folder.contains(u'?') && !folder.contains(u'[') && !folder.contains(u'{');
        if (plain && QFileInfo(path).exists() && !QFileInfo(path).isSymLink())
            paths.append(path);
        else
            rest.append(glob);
    }
    if (rest.isEmpty())
        return paths;
    const GlobSet globs(rest);
    const auto repository = Repository::open(context.repository.checkout);
    const auto files = repository ? repository->files(context.base) : Result<QStringList>(QStringList());
    for (const QString& file : files.value_or(QStringList())) {
        const QString path = context.worktree + u'/' + file;
        const bool covered
            = std::ranges::any_of(paths, [&](const QString& folder) { return path.startsWith(folder + u'/'); });
        if (!covered && globs.matches(file) && QFileInfo(path).exists() && !QFileInfo(path).isSymLink())
            paths.append(path);
    }
    return paths;
}

QString consentNeeded(BoxLevel level)
{
    switch (level) {
    case BoxLevel::B:
        return QStringLiteral("Without a box the kernel can still hold files and network (level B): launch it with "
                              "--consent \"level B\" to accept that for this run.");
    case BoxLevel::C:
        return QStringLiteral(
            "Without a box only its limits and its end are held here (level C): the agent could read "
            "and write what you can. Launch it with --consent \"level C\" to accept that for this run.");
    case BoxLevel::A:
    case BoxLevel::AMinus:
    case BoxLevel::None:
        break;
    }
    return {};
}

} // namespace

BoxSpec worktreeBox(const RunContext& context, const QStringList& readOnlyPaths)
{
    BoxSpec spec;
    spec.worktree = context.worktree;
    spec.worktreeReadOnly = context.contract.scope.readOnly;
    spec.readOnlyInWorktree = protectedPaths(context);
    spec.commonDir = context.repository.commonDir;
    spec.adminName = context.adminName;
    spec.shadow = context.shadow();
    spec.alternates = context.alternates;
    spec.home = context.home();
    spec.homeInside = insidePlaces(context).home;
    spec.readOnlyPaths = readOnlyPaths;
    spec.boxInit = context.sandbox.boxInit;
    spec.environment = boxEnvironment(context, readOnlyPaths, insidePlaces(context));
    holdByKernel(context, spec);
    if (!spec.isBoxed()) { // git finds the stand-in by its name, because nothing can be mounted over the real one
        const QByteArray shadow = QFile::encodeName(context.shadow());
        spec.readOnlyInWorktree.clear();
        spec.environment << "GIT_DIR=" + shadow + "/worktrees/" + QFile::encodeName(context.adminName)
                         << "GIT_WORK_TREE=" + QFile::encodeName(context.worktree) << "GIT_CONFIG_GLOBAL=/dev/null";
    }
    return spec;
}

Preparation::Preparation(RunContext& context, RunLog& log, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_log(log)
{
    connect(&m_probe, &SandboxProbe::finished, this, &Preparation::probed);
    connect(&m_setup, &BoxedCommand::happened, this,
        [this](const char* type, const QJsonObject& data) { m_log.add(type, data); });
    connect(&m_setup, &BoxedCommand::done, this, [this](const CheckResult& result, const QString& error) {
        m_log.add(event::setupDone, checkData(result));
        if (!error.isEmpty())
            Q_EMIT done(error);
        else if (m_stopped)
            Q_EMIT done(QStringLiteral("It was stopped."));
        else if (!result.limit.isEmpty())
            Q_EMIT done(QStringLiteral("The setup command reached the %1 limit of the contract and was ended. Its "
                                       "output is in setup.log of the run's folder.")
                    .arg(result.limit));
        else if (result.exit != 0)
            Q_EMIT done(
                QStringLiteral("The setup command ended with %1. Its output is in setup.log of the run's folder.")
                    .arg(result.exit));
        else
            checkBefore();
    });
}

void Preparation::start()
{
    m_probe.start();
}

void Preparation::stop()
{
    m_stopped = true;
    if (m_git)
        m_git->kill();
    m_setup.kill();
    if (m_check)
        m_check->kill();
}

void Preparation::probed(const SandboxFacts& facts)
{
    m_context.sandbox = facts;
    if (!facts.suffice(m_context.accepted)) {
        Q_EMIT done(facts.problem + u' ' + facts.mend + u' ' + consentNeeded(facts.level));
        return;
    }
    if (!facts.isBoxed())
        ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); // no process of this user attaches to us or reads our environment
    collectKeys();
}

void Preparation::collectKeys()
{
    const Agent* agent = agentById(m_context.contract.agent);
    remit::collectKeys(
        m_context.settings, m_context.environment, agent ? agent->providers(m_context.contract) : QList<Provider>())
        .then(this, [this](const Result<ProviderKeys>& keys) {
            if (!keys) {
                Q_EMIT done(keys.error().detail);
                return;
            }
            m_context.keys = *keys;
            keysCollected();
        });
}

void Preparation::keysCollected()
{
    if (m_stopped) {
        Q_EMIT done(QStringLiteral("It was stopped."));
        return;
    }
    if (m_context.parent.isEmpty() || m_context.worktreeGone)
        makeWorktree();
    else
        worktreeMade();
}

void Preparation::makeWorktree()
{
    if (!QDir().mkpath(QFileInfo(m_context.worktree).path())) {
        Q_EMIT done(QStringLiteral("%1 cannot be made. Is the disk full or the folder write-protected?")
                .arg(QFileInfo(m_context.worktree).path()));
        return;
    }
    m_clock.start();
    m_git = new Process(this);
    connect(m_git, &Process::standardError, this,
        [this](const QByteArray& bytes) { m_gitErrors = (m_gitErrors + bytes).right(4096); });
    connect(m_git, &Process::done, this, [this](const ProcessResult& result) {
        m_git->deleteLater();
        m_git = nullptr;
        if (result.how == ProcessResult::How::FailedToStart)
            Q_EMIT done(result.error);
        else if (result.how != ProcessResult::How::Exited || result.exitCode != 0)
            Q_EMIT done(m_stopped ? QStringLiteral("It was stopped.")
                                  : QStringLiteral("git could not make the worktree: %1")
                                        .arg(QString::fromUtf8(m_gitErrors).trimmed()));
        else
            worktreeMade();
    });
    m_git->start(worktreeAddSetup(m_context.repository, m_context.worktree, m_context.base));
}

void Preparation::worktreeMade()
{
    m_context.worktree = QFileInfo(m_context.worktree).canonicalFilePath();
    const auto admin = adminDir(m_context.repository, m_context.worktree);
    if (!admin) {
        Q_EMIT done(admin.error().detail);
        return;
    }
    m_context.adminName = QFileInfo(*admin).fileName();
    m_log.add(event::worktreeMade,
        {{QStringLiteral("path"), m_context.worktree}, {QStringLiteral("commit"), m_context.base},
            {QStringLiteral("duration_ms"), m_clock.isValid() ? m_clock.elapsed() : 0}});
    if (const QString problem = restoreWork(); !problem.isEmpty()) {
        Q_EMIT done(problem);
        return;
    }
    if (const QString problem = prepareFolders(); !problem.isEmpty()) {
        Q_EMIT done(problem);
        return;
    }
    takeFirstSnapshot();
}

QString Preparation::restoreWork()
{
    if (!m_context.worktreeGone)
        return {};
    const auto repository = Repository::open(m_context.repository.checkout);
    if (!repository)
        return repository.error().detail;
    const auto restored = restoreTree(*repository, m_context.worktree, m_context.base, m_context.parentSnapshot);
    return restored ? QString() : restored.error().detail;
}

QString Preparation::prepareFolders()
{
    QStringList folders{m_context.home()};
    if (!m_context.sandbox.isBoxed())
        folders.append(m_context.temporary());
    for (const QString& folder : std::as_const(folders)) {
        if (!QDir().mkpath(folder))
            return QStringLiteral("%1 cannot be made.").arg(folder);
    }
    if (QFileInfo::exists(m_context.shadow())) {
        if (const auto removed = removeFolder(m_context.shadow()); !removed)
            return removed.error().detail;
    }
    const auto admin = adminDir(m_context.repository, m_context.worktree);
    const auto shadow = makeShadowGit(m_context.repository.commonDir, *admin, m_context.shadow());
    if (!shadow)
        return shadow.error().detail;
    m_context.alternates = shadow->alternates;
    if (!m_context.sandbox.isBoxed()) {
        const auto lent = lendObjects(m_context.shadow(), m_context.repository.commonDir);
        return lent ? QString() : lent.error().detail;
    }
    return {};
}

void Preparation::takeFirstSnapshot()
{
    m_snapshots = std::make_unique<SnapshotWorker>(
        m_context.repository.checkout, m_context.worktree, m_context.parentSnapshot, m_context.run.text());
    m_snapshots->take(0, QStringLiteral("Start of %1").arg(m_context.run.text()))
        .then(this, [this](const Result<Snapshot>& taken) {
            if (!taken) {
                Q_EMIT done(taken.error().detail);
                return;
            }
            m_first = *taken;
            m_log.add(event::snapshotMade,
                {{QStringLiteral("n"), taken->number}, {QStringLiteral("ref"), taken->ref},
                    {QStringLiteral("commit"), taken->commit}});
            setUp();
        });
}

void Preparation::setUp()
{
    if (m_stopped) {
        Q_EMIT done(QStringLiteral("It was stopped."));
        return;
    }
    const bool isSetUp = !m_context.parent.isEmpty() && !m_context.worktreeGone;
    if (m_context.contract.scope.setup.isEmpty() || isSetUp) {
        checkBefore();
        return;
    }
    BoxedCommandSetup setup;
    setup.commandLine = m_context.contract.scope.setup;
    setup.spec = worktreeBox(m_context, m_context.settings.toolchains);
    setup.spec.worktreeReadOnly = false;
    setup.bwrap = m_context.sandbox.bwrap;
    setup.hosts = m_context.contract.environment.hosts;
    setup.timeout = 20min;
    setup.outputFile = m_context.folder() + QStringLiteral("/setup.log");
    setup.limits = m_context.limits;
    m_setup.start(setup);
}

void Preparation::checkBefore()
{
    if (m_context.contract.success.command.isEmpty()) {
        Q_EMIT done({});
        return;
    }
    m_check = std::make_unique<CleanCheck>(m_context, QStringLiteral("before"));
    connect(m_check.get(), &CleanCheck::happened, this,
        [this](const char* type, const QJsonObject& data) { m_log.add(type, data); });
    connect(m_check.get(), &CleanCheck::done, this, [this](const CheckResult& result, const QString& error) {
        if (error.isEmpty()) {
            m_before = result;
            m_log.add(event::checkDone, checkData(result, QStringLiteral("before")));
        }
        Q_EMIT done(error);
    });
    m_check->start(m_context.base);
}

} // namespace remit
