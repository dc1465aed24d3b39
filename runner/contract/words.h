// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/** The words of a contract file, each list in the order of its enum. */
namespace remit::words {

[[nodiscard]] inline QStringList tiers()
{
    using namespace Qt::StringLiterals;
    return {u"trivial"_s, u"small"_s, u"medium"_s, u"large"_s};
}

[[nodiscard]] inline QStringList onLimit()
{
    using namespace Qt::StringLiterals;
    return {u"stop"_s, u"freeze"_s};
}

[[nodiscard]] inline QStringList artifacts()
{
    using namespace Qt::StringLiterals;
    return {u"changes"_s, u"report"_s, u"reproduction"_s};
}

[[nodiscard]] inline QStringList whenUncertain()
{
    using namespace Qt::StringLiterals;
    return {u"stop"_s, u"ask"_s};
}

[[nodiscard]] inline QStringList notifications()
{
    using namespace Qt::StringLiterals;
    return {u"finished"_s, u"failed"_s, u"limit"_s, u"question"_s};
}

/** Every key of the format with its section, in the order of the reference. */
[[nodiscard]] inline QStringList everyKey()
{
    using namespace Qt::StringLiterals;
    return u"schema title task tier agent model command.argv command.speaks command.providers scope.paths "
           "scope.read_only scope.setup success.command success.timeout do_not.actions do_not.paths do_not.rules "
           "stop.failures stop.when_uncertain "
           "limits.wall_clock limits.idle limits.llm_calls limits.cost_usd limits.cost_strict limits.output "
           "limits.memory limits.disk limits.processes limits.changed_files limits.changed_lines limits.on_limit "
           "environment.pass environment.hosts artifact.kind notify.on"_s.split(u' ');
}

} // namespace remit::words
