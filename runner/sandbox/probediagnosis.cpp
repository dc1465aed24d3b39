// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/probediagnosis.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** From here on bwrap itself refuses a mount destination that is a symbolic link (CVE-2026-87766). */
const QVersionNumber kGuardsDestinations(0, 12);

ProbeDiagnosis holding(const ProbeObservations& seen)
{
    if (seen.version >= kGuardsDestinations)
        return {BoxLevel::A, {}, {}};
    return {BoxLevel::AMinus,
        u"bubblewrap %1 is older than 0.12: it does not guard its mount points against planted links itself."_s.arg(
            seen.version.toString()),
        u"Runs are safe, because Remit looks at each mount point before a start. Update bubblewrap when the "
        "distribution offers 0.12."_s};
}

std::optional<std::pair<QString, QString>> knownCause(const ProbeObservations& seen)
{
    if (seen.setuid)
        return std::pair(
            u"%1 is set-user-id root, and so cannot shut off user namespaces in the box."_s.arg(seen.bwrap),
            u"Run `sudo chmod u-s %1`. If the box fails then, allow unprivileged user namespaces on this machine."_s
                .arg(seen.bwrap));
    if (seen.unprivilegedUserns == 0)
        return std::pair(u"This kernel is set not to let users make user namespaces."_s,
            u"Run `sudo sysctl -w kernel.unprivileged_userns_clone=1`, and put the setting into /etc/sysctl.d to keep "
            "it."_s);
    if (seen.maximumUserns == 0)
        return std::pair(u"This machine allows no user namespaces (user.max_user_namespaces is 0)."_s,
            u"Run `sudo sysctl -w user.max_user_namespaces=16384`, and put the setting into /etc/sysctl.d to keep it."_s);
    // Before AppArmor: a container on Ubuntu shows the host's setting, but its own /proc is what fails.
    if (seen.boxError.contains("mount proc"_L1))
        return std::pair(u"This container hides parts of /proc, so that a box cannot have its own."_s,
            u"Start the container with its whole /proc (podman: --security-opt unmask=ALL; docker: --security-opt "
            "systempaths=unconfined), or run Remit outside of it."_s);
    if (seen.apparmorRestricts.value_or(0) != 0)
        return std::pair(
            u"AppArmor does not let bubblewrap make user namespaces (Ubuntu 24.04 ships no profile for it)."_s,
            u"Run `sudo apt install apparmor-profiles`, then `sudo cp "
            "/usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/` and `sudo apparmor_parser -r "
            "/etc/apparmor.d/bwrap-userns-restrict`."_s);
    return std::nullopt;
}

} // namespace

ProbeDiagnosis diagnose(const ProbeObservations& seen)
{
    if (seen.boxInit.isEmpty())
        return {BoxLevel::None, u"remit-box-init is not beside this program and not in libexec/remit."_s,
            u"Install Remit again, as a whole."_s};
    const BoxLevel weaker = seen.landlock ? BoxLevel::B : BoxLevel::C;
    if (seen.bwrap.isEmpty())
        return {weaker, u"bubblewrap is not installed, or its bwrap does not belong to root."_s,
            u"Install the package bubblewrap (`sudo apt install bubblewrap` or `sudo dnf install bubblewrap`)."_s};
    if (seen.boxHeld && !seen.setuid)
        return holding(seen);
    if (const auto known = knownCause(seen))
        return {weaker, known->first, known->second};
    return {weaker, seen.boxError.isEmpty() ? u"The box could not be made."_s : seen.boxError,
        u"Look at what %1 says above. In a container, allow it user namespaces; elsewhere, update bubblewrap."_s.arg(
            seen.bwrap)};
}

QVersionNumber bwrapVersionFrom(const QByteArray& output)
{
    constexpr QByteArrayView kName = "bubblewrap ";
    if (!output.startsWith(kName))
        return {};
    return QVersionNumber::fromString(QString::fromLatin1(output.sliced(kName.size()).trimmed()));
}

} // namespace remit
