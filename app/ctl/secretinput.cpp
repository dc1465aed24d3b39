// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/secretinput.h"

#include "runner/launch/keyfile.h"

#include <cerrno>
#include <cstdio>

#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>

namespace remit::ctl {

namespace {

constexpr char kInterrupt = '\003';

/** No echo while it lives. Ctrl+C ends the line instead of the process, which would leave the terminal mute. */
class Mute {
public:
    Mute()
        : m_isTerminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        termios mute = m_before;
        mute.c_lflag &= ~tcflag_t(ECHO | ISIG);
        mute.c_cc[VEOL] = kInterrupt;
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &mute);
    }
    Mute(const Mute&) = delete;
    Mute& operator=(const Mute&) = delete;
    ~Mute()
    {
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    [[nodiscard]] bool isTerminal() const { return m_isTerminal; }

private:
    termios m_before = {};
    bool m_isTerminal;
};

} // namespace

Result<QByteArray> readSecretLine(const QString& prompt)
{
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    const Mute mute;
    if (mute.isTerminal())
        (void)std::fputs(qPrintable(prompt), stderr);
    QByteArray line;
    line.reserve(kLongestKey + 2);
    while (line.size() <= kLongestKey + 1) {
        char byte = 0;
        const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        line.append(byte);
        if (mute.isTerminal() && (byte == '\n' || byte == kInterrupt))
            break;
    }
    if (mute.isTerminal())
        (void)std::fputs("\n", stderr);
    if (line.endsWith(kInterrupt)) {
        wipe(line);
        return failure(ErrorCode::Refused, QStringLiteral("Nothing was changed."));
    }
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace remit::ctl
