#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Sends signals to everybody it can name.
trap '' TERM HUP INT
kill -TERM -1 2>&1
for pid in $(seq 2 2000); do [ "$pid" = $$ ] || kill -KILL "$pid" 2>/dev/null; done
kill -KILL 1 2>&1
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
