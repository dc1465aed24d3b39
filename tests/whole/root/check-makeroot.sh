#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The build root: where it is made from, that two at a time make one, and that one killed half-way is no harm.
# shellcheck disable=SC2016,SC2317 # words for a shell in the place; cases are called by name
set -uo pipefail
# shellcheck source=tests/whole/root/place.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/place.sh"

made() { grep -c '^mmdebstrap' "$PLACE/calls"; }
roots() { (cd "$PLACE/cache/remit" && echo root-*[0-9a-f]); }
parts() { find "$PLACE/cache/remit" -maxdepth 1 -name '*.part' | wc -l; }
root_state() { cat "$PLACE"/cache/remit/root-*[0-9a-f]/state; }
gone() { ! kill -0 "$1" 2>/dev/null; }
says() { grep -qF "$2" "$PLACE/$1"; }

a_root_is_made_once_and_prepared() {
    local out root call
    out=$(at_place 'root_ready; echo "in $ROOT"; root_ready' 2>&1) || fail "$out"
    root=$PLACE/cache/remit/$(roots)
    holds words "$out" "in $root"
    same makings "$(made)" 1
    same state "$(root_state)" whole
    same parts "$(parts)" 0
    same "mount point" "$(find "$root/etc/resolv.conf" -type f)" "$root/etc/resolv.conf"
    same "fetched files" "$(find "$root/var" -name a.deb -o -name index)" ""
    call=$(grep '^mmdebstrap' "$PLACE/calls")
    holds calls "$(cat "$PLACE/calls")" "unshare --mount"
    holds call "$call" "--include=bash,coreutils trixie"
    holds call "$call" "http://mirror.example/debian trixie main"
    same settings "$(cat "$PLACE/cache/remit/root.apt.conf")" 'Acquire::http::Proxy "http://proxy.example/";'
}

another_list_is_another_root() {
    at_place root_ready >/dev/null 2>&1
    echo grep >>"$PLACE/top/packaging/root/packages.txt"
    at_place root_ready >/dev/null 2>&1
    same makings "$(made)" 2
    same roots "$(roots | wc -w)" 2
}

without_root_it_is_unpacked_as_this_user() {
    echo 1000 >"$PLACE/uid"
    local out
    out=$(at_place root_ready 2>&1) || fail "$out"
    holds call "$(cat "$PLACE/calls")" "--mode=unshare --format=tar"
    same state "$(root_state)" whole
}

two_at_a_time_make_one() {
    touch "$PLACE/gated"
    begin first root_ready
    local first=$LAST second
    half_way >/dev/null
    begin second 'root_ready; echo "in $ROOT"'
    second=$LAST
    until_true says second "waiting for it" || fail "the second does not say that it waits"
    go_on
    wait "$first" || fail "the first failed"
    wait "$second" || fail "the second failed"
    holds second "$(cat "$PLACE/second")" "in $PLACE/cache/remit/root-"
    same makings "$(made)" 1
    same state "$(root_state)" whole
}

# kill -9 of ./dev alone: the making ends by itself, and the next start waits for it.
a_killed_dev_leaves_a_root_that_is_made_to_its_end() {
    touch "$PLACE/gated"
    begin first root_ready
    local first=$LAST second
    half_way >/dev/null
    kill -KILL "$first"
    wait "$first" 2>/dev/null
    begin second root_ready
    second=$LAST
    until_true says second "waiting for it" || fail "the second does not wait for the making that goes on"
    go_on
    wait "$second" || fail "the second failed"
    same makings "$(made)" 1
    same state "$(root_state)" whole
    same parts "$(parts)" 0
}

# As a power cut has it: what is half made is removed and made anew.
a_killed_making_is_begun_anew() {
    touch "$PLACE/gated"
    begin first root_ready
    local first=$LAST making
    making=$(half_way)
    kill -KILL -- "-$first"
    kill -KILL -- "-$(ps -o pgid= -p "$making" | tr -d ' ')"
    wait "$first" 2>/dev/null
    same state "$(cat "$PLACE"/cache/remit/*.part/state)" half
    rm "$PLACE/gated"
    touch "$PLACE"/cache/remit/root-0123.part
    at_place root_ready >"$PLACE/second" 2>&1 || fail "$(cat "$PLACE/second")"
    same makings "$(made)" 2
    same state "$(root_state)" whole
    same "parts of this list" "$(find "$PLACE/cache/remit" -maxdepth 1 -name '*.part' ! -name 'root-0123.part' | wc -l)" 0
}

