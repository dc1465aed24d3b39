// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "runner/process/processtree.h"
#include "runner/supervise/supervisor.h"

#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>

#include <csignal>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace remit::ctl {

namespace {

/** What the supervisor has to say of itself goes to its run's folder: it has no terminal. */
void redirectErrors(const QString& file)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return;
    ::dup2(descriptor, STDERR_FILENO);
    ::close(descriptor);
}

/** Who holds the lock, for a stop that gets no answer. */
void writeIdentity(int lock)
{
    const auto self = identityOf(::getpid());
    if (!self)
        return;
    const QByteArray text = QJsonDocument(toJson(*self)).toJson(QJsonDocument::Compact);
    if (::ftruncate(lock, 0) != 0 || ::pwrite(lock, text.constData(), size_t(text.size()), 0) < 0)
        qWarning("remit: the supervisor's identity cannot be written");
}

/** SIGTERM, SIGINT and SIGHUP as a stop; read from a descriptor, so that no handler runs in the middle of anything. */
int signalDescriptor()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGUSR1})
        sigaddset(&set, number);
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    return ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

} // namespace

std::optional<int> superviseRun(const Session& session)
{
    QCommandLineParser parser;
    const QCommandLineOption lockOption(QStringLiteral("lock-descriptor"), {}, QStringLiteral("number"));
    parser.addOption(lockOption);
    parser.addPositionalArgument(QStringLiteral("RUN"), QStringLiteral("The run."));
    if (const auto code = parse(parser, session, 1, 1))
        return code;
    const RunId run = RunId::fromText(parser.positionalArguments().constFirst());
    if (!run.isValid() || !QFile::exists(session.paths.journalFile(run)))
        return fail({ErrorCode::NotFound,
            QStringLiteral("There is no run \"%1\".").arg(shown(parser.positionalArguments().constFirst()))});
    FileLock lock;
    if (parser.isSet(lockOption)) {
        lock = FileLock::adopt(parser.value(lockOption).toInt());
    } else {
        auto taken = FileLock::take(session.paths.supervisorLock(run));
        if (!taken)
            return fail(taken.error());
        lock = std::move(*taken);
    }
    if (parser.isSet(lockOption)) // started by a launcher, with nobody to read what we say
        redirectErrors(session.paths.runFolder(run) + QStringLiteral("/supervisor.log"));
    // Nobody of the same user may read our memory: the gateway's key is in it.
    ::prctl(PR_SET_DUMPABLE, 0);
    writeIdentity(lock.descriptor());

    auto* supervisor = new Supervisor(session.paths, run, std::move(lock), QCoreApplication::instance());
    const int signals_ = signalDescriptor();
    auto* notifier = new QSocketNotifier(signals_, QSocketNotifier::Read, supervisor);
    QObject::connect(notifier, &QSocketNotifier::activated, supervisor, [supervisor, signals_] {
        signalfd_siginfo info = {};
        while (::read(signals_, &info, sizeof info) == sizeof info)
            supervisor->stop(QStringLiteral("signal %1").arg(info.ssi_signo));
    });
    QObject::connect(
        supervisor, &Supervisor::ended, QCoreApplication::instance(),
        [session, supervisor] {
            // The slot is free only with the lock, so the next run is started after it.
            supervisor->deleteLater();
            QObject::connect(supervisor, &QObject::destroyed, QCoreApplication::instance(), [session] {
                if (auto starter = session.launcher())
                    (void)starter->startQueued();
                QCoreApplication::exit(Done);
            });
        },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(supervisor, &Supervisor::start, Qt::QueuedConnection);
    return {};
}

} // namespace remit::ctl
