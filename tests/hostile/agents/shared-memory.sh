#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Fills the file systems that lie in memory.
head -c 400M /dev/zero > /tmp/full 2>&1
head -c 400M /dev/zero > /dev/shm/full 2>&1
rm -f /tmp/full /dev/shm/full
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
