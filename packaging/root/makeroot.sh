# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the Debian 13 root. It is made under a lock in a side folder and moved into place when whole, by a process group
# of its own that holds the lock. So two at a time wait for each other; a ./dev that is killed half-way leaves the making
# to end by itself, and whoever comes next waits for that; and when the making itself is killed, what it left is removed
# before the next one begins.

make_root() {
    command -v mmdebstrap >/dev/null || install_on_host mmdebstrap debian-archive-keyring
    command -v bwrap >/dev/null || install_on_host bubblewrap
    command -v flock >/dev/null || die "flock is missing. Install util-linux, then start again."
    exec 9>"$CACHE/root.lock"
    if ! flock -n 9; then
        say "another ./dev is making the build root; waiting for it"
        flock 9
    fi
    # shellcheck disable=SC2153 # of root.sh
    if [ -e "$ROOT/.complete" ]; then
        exec 9>&-
        return 0
    fi
    local free_mb mirror
    free_mb=$(df -Pm "$CACHE" | awk 'NR == 2 { print $4 }')
    [ "$free_mb" -ge 5000 ] || die "the build root needs 5 GB in $CACHE, $free_mb MB are free. Free space, or set XDG_CACHE_HOME."
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || die "no Debian mirror in this host's apt sources. Set REMIT_MIRROR to the address of one, then start again."
    [ -e "$KEYRING" ] || install_on_host debian-archive-keyring
    # Without root the system is made in a user namespace, which needs this user's range of ids.
    [ "$(id -u)" = 0 ] || command -v newuidmap >/dev/null || install_on_host uidmap
    apt_settings >"$CACHE/root.apt.conf"

    local log=$CACHE/root.log begun=$SECONDS
    say "making the Debian 13 build root (once, about 3 minutes, 2.5 GB): $ROOT"
    MAKING=
    trap stop_making INT TERM HUP
    set -m # the making gets a process group of its own
    make_root_whole "$mirror" >"$log" 2>&1 </dev/null &
    MAKING=$!
    set +m
    exec 9>&- # held by the making alone
    show_steps "$log" "$begun"
    if ! wait "$MAKING"; then
        tail -n 15 "$log" >&2
        die "the build root could not be made. The whole output is in $log. Check the network and free space, then start again."
    fi
    trap - INT TERM HUP
    say "the build root is ready after $((SECONDS - begun)) s"
}

stop_making() {
    [ -z "$MAKING" ] || kill -TERM -- "-$MAKING" 2>/dev/null || true
    die "stopped. The build root is made anew at the next start."
}

# Tells of each step while the making goes on.
show_steps() {
    local line shown=
    while kill -0 "$MAKING" 2>/dev/null; do
        line=$(grep '^I:' "$1" 2>/dev/null | tail -n 1 | cut -c4- | cut -c1-70 || true)
        if [ "$line" != "$shown" ]; then
            say "  $((SECONDS - $2)) s  $line"
            shown=$line
        fi
        sleep 1
    done
}

make_root_whole() {
    set -e
    local part=$ROOT.part
    remove_tree "$part"
    local words=(--variant=apt "--aptopt=$CACHE/root.apt.conf" '--aptopt=Apt::Install-Recommends "false"'
        --dpkgopt=force-unsafe-io "--include=$(package_names | paste -sd,)" trixie)
    local source="deb [signed-by=$KEYRING] $1 trixie main"
    if [ "$(id -u)" = 0 ]; then
        # In a mount namespace of its own: what a killed mmdebstrap has mounted would otherwise stay, and hold the folder.
        unshare --mount mmdebstrap --mode=root "${words[@]}" "$part" "$source"
    else
        # As a stream: what is unpacked belongs to this user, who can write and remove it without further rights.
        mkdir -p "$part"
        set -o pipefail
        mmdebstrap --mode=unshare --format=tar "${words[@]}" - "$source" \
            | tar -x -C "$part" --no-same-owner --exclude='./dev/*'
    fi
    prepare_mount_points "$part"
    : >"$part/.complete"
    remove_tree "$ROOT"
    mv "$part" "$ROOT"
}

prepare_mount_points() {
    local root=$1
    rm -rf "$root/var/cache/apt/archives" "$root/var/lib/apt/lists"
    mkdir -p "$root/var/lib/apt/lists/partial" "$root/var/cache/apt/archives/partial" "$root/etc/ssl/certs"
    local file
    for file in etc/resolv.conf etc/hosts etc/passwd etc/group etc/localtime etc/machine-id etc/ssl/certs/ca-certificates.crt; do
        if [ -L "$root/$file" ] || [ ! -e "$root/$file" ]; then
            rm -f "$root/$file"
            : >"$root/$file"
        fi
    done
}

remove_tree() {
    [ -e "$1" ] || return 0
    rm -rf --one-file-system "$1" 2>/dev/null || as_root rm -rf --one-file-system "$1"
}
