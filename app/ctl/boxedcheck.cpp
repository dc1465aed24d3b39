// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/boxedcheck.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>

namespace remit::ctl {

BoxedCheck::BoxedCheck(RunContext context, QString name, QString commit, QObject* parent)
    : QObject(parent)
    , m_context(std::move(context))
    , m_commit(std::move(commit))
    , m_check(m_context, std::move(name))
{
    connect(&m_probe, &SandboxProbe::finished, this, &BoxedCheck::probed);
    connect(&m_check, &CleanCheck::done, this, &BoxedCheck::done);
}

void BoxedCheck::start()
{
    m_probe.start();
}

void BoxedCheck::probed(const SandboxFacts& facts)
{
    m_context.sandbox = facts;
    if (facts.suffice(m_context.accepted))
        m_check.start(m_commit);
    else
        Q_EMIT done({}, facts.problem + u' ' + facts.mend);
}

Result<RunContext> contextFor(const Session& session, const Contract& contract, const Repository& repository)
{
    const auto settings = readSettings(session.paths.settingsFile());
    if (!settings)
        return std::unexpected(settings.error());
    return RunContext{.paths = session.paths,
        .contract = contract,
        .limits = effectiveLimits(contract),
        .settings = *settings,
        .repository = repository.facts(),
        .environment = QProcessEnvironment::systemEnvironment()};
}

Result<BoxedCheck*> checkOnBase(
    const Session& session, const Contract& contract, const QString& repository, const QString& base)
{
    const auto opened = Repository::open(QDir(repository).absolutePath());
    if (!opened)
        return std::unexpected(opened.error());
    const auto commit = opened->resolve(base.isEmpty() ? QStringLiteral("HEAD") : base);
    if (!commit)
        return std::unexpected(commit.error());
    auto context = contextFor(session, contract, *opened);
    if (!context)
        return std::unexpected(context.error());
    if (!session.paths.makeFolders())
        return failure(ErrorCode::Io,
            QStringLiteral("%1 cannot be made or written. Is the disk full or write-protected?")
                .arg(session.paths.data()));
    auto scratch = std::make_unique<QTemporaryDir>(session.paths.data() + QStringLiteral("/try-XXXXXX"));
    context->paths = Paths(scratch->path(), session.paths.config());
    context->run = RunId::create(contract.title, QDateTime::currentDateTimeUtc());
    if (!scratch->isValid() || !QDir().mkpath(context->folder()))
        return failure(ErrorCode::Io,
            QStringLiteral("A folder in %1 cannot be made: %2").arg(session.paths.data(), scratch->errorString()));
    auto* check = new BoxedCheck(std::move(*context), QStringLiteral("try"), *commit, QCoreApplication::instance());
    check->keep(std::move(scratch));
    return check;
}

} // namespace remit::ctl
