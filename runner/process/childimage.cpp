// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/childimage.h"

#include <QDir>
#include <QFile>

#include <utility>

#include <fcntl.h>
#include <linux/close_range.h>
#include <signal.h>
#include <unistd.h>

namespace remit {
namespace {

/** execve wants char*, and does not write. */
char* pointerTo(const QByteArray& bytes)
{
    return const_cast<char*>(bytes.constData());
}

void resetSignals() noexcept
{
    for (int number = 1; number < NSIG; ++number)
        (void)::signal(number, SIG_DFL); // fails for KILL and STOP, which are default anyway
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

} // namespace

ChildImage::ChildImage(ProcessSetup setup)
    : m_setup(std::move(setup))
    , m_program(QFile::encodeName(m_setup.program))
    , m_folder(QFile::encodeName(m_setup.workingDirectory))
    , m_passed(m_setup.passDescriptors.cbegin(), m_setup.passDescriptors.cend())
{
    m_arguments.push_back(pointerTo(m_program));
    for (const QByteArray& argument : std::as_const(m_setup.arguments))
        m_arguments.push_back(pointerTo(argument));
    m_arguments.push_back(nullptr);
    for (const QByteArray& entry : std::as_const(m_setup.environment))
        m_environment.push_back(pointerTo(entry));
    m_environment.push_back(nullptr);
}

QString ChildImage::problemOf(const ProcessSetup& setup)
{
    if (!QDir::isAbsolutePath(setup.program))
        return QStringLiteral("The program \"%1\" is not an absolute path.").arg(setup.program);
    for (qsizetype i = 0; i < setup.arguments.size(); ++i) {
        if (setup.arguments.at(i).contains('\0'))
            return QStringLiteral("Argument %1 of %2 contains a NUL byte.").arg(i + 1).arg(setup.program);
    }
    for (const QByteArray& entry : setup.environment) {
        if (entry.indexOf('=') < 1 || entry.contains('\0'))
            return QStringLiteral("The environment of %1 has an entry that is not NAME=value.").arg(setup.program);
    }
    return {};
}

const char* ChildImage::become() const noexcept
{
    resetSignals();
    if (m_setup.newSession && ::setsid() < 0)
        return "setsid";
    // Close-on-exec and not closed: the pipe that reports a failure must live until execve succeeds.
    if (::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) != 0)
        return "close_range";
    for (const int descriptor : m_passed) {
        if (::fcntl(descriptor, F_SETFD, 0) != 0)
            return "fcntl of a passed descriptor";
    }
    ::execve(m_program.constData(), m_arguments.data(), m_environment.data());
    return "execve";
}

} // namespace remit
