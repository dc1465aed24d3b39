#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-sample.sh BUILD: what `./dev run` does once everything is built. Without a display the run is printed and a picture
# saved; with one, Remit opens with the run.
set -euo pipefail

build=$1
top=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export REMIT_CACHE=$place/cache HOME=$place XDG_CONFIG_HOME=$place/config XDG_STATE_HOME=$place/state
mkdir -p "$REMIT_CACHE"
unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM

fail() {
    echo "check-sample: $*"
    exit 1
}

echo "without a display"
REMIT_SCREENSHOT=$place/remit.png "$top/packaging/sample/run" "$build" >"$place/out" 2>"$place/err" \
    || fail "it failed: $(cat "$place/out" "$place/err")"
grep -q '^status  *OK' "$place/out" || fail "the run is not OK: $(cat "$place/out")"
grep -q '^verified: ' "$place/out" || fail "the journal is not verified: $(cat "$place/out")"
grep -qF "the review page is in $place/remit.png" "$place/err" || fail "it does not say where the picture is: $(cat "$place/err")"
[ "$(head -c 8 "$place/remit.png" | od -An -tx1 | tr -d ' ')" = 89504e470d0a1a0a ] || fail "the picture is no PNG"

echo "with a display"
command -v xvfb-run >/dev/null || fail "xvfb is not installed"
cat >"$place/on-display" <<'DISPLAYED'
"$1" "$2" >"$3/out" 2>"$3/err" &
program=$!
for _ in $(seq 120); do
    for window in $(xdotool search --onlyvisible --class remit 2>/dev/null); do
        [ "$(xdotool getwindowname "$window")" != "Review - Remit" ] || { kill "$program"; exit 0; }
    done
    kill -0 "$program" 2>/dev/null || break
    sleep 0.5
done
kill "$program" 2>/dev/null
exit 1
DISPLAYED
dbus-run-session -- xvfb-run -a bash "$place/on-display" "$top/packaging/sample/run" "$build" "$place" \
    || fail "no window came up: $(cat "$place/out" "$place/err")"
