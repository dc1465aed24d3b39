# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A place in which packaging/root can be tried without network and without touching this machine: stand-ins for the
# programs that fetch and install, earlier on the PATH, each of which notes how it was called. Sourced.
# shellcheck disable=SC2016,SC2034 # words for a shell in the place; "failed" is of those who source this

SOURCE_TOP=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../../.." && pwd -P)
PLACE=$(mktemp -d)
BEGUN=()
failed=0

leave() {
    local pid
    for pid in "${BEGUN[@]}"; do kill -KILL -- "-$pid" 2>/dev/null; done
    rm -rf "$PLACE"
}
trap leave EXIT

fail() {
    printf 'FAIL %s: %s\n' "${FUNCNAME[1]}" "$*"
    failed=1
}
# same WHAT FOUND WANTED
same() { [ "$2" = "$3" ] || fail "$1: \"$2\", not \"$3\""; }
# holds WHAT TEXT PART
holds() { [[ $2 == *"$3"* ]] || fail "$1 does not hold \"$3\": $2"; }

# stand_in NAME: a program from stdin.
stand_in() {
    { echo '#!/usr/bin/env bash' && cat; } >"$PLACE/bin/$1"
    chmod +x "$PLACE/bin/$1"
}

# A fresh place: a checkout of the scripts with a list of two packages, an empty cache, stand-ins.
fresh_place() {
    rm -rf "${PLACE:?}"/*
    mkdir -p "$PLACE/bin" "$PLACE/top/packaging/root" "$PLACE/cache"
    cp "$SOURCE_TOP"/packaging/root/*.sh "$SOURCE_TOP/packaging/root/npm.txt" "$PLACE/top/packaging/root/"
    printf '# a list\nbash\n\ncoreutils\n' >"$PLACE/top/packaging/root/packages.txt"
    printf 'ID=debian\nVERSION_ID="12"\n' >"$PLACE/os-release"
    : >"$PLACE/calls"
    mkfifo "$PLACE/begun" "$PLACE/go" "$PLACE/never"
    echo 0 >"$PLACE/uid"
    stand_in id <<<'[ "$1" = -u ] && cat "$PLACE/uid"'
    stand_in apt-get <<'APT'
[ "$1" = indextargets ] && { echo "http://mirror.example/debian/ Debian bookworm"; exit 0; }
echo "apt-get $*" >>"$PLACE/calls"
[ ! -e "$PLACE/apt-fails" ]
APT
    stand_in apt-config <<<'echo "Acquire::http::Proxy \"http://proxy.example/\";"; echo "Other \"x\";"'
    stand_in df <<<'echo header; echo "/dev/x 100000 1000 99000 1% /"'
    stand_in sudo <<<'exec "$@"'
    stand_in newuidmap <<<'exit 0'
    stand_in bwrap <<<'exit 0'
    stand_in unshare <<<'echo "unshare $1" >>"$PLACE/calls"; shift; exec "$@"'
    # Tells that it has begun half of its work, waits until it may go on, ends it.
    stand_in mmdebstrap <<'MAKE'
echo "mmdebstrap $*" >>"$PLACE/calls"
target=
for word in "$@"; do
    case "$word" in */root-*.part) target=$word ;; esac
done
tree=${target:-$PLACE/tree}
mkdir -p "$tree/etc" "$tree/var/cache/apt/archives" "$tree/var/lib/apt/lists" || exit 1
echo half >"$tree/state"
touch "$tree/var/cache/apt/archives/a.deb" "$tree/var/lib/apt/lists/index"
ln -s /nowhere "$tree/etc/resolv.conf" || exit 1
echo "I: half-way" >&2
if [ -e "$PLACE/gated" ]; then
    echo $$ >"$PLACE/begun"
    read -r _ <"$PLACE/go"
fi
[ ! -e "$PLACE/making-fails" ] || { echo "E: no such mirror" >&2; exit 1; }
echo whole >"$tree/state"
[ -n "$target" ] || tar -c -C "$tree" .
MAKE
    [ ! -e /usr/share/keyrings/debian-archive-keyring.gpg ] || return 0
    echo 'KEYRING=/etc/os-release' >>"$PLACE/top/packaging/root/mirror.sh"
}

# at_place WORDS: a shell script in the place, with root.sh and npm.sh sourced.
at_place() { (in_place "$1"); }

in_place() {
    exec env PLACE="$PLACE" TOP="$PLACE/top" XDG_CACHE_HOME="$PLACE/cache" REMIT_OS_RELEASE="$PLACE/os-release" \
        REMIT_FORCE_ROOT= REMIT_MIRROR="${MIRROR:-}" REMIT_REAL_CLAUDE= PATH="$PLACE/bin:$PATH" \
        bash -c 'set -euo pipefail; . "$TOP/packaging/root/root.sh"; . "$TOP/packaging/root/npm.sh"; '"$1"
}

# begin FILE WORDS: the same in a process group of its own, not waited for; its words go to FILE. Fills LAST.
begin() {
    : >"$PLACE/$1"
    set -m
    in_place "$2" >"$PLACE/$1" 2>&1 </dev/null &
    LAST=$!
    set +m
    BEGUN+=("$LAST")
}

# The pid of the making that has come half-way.
half_way() { timeout 20 head -n 1 "$PLACE/begun"; }
go_on() { timeout 20 bash -c 'echo go >"$1"' - "$PLACE/go"; }

# until_true COMMAND…: looks again for as long as 20 s.
until_true() {
    local end=$((SECONDS + 20))
    until "$@"; do
        [ $SECONDS -lt $end ] || return 1
        read -rt 0.05 _ <>"$PLACE/never" || true
    done
}
