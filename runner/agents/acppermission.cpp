// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/acppermission.h"

#include "runner/agents/acptools.h"
#include "runner/agents/boundedtext.h"
#include "runner/contract/forbiddencommands.h"
#include "runner/contract/glob.h"

#include <QDir>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostOptions = 100;
constexpr qsizetype kLongestOption = 1000;

bool isBelow(const QString& path, const QString& folder)
{
    return !folder.isEmpty() && (path == folder || path.startsWith(folder + u'/'));
}

/** Unset: the path may be written. */
std::optional<AcpRefusal> refusalOfPath(const QString& named, const AcpGround& ground, const GlobSet& forbidden)
{
    const QString path = QDir::cleanPath(named.startsWith(u'/') ? named : ground.worktree + u'/' + named);
    if (!isBelow(path, ground.worktree)) {
        if (isBelow(path, ground.home) || isBelow(path, u"/tmp"_s) || path == "/dev/null"_L1)
            return {};
        return AcpRefusal{u"write-outside"_s, cutText(path, 160)};
    }
    const QString inside = path.mid(ground.worktree.size() + 1);
    if (ground.readOnly || forbidden.matches(inside))
        return AcpRefusal{u"do-not-path"_s, cutText(inside, 160)};
    return {};
}

std::optional<AcpRefusal> refusalOfCommand(const QString& command, const AcpGround& ground)
{
    const QString action = forbiddenAction(command, ground.doNot.actions);
    return action.isEmpty() ? std::nullopt : std::optional<AcpRefusal>({action, firstLine(command)});
}

QString optionOfKind(const QJsonArray& options, QLatin1StringView kind)
{
    for (qsizetype i = 0; i < std::min(options.size(), kMostOptions); ++i) {
        const QJsonObject option = options[i].toObject();
        const QString id = option.value("optionId"_L1).toString();
        if (option.value("kind"_L1).toString() == kind && !id.isEmpty() && id.size() <= kLongestOption)
            return id;
    }
    return {};
}

} // namespace

AcpGround acpGround(const Contract& contract, const QString& worktree, const QString& home)
{
    AcpGround ground{contract.doNot, contract.scope.readOnly, worktree, home};
    if (!contract.environment.hosts.isEmpty())
        ground.doNot.actions.removeAll(u"network"_s); // the proxy knows better what is allowed
    return ground;
}

std::optional<AcpRefusal> acpRefusal(const QJsonObject& call, const AcpGround& ground)
{
    if (const QString command = acpCommand(call); !command.isEmpty()) {
        if (auto refusal = refusalOfCommand(command, ground))
            return refusal;
    }
    if (call.value("kind"_L1).toString() == "fetch"_L1 && ground.doNot.actions.contains("network"_L1))
        return AcpRefusal{u"network"_s, acpToolSummary(call, ground.worktree)};
    if (acpToolKind(call) != "edit"_L1)
        return {};
    const GlobSet forbidden(ground.doNot.paths);
    for (const QString& path : acpPaths(call)) {
        if (auto refusal = refusalOfPath(path, ground, forbidden))
            return refusal;
    }
    return {};
}

QJsonObject acpOutcome(const QJsonArray& options, AcpVerdict verdict)
{
    const bool allows = verdict == AcpVerdict::Allow;
    QString id = optionOfKind(options, allows ? "allow_once"_L1 : "reject_once"_L1);
    if (id.isEmpty())
        id = optionOfKind(options, allows ? "allow_always"_L1 : "reject_always"_L1);
    if (id.isEmpty())
        return {{u"outcome"_s, u"cancelled"_s}};
    return {{u"outcome"_s, u"selected"_s}, {u"optionId"_s, id}};
}

} // namespace remit
