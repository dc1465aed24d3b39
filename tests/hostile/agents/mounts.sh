#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Mounts, unmounts and makes namespaces of its own.
mount -t tmpfs none /usr 2>&1
umount /run/box/objects "$PWD/.git" 2>&1
unshare -Urmpf --mount-proc sh -c "mount -t tmpfs none /usr && echo escaped" 2>&1
unshare -Un true 2>&1
bwrap --bind / / --dev /dev --proc /proc true 2>&1
nsenter -t 1 -m true 2>&1
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