# Ctrl-C: the making ends with ./dev.
an_interrupted_dev_ends_the_making() {
    touch "$PLACE/gated"
    begin first root_ready
    local first=$LAST making
    making=$(half_way)
    kill -TERM "$first"
    wait "$first"
    same "exit code" $? 1
    says first "stopped" || fail "it does not say that it was stopped: $(cat "$PLACE/first")"
    until_true gone "$making" || fail "the making goes on after the interruption"
    rm "$PLACE/gated"
    at_place root_ready >"$PLACE/second" 2>&1 || fail "$(cat "$PLACE/second")"
    same state "$(root_state)" whole
}

a_failure_says_what_to_do() {
    touch "$PLACE/making-fails"
    local out
    out=$(at_place root_ready 2>&1) && fail "a failed making went through"
    holds words "$out" "E: no such mirror"
    holds words "$out" "$PLACE/cache/remit/root.log"
    rm "$PLACE/making-fails"
    at_place root_ready >/dev/null 2>&1 || fail "the next start fails too"
    same makings "$(made)" 2
}

too_little_space_is_said_before_anything_is_fetched() {
    stand_in df <<<'echo header; echo "/dev/x 100000 99000 1000 99% /"'
    local out
    out=$(at_place root_ready 2>&1) && fail "it went on with 1000 MB"
    holds words "$out" "needs 5 GB in $PLACE/cache/remit, 1000 MB are free"
    same makings "$(made)" 0
}

a_given_mirror_comes_first() {
    MIRROR=http://given.example/debian/ at_place root_ready >/dev/null 2>&1 || fail "it failed"
    holds call "$(cat "$PLACE/calls")" "http://given.example/debian trixie main"
}

# mirror FILE…: what the source files say.
mirror() { at_place "mirror_from_files $*"; }

the_mirror_is_read_from_both_formats_of_apt() {
    cat >"$PLACE/one.list" <<'LIST'
# deb http://old.example/debian bookworm main
deb http://sec.example/debian-security bookworm-security main
deb http://archive.example/ubuntu noble main
deb-src http://source.example/debian bookworm main
deb [arch=amd64 signed-by=/key] http://one.example/debian bookworm main
LIST
    cat >"$PLACE/two.sources" <<'SOURCES'
Types: deb
Suites: bookworm-security
URIs: http://sec.example/debian-security

Types: deb
Enabled: no
URIs: http://off.example/debian
Suites: bookworm

Types: deb
Suites: bookworm bookworm-updates
URIs: http://two.example/debian
SOURCES
    printf 'Types: deb\nURIs: http://archive.example/ubuntu\nSuites: noble noble-updates\n' >"$PLACE/ubuntu.sources"
    same "one line" "$(mirror "$PLACE/one.list")" http://one.example/debian
    same "stanzas" "$(mirror "$PLACE/missing" "$PLACE/two.sources")" http://two.example/debian
    same "no Debian" "$(mirror "$PLACE/ubuntu.sources")" ""
    same "after another" "$(mirror "$PLACE/ubuntu.sources" "$PLACE/two.sources")" http://two.example/debian
}

no_mirror_says_what_to_do() {
    stand_in apt-get <<<'exit 0'
    local out
    out=$(at_place 'mirror_from_files() { :; }; root_ready' 2>&1) && fail "it went on without a mirror"
    holds words "$out" "REMIT_MIRROR"
}

for case in a_root_is_made_once_and_prepared another_list_is_another_root without_root_it_is_unpacked_as_this_user \
    two_at_a_time_make_one a_killed_dev_leaves_a_root_that_is_made_to_its_end a_killed_making_is_begun_anew \
    an_interrupted_dev_ends_the_making a_failure_says_what_to_do too_little_space_is_said_before_anything_is_fetched \
    a_given_mirror_comes_first the_mirror_is_read_from_both_formats_of_apt no_mirror_says_what_to_do; do
    echo "$case"
    fresh_place
    $case
done
exit $failed
