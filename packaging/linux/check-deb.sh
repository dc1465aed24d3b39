#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-deb.sh: makes the .deb as `./dev package` does, installs it with apt into a fresh Debian 13 that has nothing but
# a display, and lets look-deb.sh try there what a person would. Ends with 77 where this machine cannot make such a system.
set -euo pipefail

TOP=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
# shellcheck source=packaging/root/root.sh
. "$TOP/packaging/root/root.sh"

skip() {
    echo "check-deb: skipped: $1"
    exit 77
}

command -v mmdebstrap >/dev/null || skip "mmdebstrap is not installed"
command -v bwrap >/dev/null || skip "bwrap is not installed"
mode=root own_mounts=(unshare --mount)
if [ "$(id -u)" != 0 ]; then
    # The build root maps one id alone, and there the fresh system's other users cannot be made.
    unshare --map-root-user --map-auto true 2>/dev/null || skip "this user has no range of ids here; run it as root"
    mode=unshare own_mounts=()
fi
mirror=$(debian_mirror)
[ -n "$mirror" ] || skip "there is no Debian mirror in the apt sources here, and REMIT_MIRROR is not set"

work=$(mktemp -d)
trap 'remove_tree "$work"' EXIT
# In the build root the host's own apt settings are those that the root was made with.
settings=${REMIT_CACHE:-$CACHE}/root.apt.conf
[ -e "$settings" ] || {
    settings=$work/apt.conf
    apt_settings >"$settings"
}

deb=$(REMIT_TOP=$TOP REMIT_CACHE=${REMIT_CACHE:-$CACHE} "$TOP/packaging/root/inside.sh" package | tail -n 1)
deb=$TOP/$deb
dpkg-deb --field "$deb" Package Version Depends Recommends
[[ $(dpkg-deb --field "$deb" Depends) == *libqt6widgets6* ]] || die "shlibdeps has not found Qt in the package"

# What a plain desktop has: a display, a bus, a launcher, the databases of types and icons, the shells.
"${own_mounts[@]}" mmdebstrap --quiet --mode="$mode" --variant=apt --aptopt="$settings" \
    --aptopt='Apt::Install-Recommends "false"' --dpkgopt=force-unsafe-io \
    --include=xvfb,xauth,x11-utils,xdotool,dbus,dex,libglib2.0-bin,shared-mime-info,desktop-file-utils,hicolor-icon-theme \
    --include=appstream,man-db,bash-completion,zsh,fish,procps \
    --customize-hook="copy-in $deb $TOP/packaging/linux/look-deb.sh $TOP/packaging/linux/look-window.sh /opt" \
    --customize-hook="chroot \"\$1\" apt-get install --yes /opt/$(basename "$deb")" \
    --customize-hook="chroot \"\$1\" dpkg --verify remit" \
    trixie "$work/system" "deb [signed-by=$KEYRING] $mirror trixie main"

# Inside: a home of its own, no network, nothing of this machine. A run's sandbox needs a /proc with nothing mounted over
# it, which is the machine's; the window gets processes of its own, which end with it.
look() {
    local part=$1
    shift
    bwrap --bind "$work/system" / --dev /dev --tmpfs /run --unshare-net --unshare-ipc --die-with-parent --cap-add ALL \
        --clearenv --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin --chdir / "$@" -- bash /opt/look-deb.sh "$part"
}
look files --bind /proc /proc
look run --bind /proc /proc
look window --proc /proc --unshare-pid
look removal --bind /proc /proc
say "the package installs, carries out a run, opens its contracts and shows its window"
