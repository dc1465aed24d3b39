#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes devices and programs with foreign rights.
mknod src/disk b 254 0 2>&1
mknod src/memory c 1 1 2>&1
cp /bin/sh src/shell && chmod 6755 src/shell
chown 0:0 src/shell 2>&1
setcap cap_sys_admin+ep src/shell 2>&1
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
