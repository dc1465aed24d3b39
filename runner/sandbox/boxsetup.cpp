// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxsetup.h"

#include "runner/sandbox/boxfiles.h"
#include "runner/sandbox/keeperorders.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

Result<int> lend(BoxChannels& channels, const QByteArray& content)
{
    auto file = readableDescriptor(content);
    if (!file)
        return std::unexpected(file.error());
    channels.lent.push_back(std::move(*file));
    return channels.lent.back().number();
}

Result<ProcessSetup> setUpBwrap(const BoxSpec& spec, const QString& program, BoxChannels& channels)
{
    if (auto checked = checkBoxPaths(spec); !checked)
        return std::unexpected(checked.error());
    const auto host = thisBoxHost();
    if (!host)
        return std::unexpected(host.error());
    channels.ownPidNamespace = host->pidNamespace;
    const auto passwd = lend(channels, boxPasswd(QFile::encodeName(spec.homeInside)));
    const auto group = lend(channels, boxGroup());
    const auto hosts = lend(channels, boxHosts());
    const auto policy = spec.policy.shim.isEmpty() ? Result<int>(-1) : lend(channels, spec.policy.rules);
    for (const auto& file : {passwd, group, hosts, policy}) {
        if (!file)
            return std::unexpected(file.error());
    }
    const BoxDescriptors descriptors{
        *passwd, *group, *hosts, *policy, channels.status.writeEnd(), channels.control.childEnd()};
    const auto words = boxArguments(spec, descriptors, *host);
    if (!words)
        return std::unexpected(words.error());
    const qsizetype options = words->indexOf("--");
    const auto arguments = lend(channels, zeroTerminated(words->first(options)));
    if (!arguments)
        return std::unexpected(arguments.error());
    ProcessSetup setup;
    setup.program = program;
    setup.arguments = QByteArrayList{"--args", QByteArray::number(*arguments)} + words->sliced(options);
    setup.environment = spec.environment;
    if (!spec.scope.program.isEmpty()) {
        setup.program = spec.scope.program;
        setup.arguments = scopeArguments(spec, program) + setup.arguments;
        setup.environment.append("XDG_RUNTIME_DIR=" + spec.scope.runtimeFolder);
    }
    setup.workingDirectory = u"/"_s;
    return setup;
}

Result<ProcessSetup> setUpKeeper(const BoxSpec& spec, BoxChannels& channels)
{
    if (auto checked = checkKeptPaths(spec); !checked)
        return std::unexpected(checked.error());
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failure(
            ErrorCode::Io, u"A pipe for the keeper cannot be had: %1."_s.arg(QString::fromUtf8(std::strerror(errno))));
    channels.keepersLife = OwnedDescriptor(ends[0]);
    channels.life = OwnedDescriptor(ends[1]);
    const auto orders = lend(channels, keeperOrders(spec));
    if (!orders)
        return std::unexpected(orders.error());
    ProcessSetup setup;
    setup.program = spec.keeper;
    for (const int end : {channels.status.writeEnd(), channels.control.childEnd(), ends[0], *orders})
        setup.arguments.append(QByteArray::number(end));
    setup.arguments.append("--");
    setup.arguments.append(spec.argv);
    setup.environment = spec.environment;
    setup.workingDirectory = spec.worktree;
    setup.passDescriptors = {ends[0]};
    return setup;
}

} // namespace

void BoxChannels::closeChildEnds()
{
    status.closeWriteEnd();
    control.closeChildEnd();
    keepersLife.reset();
    lent.clear();
}

Result<ProcessSetup> setUpBox(const BoxSpec& spec, const QString& bwrapProgram, BoxChannels& channels)
{
    if (auto opened = channels.status.open(); !opened)
        return std::unexpected(opened.error());
    if (auto opened = channels.control.open(); !opened)
        return std::unexpected(opened.error());
    auto setup = spec.isBoxed() ? setUpBwrap(spec, bwrapProgram, channels) : setUpKeeper(spec, channels);
    if (!setup)
        return setup;
    setup->passDescriptors << channels.status.writeEnd() << channels.control.childEnd();
    for (const OwnedDescriptor& file : channels.lent)
        setup->passDescriptors.append(file.number());
    return setup;
}

} // namespace remit
