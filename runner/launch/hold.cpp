// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/hold.h"

#include "runner/launch/control.h"
#include "runner/launch/runlock.h"

using namespace std::chrono_literals;

namespace remit {

namespace {

Result<> ask(const Paths& paths, const RunId& run, const QString& what, const QString& by)
{
    if (!hasSupervisor(paths, run)) {
        const bool active = ActiveRuns(paths).all().contains(run);
        return failure(ErrorCode::Refused,
            QStringLiteral("Run %1 is %2; only one that is running can be frozen and thawed.")
                .arg(run.text(), active ? QStringLiteral("queued") : QStringLiteral("finished")));
    }
    return askSupervisor(paths, run, {{QStringLiteral("do"), what}, {QStringLiteral("by"), by}}, 10s)
        .transform([](const QJsonObject&) { });
}

} // namespace

Result<> freezeRun(const Paths& paths, const RunId& run, const QString& by)
{
    return ask(paths, run, QStringLiteral("freeze"), by);
}

Result<> thawRun(const Paths& paths, const RunId& run, const QString& by)
{
    return ask(paths, run, QStringLiteral("thaw"), by);
}

} // namespace remit
