#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A host that is new enough: no root, only the packages that are missing, once.
# shellcheck disable=SC2016,SC2317 # words for a shell in the place; cases are called by name
set -uo pipefail
# shellcheck source=tests/whole/root/place.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/place.sh"

# system TEXT: what the host says that it is. Only bash is installed there.
system() {
    printf '%s\n' "$1" >"$PLACE/os-release"
    stand_in dpkg-query <<<'[ "${!#}" = bash ] && printf "ii "'
}
installs() { grep -c '^apt-get install' "$PLACE/calls"; }
native() { at_place 'host_is_new_enough && echo native || echo root' 2>&1; }

old_systems_get_a_root_and_new_ones_do_not() {
    local text
    for text in 'ID=debian VERSION_ID="13"' 'ID=debian VERSION_ID="14"' 'ID=debian VERSION_CODENAME=sid' \
        'ID=ubuntu VERSION_ID="25.04"' 'ID=ubuntu VERSION_ID="26.10"'; do
        system "$text"
        same "$text" "$(native)" native
    done
    for text in 'ID=debian VERSION_ID="12"' 'ID=ubuntu VERSION_ID="24.04"' 'ID=fedora VERSION_ID="42"' 'ID=arch'; do
        system "$text"
        same "$text" "$(native)" root
    done
}

only_what_is_missing_is_installed_and_once() {
    system 'ID=debian VERSION_ID="13"'
    local out
    out=$(at_place 'root_ready; echo "root is \"$ROOT\""; enter_words; echo "enters with ${#ENTER[@]}"; root_ready' 2>&1) || fail "$out"
    holds words "$out" 'root is ""'
    holds words "$out" "enters with 0"
    holds words "$out" "installing packages (once): 1 of 2"
    same installs "$(installs)" 1
    same install "$(grep '^apt-get install' "$PLACE/calls")" "apt-get install -y --no-install-recommends coreutils"
    grep -q '^mmdebstrap' "$PLACE/calls" && fail "a root was made as well"
    echo grep >>"$PLACE/top/packaging/root/packages.txt"
    at_place root_ready >/dev/null 2>&1
    same "installs after the list has grown" "$(installs)" 2
}

nothing_missing_asks_nobody() {
    system 'ID=debian VERSION_ID="13"'
    stand_in dpkg-query <<<'printf "ii "'
    at_place root_ready >/dev/null 2>&1 || fail "it failed"
    same calls "$(cat "$PLACE/calls")" ""
}

a_failed_install_says_what_to_do_and_is_tried_again() {
    system 'ID=debian VERSION_ID="13"'
    touch "$PLACE/apt-fails"
    local out
    out=$(at_place root_ready 2>&1) && fail "a failed install went through"
    holds words "$out" "Check the network and /etc/apt"
    rm "$PLACE/apt-fails"
    at_place root_ready >/dev/null 2>&1 || fail "the next start fails too"
    same installs "$(installs)" 1
}

for case in old_systems_get_a_root_and_new_ones_do_not only_what_is_missing_is_installed_and_once \
    nothing_missing_asks_nobody a_failed_install_says_what_to_do_and_is_tried_again; do
    echo "$case"
    fresh_place
    $case
done
exit $failed
