#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Changes what lies outside its scope.
echo x > outside.txt
echo y >> README.md
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
