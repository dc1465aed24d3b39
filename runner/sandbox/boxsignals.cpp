// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxsignals.h"

#include "runner/process/procstat.h"
#include "runner/sandbox/box.h"
#include "runner/sandbox/owneddescriptor.h"

#include <QDir>
#include <QFile>

#include <csignal>

#include <sys/syscall.h>
#include <unistd.h>

namespace remit {

namespace {

constexpr int kRounds = 16;
constexpr qsizetype kOutsideWord = 4; // of box-init's own words, as boxArguments() writes them

bool standsStill(qint64 pid)
{
    const auto stat = procStatOf(pid);
    return !stat || !stat->isAlive() || stat->state == 'T' || stat->state == 't';
}

/** Through a pidfd opened before it is looked at again, so that a reused pid is not hit. */
void signalInside(qint64 pid, const BoxMembers& members, int signal)
{
    const OwnedDescriptor process(static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(pid), 0)));
    if (process.isOpen() && members.contains(pid))
        ::syscall(SYS_pidfd_send_signal, process.number(), signal, nullptr, 0); // gone meanwhile: what we want
}

} // namespace

bool signalProcess(const ProcessIdentity& identity, int signal)
{
    const OwnedDescriptor process(static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(identity.pid), 0)));
    if (!process.isOpen() || !isAlive(identity))
        return false;
    return ::syscall(SYS_pidfd_send_signal, process.number(), signal, nullptr, 0) == 0;
}

bool stopMembers(const BoxMembers& members, qint64 except)
{
    for (int round = 0; round < kRounds; ++round) {
        bool still = true;
        const QList<qint64> live = members.live();
        for (const qint64 pid : live) {
            if (pid == except || standsStill(pid))
                continue;
            signalInside(pid, members, SIGSTOP);
            still = false;
        }
        if (still)
            return true;
    }
    return false;
}

void continueMembers(const BoxMembers& members)
{
    const QList<qint64> live = members.live();
    for (const qint64 pid : live)
        signalInside(pid, members, SIGCONT);
}

QList<ProcessIdentity> unfinishedBoxesOf(const QString& home)
{
    const QByteArray homeWord = QFile::encodeName(home);
    QList<ProcessIdentity> found;
    if (homeWord.isEmpty()) // every box's would lie below it
        return found;
    const QStringList pids = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString& pid : pids) {
        if (!pid.at(0).isDigit())
            continue;
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArrayList words = file.readAll().split('\0');
        const qsizetype init = words.indexOf(kInitInside);
        const QByteArray outside = init < 0 ? QByteArray() : words.value(init + kOutsideWord);
        if (outside != homeWord && !outside.startsWith(homeWord + '/'))
            continue;
        if (const auto identity = identityOf(pid.toLongLong()))
            found.append(*identity);
    }
    return found;
}

void killMembers(const BoxMembers& members)
{
    const QList<qint64> live = members.live();
    for (const qint64 pid : live)
        signalInside(pid, members, SIGKILL);
}

} // namespace remit
