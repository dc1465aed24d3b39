#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# look-window.sh DESKTOP-ID CONTRACT: on a display of its own; called by look-deb.sh. Starts Remit from its menu entry and
# opens a contract as a file manager does: with Remit open, and without.
set -euo pipefail
ID=$1
contract=$2
remits_are() { [ "$(pgrep -xc remit)" = "$1" ]; }
# soon COMMAND…: as soon as it is so, or an end after 30 s.
soon() {
    for _ in $(seq 60); do
        ! "$@" || return 0
        sleep 0.5
    done
    echo "look-deb: still not so: $*" >&2
    return 1
}
# named WORDS: waits for the visible window of this title.
named() {
    for _ in $(seq 120); do
        for window in $(xdotool search --onlyvisible --class remit 2>/dev/null); do
            [ "$(xdotool getwindowname "$window")" != "$1" ] || { echo "$window"; return; }
        done
        sleep 0.5
    done
    echo "look-deb: no window \"$1\" came up" >&2
    return 1
}
dex "/usr/share/applications/$ID.desktop"
window=$(named "Review - Remit")
xprop -id "$window" WM_CLASS _KDE_NET_WM_DESKTOP_FILE | tee /tmp/properties
grep -q "$ID" /tmp/properties # the window belongs to the menu entry, so that panels show its icon
xwininfo -id "$window" | grep -E 'Width|Height'
remits_are 1
# The Remit that is open takes the file; the second start ends once it has handed it over.
gio open "$contract"
named "New run - Remit" >/dev/null
soon grep -s "Write the release note" "$HOME/.config/remit/draft.toml"
soon remits_are 1
kill "$(pgrep -x remit)"
soon remits_are 0
# Started by the file alone.
gio open "$contract"
named "New run - Remit" >/dev/null
kill "$(pgrep -x remit)"
