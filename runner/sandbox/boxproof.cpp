// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxproof.h"

#include "runner/process/processtree.h"
#include "runner/process/procstat.h"

namespace remit {

using namespace Qt::StringLiterals;

QString whyNotProven(const BoxSpec& spec, const BoxChannels& channels, const ControlSocket::Answer& answer,
    qint64 outer, const QString& program)
{
    if (!answer.refusal.isEmpty())
        return answer.refusal;
    if (!spec.isBoxed()) {
        const auto stat = procStatOf(answer.pid);
        return stat && stat->parent == outer ? QString() : u"its first program is not below its keeper"_s;
    }
    const quint64 inside = channels.status.pidNamespace();
    if (channels.status.childPid() <= 0 || inside == 0)
        return u"%1 does not tell its process namespace"_s.arg(program);
    if (inside == channels.ownPidNamespace || pidNamespaceOf(answer.pid) != inside)
        return u"its first program runs outside of it"_s;
    if (std::ssize(answer.listeners) != spec.listeners.size())
        return u"not all of its ports could be opened"_s;
    return {};
}

} // namespace remit
