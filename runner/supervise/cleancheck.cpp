// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/cleancheck.h"

#include "runner/git/worktree.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

using namespace std::chrono_literals;

namespace remit {

namespace {

constexpr auto kSetupTimeout = 20min;

} // namespace

QJsonObject checkData(const CheckResult& result, const QString& when)
{
    QJsonObject data{{QStringLiteral("command"), result.command}, {QStringLiteral("exit"), result.exit},
        {QStringLiteral("duration_ms"), result.durationMs}, {QStringLiteral("timed_out"), result.timedOut},
        {QStringLiteral("limit"), result.limit}, {QStringLiteral("output"), QFileInfo(result.outputFile).fileName()}};
    if (!when.isEmpty())
        data.insert(QStringLiteral("when"), when);
    return data;
}

CleanCheck::CleanCheck(const RunContext& context, QString name, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_name(std::move(name))
{
    connect(&m_export, &QFutureWatcherBase::finished, this, [this] {
        if (const auto exported = m_export.result(); !exported)
            end({}, exported.error().detail);
        else if (m_killed)
            end({}, QStringLiteral("It was stopped."));
        else
            setUp();
    });
}

CleanCheck::~CleanCheck()
{
    m_export.waitForFinished();
}

QString CleanCheck::folder() const
{
    return m_context.folder() + QStringLiteral("/check-") + m_name;
}

void CleanCheck::start(const QString& commit)
{
    const QString target = folder();
    const QString home = target + QStringLiteral(".home");
    const QString repository = m_context.repository.checkout;
    m_export.setFuture(QtConcurrent::run([target, home, repository, commit]() -> Result<> {
        for (const QString& old : {target, home}) {
            if (QFileInfo::exists(old)) {
                if (const auto removed = removeFolder(old); !removed)
                    return removed;
            }
        }
        if (!QDir().mkpath(home) || !QDir().mkpath(target))
            return failure(ErrorCode::Io, QStringLiteral("%1 cannot be made.").arg(target));
        const auto opened = Repository::open(repository);
        if (!opened)
            return std::unexpected(opened.error());
        return exportTree(*opened, commit, target);
    }));
}

void CleanCheck::kill()
{
    m_killed = true;
    if (m_command)
        m_command->kill();
}

void CleanCheck::setUp()
{
    if (m_context.contract.scope.setup.isEmpty()) {
        check();
        return;
    }
    m_settingUp = true;
    run(m_context.contract.scope.setup, kSetupTimeout,
        m_context.folder() + QStringLiteral("/setup-") + m_name + QStringLiteral(".log"));
}

void CleanCheck::check()
{
    m_settingUp = false;
    run(m_context.contract.success.command, m_context.contract.success.timeout,
        m_context.folder() + QStringLiteral("/check-") + m_name + QStringLiteral(".log"));
}

void CleanCheck::run(const QString& commandLine, std::chrono::milliseconds timeout, const QString& outputFile)
{
    BoxedCommandSetup setup;
    setup.commandLine = commandLine;
    setup.timeout = timeout;
    setup.outputFile = outputFile;
    setup.bwrap = m_context.sandbox.bwrap;
    setup.hosts = m_context.contract.environment.hosts;
    setup.spec.worktree = QFileInfo(folder()).canonicalFilePath();
    setup.spec.home = QFileInfo(folder() + QStringLiteral(".home")).canonicalFilePath();
    setup.spec.readOnlyPaths = m_context.settings.toolchains;
    setup.spec.boxInit = m_context.sandbox.boxInit;
    InsidePlaces places = insidePlaces(m_context);
    if (!m_context.sandbox.isBoxed()) // its own, not the agent's
        places.home = places.temporary = setup.spec.home;
    setup.spec.homeInside = places.home;
    setup.spec.environment = boxEnvironment(m_context, m_context.settings.toolchains, places);
    holdByKernel(m_context, setup.spec);
    setup.spec.temporary.clear();
    setup.limits = m_context.limits;

    if (m_command)
        m_command.release()->deleteLater();
    m_command = std::make_unique<BoxedCommand>();
    connect(m_command.get(), &BoxedCommand::happened, this, &CleanCheck::happened);
    connect(m_command.get(), &BoxedCommand::done, this, [this](const CheckResult& result, const QString& error) {
        if (!error.isEmpty())
            end(result, error);
        else if (m_killed)
            end(result, QStringLiteral("It was stopped."));
        else if (!m_settingUp)
            end(result, {});
        else if (!result.limit.isEmpty())
            end(result,
                QStringLiteral("The setup command reached the %1 limit on the clean checkout. Its output is in %2.")
                    .arg(result.limit, result.outputFile));
        else if (result.exit != 0)
            end(result,
                QStringLiteral("The setup command ended with %1 on the clean checkout. Its output is in %2.")
                    .arg(result.exit)
                    .arg(result.outputFile));
        else
            check();
    });
    m_command->start(setup);
}

void CleanCheck::end(const CheckResult& result, const QString& error)
{
    for (const QString& old : {folder(), folder() + QStringLiteral(".home")}) {
        if (QFileInfo::exists(old))
            (void)removeFolder(old); // retention takes what stays
    }
    Q_EMIT done(result, error);
}

} // namespace remit
