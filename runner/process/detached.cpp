// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/childimage.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace remit {
namespace {

/** What the children tell through the pipe, in this order: the grandchild's pid, then, only if it failed, why. */
struct Report {
    enum class What : int { Pid, Failure };
    What what = What::Pid;
    int value = 0; // pid or errno
    std::array<char, 40> call{};
};

void tell(int pipe, Report::What what, int value, const char* call) noexcept
{
    Report report{what, value, {}};
    for (size_t i = 0; i + 1 < report.call.size() && call[i] != '\0'; ++i)
        report.call[i] = call[i];
    // Smaller than PIPE_BUF, so it goes whole or not at all; with no reader there is nobody to tell.
    [[maybe_unused]] const ssize_t written = ::write(pipe, &report, sizeof report);
}

[[noreturn]] void runGrandchild(const ChildImage& image, int pipe) noexcept
{
    const int null = ::open("/dev/null", O_RDWR);
    const char* failed = nullptr;
    if (null < 0 || ::dup2(null, 0) < 0 || ::dup2(null, 1) < 0 || ::dup2(null, 2) < 0)
        failed = "opening /dev/null";
    else if (*image.workingDirectory() != '\0' && ::chdir(image.workingDirectory()) != 0)
        failed = "chdir";
    else
        failed = image.become();
    tell(pipe, Report::What::Failure, errno, failed);
    ::_exit(127);
}

/** Forks once more and ends, so that the program is nobody's child here and never a zombie of ours. */
[[noreturn]] void runChild(const ChildImage& image, int pipe) noexcept
{
    const pid_t grandchild = ::fork();
    if (grandchild == 0)
        runGrandchild(image, pipe);
    if (grandchild < 0)
        tell(pipe, Report::What::Failure, errno, "fork");
    else
        tell(pipe, Report::What::Pid, grandchild, "");
    ::_exit(0);
}

/** Reads until every writer is gone: the pipe closes by itself when execve succeeds. */
std::optional<qint64> readReports(int pipe, QString* reason)
{
    std::optional<qint64> pid;
    Report report;
    for (;;) {
        const ssize_t got = ::read(pipe, &report, sizeof report);
        if (got < 0 && errno == EINTR)
            continue;
        if (got != sizeof report)
            break;
        if (report.what == Report::What::Pid) {
            pid = report.value;
        } else {
            *reason = QStringLiteral("%1: %2").arg(
                QString::fromLatin1(report.call.data()), QString::fromLocal8Bit(strerror(report.value)));
        }
    }
    return reason->isEmpty() ? pid : std::nullopt;
}

} // namespace

std::optional<qint64> startDetached(const ProcessSetup& setup, QString* error)
{
    ProcessSetup own = setup;
    own.newSession = true;
    QString reason = ChildImage::problemOf(own);
    std::optional<qint64> pid;
    std::array<int, 2> ends{-1, -1};
    if (!reason.isEmpty()) {
        if (error)
            *error = reason;
        return {};
    }
    const ChildImage image(own);
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        reason = QStringLiteral("pipe: %1").arg(QString::fromLocal8Bit(strerror(errno)));
    } else {
        const pid_t child = ::fork();
        if (child == 0)
            runChild(image, ends[1]);
        const int forkError = errno;
        ::close(ends[1]);
        if (child < 0) {
            reason = QStringLiteral("fork: %1").arg(QString::fromLocal8Bit(strerror(forkError)));
        } else {
            pid = readReports(ends[0], &reason);
            while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) { }
        }
        ::close(ends[0]);
    }
    if (!pid && error) {
        *error = QStringLiteral("Cannot start %1: %2.")
                     .arg(setup.program, reason.isEmpty() ? QStringLiteral("it was killed") : reason);
    }
    return pid;
}

} // namespace remit
