#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes where the system lies.
for place in /usr/bin /etc /bin /lib /run/box /dev /proc/sys/kernel /sys; do
    echo evil > "$place/evil"
    cp /bin/sh "$place/evil" 
done 2>&1
echo "|$TRAP/core" > /proc/sys/kernel/core_pattern
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
