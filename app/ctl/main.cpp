// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"

#include <QCoreApplication>

#include <array>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <langinfo.h>

namespace {

using namespace remit::ctl;

struct Entry {
    std::string_view name;
    Command command;
    std::string_view summary; ///< empty: not for people
};

constexpr std::array kCommands{
    Entry{"run", runContract, "launch a contract on a repository"},
    Entry{"race", raceAgents, "several agents on one contract, side by side"},
    Entry{"list", listRuns, "all runs, newest first"},
    Entry{"queue", showQueue, "the runs that wait for a verdict"},
    Entry{"status", showStatus, "how far a run is"},
    Entry{"show", showRun, "the record of a run"},
    Entry{"diff", showDiff, "what a run changed"},
    Entry{"log", showLog, "what happened in a run"},
    Entry{"stop", stopRuns, "stop a run, or --all"},
    Entry{"freeze", freezeRuns, "hold a run, or --all, in place"},
    Entry{"thaw", thawRuns, "let a frozen run, or --all, go on"},
    Entry{"review", reviewRun, "accept, reject, send-back, answer, defer, undo"},
    Entry{"lint", lintContract, "the preflight of a contract"},
    Entry{"brief", showBrief, "the exact prompt of a contract"},
    Entry{"try", tryContract, "the check of a contract on the base, in the box"},
    Entry{"check", checkAgain, "the check of a run once more, on its result"},
    Entry{"inspect", inspectChange, "the inspections over a working tree"},
    Entry{"journal", showJournal, "the trail of a run and its hash chain"},
    Entry{"audit", showAudit, "one record for each finished run"},
    Entry{"reindex", rebuildIndex, "make the index again from the journals"},
    Entry{"retention", applyRetention, "what decided runs leave behind, and its removal"},
    Entry{"agents", listAgents, "the agents found here"},
    Entry{"key", manageKeys, "where the keys of the providers come from; set, remove"},
    Entry{"prices", showPrices, "what models cost"},
    Entry{"doctor", examineMachine, "what is enforced on this machine"},
    Entry{"supervise", superviseRun, ""},
};

QString usage()
{
    QString text = QStringLiteral("usage: remitctl COMMAND [ARGUMENT…]\n\n");
    for (const Entry& entry : kCommands) {
        if (!entry.summary.empty())
            text += QStringLiteral("  %1 %2\n")
                        .arg(QLatin1StringView(entry.name.data(), qsizetype(entry.name.size())), -9)
                        .arg(QLatin1StringView(entry.summary.data(), qsizetype(entry.summary.size())));
    }
    return text + QStringLiteral("\nremitctl COMMAND --help tells more. remitctl --version tells the version.\n");
}

/** Qt wants UTF-8; a bare environment has the C locale. The agent's own environment is another matter. */
void settleLocale()
{
    (void)std::setlocale(LC_ALL, "");
    if (std::strcmp(::nl_langinfo(CODESET), "UTF-8") != 0)
        ::setenv("LC_ALL", "C.UTF-8", 1);
}

/** An answer that did not get out is no answer, whatever it was. */
int ended(int code)
{
    if (!std::ferror(stdout))
        return code;
    printError(QStringLiteral("remitctl: standard output could not be written, so its last lines are missing. "
                              "See that there is space where it goes."));
    return code == Done ? int(InternalError) : code;
}

} // namespace

int main(int argc, char* argv[])
{
    settleLocale();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("remitctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(REMIT_VERSION));
    const QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.value(1);
    if (name.isEmpty() || name == u"help" || name == u"--help" || name == u"-h") {
        print(usage().toUtf8());
        return ended(name.isEmpty() ? UsageError : Done);
    }
    if (name == u"--version") {
        print(QStringLiteral("remitctl " REMIT_VERSION));
        return ended(Done);
    }
    const Session session{
        remit::Paths::fromEnvironment(), QCoreApplication::applicationFilePath(), arguments.mid(2), name};
    for (const Entry& entry : kCommands) {
        if (name != QLatin1StringView(entry.name.data(), qsizetype(entry.name.size())))
            continue;
        const std::optional<int> code = entry.command(session);
        return ended(conclude(session, code ? *code : QCoreApplication::exec()));
    }
    printError(QStringLiteral("remitctl: there is no command \"%1\". See remitctl --help.").arg(shown(name)));
    return ended(conclude(session, UsageError));
}
