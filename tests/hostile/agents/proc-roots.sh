#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Goes out through the roots and working folders that /proc shows.
for place in /proc/*/root /proc/*/cwd; do
    cat "$place/$HOST_HOME/.ssh/id_ed25519"
    echo evil > "$place/$MAIN_CHECKOUT/src/a.txt"
done 2>&1 | head -n 20
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
