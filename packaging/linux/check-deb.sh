#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-deb.sh BUILD: makes the .deb of a build, installs it with apt into a fresh Debian 13, and looks whether it is whole:
# both programs, the manual, the completions, the icon, and a window that comes up from the desktop file.
# Ends with 77 where this machine cannot make such a system.
set -euo pipefail

build=$(cd -- "$1" && pwd -P)
TOP=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
# shellcheck source=packaging/root/root.sh
. "$TOP/packaging/root/root.sh"

skip() {
    echo "check-deb: skipped: $1"
    exit 77
}

command -v mmdebstrap >/dev/null || skip "mmdebstrap is not installed"
command -v bwrap >/dev/null || skip "bwrap is not installed"
mirror=$(host_mirror)
[ -n "$mirror" ] || mirror=$(host_mirror_from_files)
[ -n "$mirror" ] || mirror=${REMIT_MIRROR:-}
[ -n "$mirror" ] || skip "there is no Debian mirror in the apt sources here, and REMIT_MIRROR is not set"

work=$(mktemp -d)
trap 'remove_tree "$work"' EXIT
system=$work/system
mkdir -p "$work/deb"

cmake --build "$build" --target remit remitctl remit-box-init remit-icons
(cd "$build" && cpack -G DEB -B "$work/deb" >"$work/cpack.log" 2>&1) || {
    cat "$work/cpack.log"
    exit 1
}
deb=$(ls "$work"/deb/*.deb)
dpkg-deb --field "$deb" Package Version Depends Recommends
dpkg-deb --field "$deb" Depends | grep -q 'libqt6widgets6' || die "shlibdeps has not found Qt in the package"

mode=unshare
[ "$(id -u)" != 0 ] || mode=root
apt-config dump | grep -E '^(Acquire::(http|https|Check-Valid-Until|Check-Date|Retries)|Acquire::(http|https)::[^ ]*) ' \
    >"$work/apt.conf" || true
# man-db reads pages; minbase has left them out otherwise
mmdebstrap --quiet --mode="$mode" --variant=apt --aptopt="$work/apt.conf" --aptopt='Apt::Install-Recommends "false"' \
    --dpkgopt=force-unsafe-io --include=xvfb,xauth,x11-utils,xdotool,dbus,dex,man-db,bash-completion \
    --customize-hook="copy-in $deb /tmp" \
    --customize-hook="chroot \"\$1\" apt-get install --yes /tmp/$(basename "$deb")" \
    trixie "$system" "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main"

# Inside: a home of its own, no network, nothing of this machine.
cat >"$system/tmp/look" <<'LOOK'
set -eu
export HOME=/tmp/home XDG_RUNTIME_DIR=/tmp/run LC_ALL=C.UTF-8
mkdir -p "$HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
remitctl --version
remit --version
test -x /usr/libexec/remit/remit-box-init
test -f /usr/share/icons/hicolor/scalable/apps/io.github.remit.Remit.svg
test -f /usr/share/icons/hicolor/48x48/apps/io.github.remit.Remit.png
test -f /usr/share/knotifications6/remit.notifyrc
man --warnings remitctl | grep -q 'hand bounded coding tasks'
man --warnings remit | grep -q 'background coding agents'
bash -c '. /usr/share/bash-completion/completions/remitctl; complete -p remitctl'
remitctl doctor --json | grep -q box_init
remitctl list --json
dbus-run-session -- xvfb-run -a -s '-screen 0 1440x900x24' sh -c '
    dex /usr/share/applications/io.github.remit.Remit.desktop
    for try in $(seq 60); do
        window=$(xdotool search --onlyvisible --class remit 2>/dev/null | head -n 1) || true
        if [ -n "$window" ]; then
            xdotool getwindowname "$window"
            xwininfo -id "$window" | grep -E "Width|Height"
            exit 0
        fi
        sleep 0.5
    done
    echo "no window came up"
    exit 1'
LOOK
bwrap --bind "$system" / --dev /dev --proc /proc --tmpfs /run --unshare-pid --unshare-net --unshare-ipc --die-with-parent \
    --clearenv --setenv PATH /usr/local/bin:/usr/bin:/bin --chdir / -- sh /tmp/look
say "the package installs, starts and shows its window"
