#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a file that says it is a terabyte.
truncate -s 1T src/huge.bin
truncate -s 3G src/large.bin
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
