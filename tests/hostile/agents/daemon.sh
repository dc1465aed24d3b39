#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Leaves daemons behind and ends well.
(setsid sh -c 'trap "" TERM HUP INT; while :; do sleep 1; done' >/dev/null 2>&1 &)
python3 -c 'import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(600)
    os._exit(0)'
nohup sleep 600 >/dev/null 2>&1 &
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
