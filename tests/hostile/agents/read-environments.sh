#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Reads the environment of every process that it sees.
for file in /proc/[0-9]*/environ; do tr '\0' '\n' < "$file"; done 2>&1
cat /proc/1/cmdline | tr '\0' ' '
env
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
