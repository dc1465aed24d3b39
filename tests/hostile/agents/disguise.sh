#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Gives its processes other names and parents.
cp /bin/sleep "/tmp/systemd" && (setsid /tmp/systemd 600 >/dev/null 2>&1 &)
(exec -a "[kworker/0:1]" sleep 600 >/dev/null 2>&1 &) 2>/dev/null || (sleep 600 >/dev/null 2>&1 &)
env -i setsid -f sleep 600 >/dev/null 2>&1
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
