// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bystanders.h"

#include "runner/process/procstat.h"

#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace remit::bench {

namespace {

constexpr std::array kNames{"bwrap", "sleep", "sh", "remit-box-init"};

[[noreturn]] void standBy(int number, int told)
{
    ::setsid();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NAME, kNames.at(static_cast<std::size_t>(number) % kNames.size()));
    sigset_t all;
    ::sigfillset(&all);
    ::sigprocmask(SIG_BLOCK, &all, nullptr);
    for (;;) {
        int signal = 0;
        if (::sigwait(&all, &signal) != 0)
            continue;
        const char byte = static_cast<char>(signal);
        if (::write(told, &byte, 1) != 1)
            ::_exit(1);
    }
}

} // namespace

Bystanders::Bystanders()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        std::abort();
    m_told = ends[0];
    for (int i = 0; i < kMany; ++i) {
        const pid_t child = ::fork();
        if (child == 0)
            standBy(i, ends[1]);
        m_processes.at(static_cast<std::size_t>(i)) = child;
    }
    ::close(ends[1]);
}

Bystanders::~Bystanders()
{
    for (const pid_t process : m_processes) {
        ::kill(process, SIGKILL);
        ::waitpid(process, nullptr, 0);
    }
    ::close(m_told);
}

int Bystanders::signalsSeen() const
{
    int seen = 0;
    char byte = 0;
    while (::read(m_told, &byte, 1) == 1)
        ++seen;
    for (const pid_t process : m_processes) {
        const auto stat = procStatOf(process);
        if (!stat || !stat->isAlive() || stat->state == 'T')
            ++seen;
    }
    return seen;
}

} // namespace remit::bench
