#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Puts a pipe where a tracked file was.
rm src/a.txt
mkfifo src/a.txt src/pipe
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
