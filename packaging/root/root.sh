# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where Remit is built: natively on Debian 13 or newer, otherwise in a Debian 13 root in the user's cache.
# The root is keyed by the package list; makeroot.sh makes it.

CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/remit
PACKAGES=$TOP/packaging/root/packages.txt
ROOT=

# shellcheck source=packaging/root/mirror.sh
. "$TOP/packaging/root/mirror.sh"
# shellcheck source=packaging/root/makeroot.sh
. "$TOP/packaging/root/makeroot.sh"

say() { printf '\033[1mremit\033[0m %s\n' "$*" >&2; }
die() {
    printf 'remit: %s\n' "$*" >&2
    exit 1
}

package_names() { grep -Ev '^[[:space:]]*(#|$)' "$PACKAGES"; }
packages_key() { { package_names | sort; echo format-2; } | sha256sum | cut -c1-16; }

# Runs a command as root: directly, or through sudo where there is one.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "this needs root or sudo: $*"
    fi
}

# Debian's testing and unstable tell no number.
host_is_new_enough() {
    [ "${REMIT_FORCE_ROOT:-}" != 1 ] || return 1
    local id version file=${REMIT_OS_RELEASE:-/etc/os-release}
    # shellcheck disable=SC1090
    id=$(. "$file" && echo "${ID:-}")
    # shellcheck disable=SC1090
    version=$(. "$file" && echo "${VERSION_ID:-99}")
    case "$id" in
        debian) [ "${version%%.*}" -ge 13 ] ;;
        ubuntu) [ "${version%%.*}" -ge 25 ] ;;
        *) return 1 ;;
    esac
}

root_ready() {
    mkdir -p "$CACHE"
    if host_is_new_enough; then
        native_ready
    else
        ROOT=$CACHE/root-$(packages_key)
        [ -e "$ROOT/.complete" ] || make_root
        command -v bwrap >/dev/null || install_on_host bubblewrap
    fi
}

native_ready() {
    ROOT=
    local stamp
    stamp=$CACHE/native-$(packages_key)
    [ ! -e "$stamp" ] || return 0
    local missing
    missing=$(package_names | while read -r name; do
        dpkg-query -W -f='${db:Status-Abbrev}' "$name" 2>/dev/null | grep -q '^ii' || echo "$name"
    done)
    if [ -n "$missing" ]; then
        say "installing packages (once): $(echo "$missing" | wc -l) of $(package_names | wc -l)"
        as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq \
            || die "apt-get update failed. Check the network and /etc/apt, then start again."
        # shellcheck disable=SC2086
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing \
            || die "a package could not be installed. The lines above say which; mend that, then start again."
    fi
    : >"$stamp"
}

install_on_host() {
    command -v apt-get >/dev/null \
        || die "install $* with this system's package manager, then start again (only Debian and Ubuntu are done automatically)."
    say "installing on this machine (once): $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$CACHE/host.log" 2>&1 \
        || { as_root apt-get update -qq >>"$CACHE/host.log" 2>&1 \
            && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$CACHE/host.log" 2>&1; } \
        || die "could not install $*. See $CACHE/host.log, install them by hand, then start again."
}

# Fills ENTER with the words that start a command where Remit is built: nothing on a native host.
enter_words() {
    ENTER=()
    [ -n "$ROOT" ] || return 0
    ENTER=(bwrap --bind "$ROOT" / --dev-bind /dev /dev --bind /proc /proc --bind /sys /sys --bind /tmp /tmp)
    local name path
    for path in /*; do
        name=${path#/}
        case "$name" in
            bin | boot | dev | etc | lib | lib32 | lib64 | libx32 | lost+found | proc | run | sbin | sys | tmp | usr | var) ;;
            *) [ ! -d "$path" ] || [ -L "$path" ] || ENTER+=(--bind "$path" "$path") ;;
        esac
    done
    for path in /var/tmp /run/user "$HOME" "$TOP" "$CACHE"; do
        [ ! -d "$path" ] || ENTER+=(--bind "$path" "$path")
    done
    for path in /etc/resolv.conf /etc/hosts /etc/passwd /etc/group /etc/localtime /etc/machine-id \
        /etc/ssl/certs/ca-certificates.crt; do
        [ ! -e "$path" ] || ENTER+=(--ro-bind "$(readlink -f "$path")" "$path")
    done
    # Root keeps its rights, which a sandbox inside needs; without root that one makes a user namespace of its own.
    [ "$(id -u)" != 0 ] || ENTER+=(--cap-add ALL)
    ENTER+=(--chdir "$PWD" --)
}

in_root() {
    enter_words
    REMIT_TOP=$TOP REMIT_CACHE=$CACHE "${ENTER[@]}" "$@"
}
