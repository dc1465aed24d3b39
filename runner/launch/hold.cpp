// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/hold.h"

#include "runner/launch/control.h"

using namespace std::chrono_literals;

namespace remit {

namespace {

Result<> ask(const Paths& paths, const RunId& run, const QString& what, const QString& by)
{
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
