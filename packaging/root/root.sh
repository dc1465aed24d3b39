# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where Remit is built: natively on Debian 13 or newer, otherwise in a Debian 13 root in the user's cache.
# The root is keyed by the package list, made under a lock in a side folder and moved into place when whole,
# so that two at a time wait for each other and one that is killed half-way leaves nothing in the way.

CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/remit
PACKAGES=$TOP/packaging/root/packages.txt
ROOT=

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

host_is_new_enough() {
    [ "${REMIT_FORCE_ROOT:-}" != 1 ] || return 1
    local id version
    # shellcheck disable=SC1091
    id=$(. /etc/os-release && echo "${ID:-}")
    # shellcheck disable=SC1091
    version=$(. /etc/os-release && echo "${VERSION_ID:-0}")
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

# The mirror that this host itself uses, from its own apt sources; only Debian's own archive is taken.
host_mirror() {
    # shellcheck disable=SC2016 # apt's own variables
    apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(CODENAME)' 'Created-By: Packages' 2>/dev/null \
        | awk '$2 == "Debian" && $1 !~ /security/ { sub("/$", "", $1); print $1; exit }'
}

host_mirror_from_files() {
    awk '/^URIs:/ { uri = $2 } /^Suites:/ && uri !~ /security/ && /(bookworm|bullseye|trixie|stable)( |$)/ { print uri; exit }
         /^deb / && $0 !~ /security/ { for (i = 2; i <= NF; i++) if ($i ~ /^https?:/) { print $i; exit } }' \
        /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null
}

make_root() {
    command -v mmdebstrap >/dev/null || install_on_host mmdebstrap debian-archive-keyring
    command -v bwrap >/dev/null || install_on_host bubblewrap
    command -v flock >/dev/null || die "flock is missing. Install util-linux, then start again."
    exec 9>"$CACHE/root.lock"
    if ! flock -n 9; then
        say "another ./dev is making the build root; waiting for it"
        flock 9
    fi
    if [ -e "$ROOT/.complete" ]; then
        exec 9>&-
        return 0
    fi
    local free_mb
    free_mb=$(df -Pm "$CACHE" | awk 'NR == 2 { print $4 }')
    [ "$free_mb" -ge 5000 ] || die "the build root needs 5 GB in $CACHE, $free_mb MB are free. Free space, or set XDG_CACHE_HOME."
    local mirror keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    mirror=$(host_mirror)
    [ -n "$mirror" ] || mirror=$(host_mirror_from_files)
    [ -n "$mirror" ] || die "no Debian mirror in this host's apt sources. Add one to /etc/apt/sources.list.d, then start again."
    [ -e "$keyring" ] || install_on_host debian-archive-keyring

    local part=$ROOT.part log=$CACHE/root.log mode=unshare
    [ "$(id -u)" != 0 ] || mode=root
    remove_tree "$part"
    # The proxy, certificate and age settings of this host's apt hold for the root as well.
    apt-config dump | grep -E '^(Acquire::(http|https|Check-Valid-Until|Check-Date|Retries)|Acquire::(http|https)::[^ ]*) ' \
        >"$CACHE/root.apt.conf" || true
    say "making the Debian 13 build root (once, about 3 minutes, 2.5 GB): $ROOT"
    local begun=$SECONDS
    (
        exec 9>&-
        mmdebstrap --mode="$mode" --variant=apt --aptopt="$CACHE/root.apt.conf" \
            --aptopt='Apt::Install-Recommends "false"' --dpkgopt=force-unsafe-io \
            --include="$(package_names | paste -sd,)" \
            trixie "$part" "deb [signed-by=$keyring] $mirror trixie main"
    ) >"$log" 2>&1 &
    local pid=$! line shown=
    while kill -0 "$pid" 2>/dev/null; do
        line=$(grep '^I:' "$log" 2>/dev/null | tail -n 1 | cut -c4- | cut -c1-70 || true)
        if [ "$line" != "$shown" ]; then
            say "  $((SECONDS - begun)) s  $line"
            shown=$line
        fi
        sleep 1
    done
    if ! wait "$pid"; then
        tail -n 15 "$log" >&2
        die "the build root could not be made. The whole output is in $log. Check the network and free space, then start again."
    fi
    prepare_mount_points "$part"
    : >"$part/.complete"
    mv "$part" "$ROOT"
    say "the build root is ready after $((SECONDS - begun)) s"
    exec 9>&-
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
    ENTER+=(--cap-add ALL --chdir "$PWD" --)
}

in_root() {
    enter_words
    REMIT_TOP=$TOP REMIT_CACHE=$CACHE "${ENTER[@]}" "$@"
}
