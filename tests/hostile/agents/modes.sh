#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes every right from files and folders.
echo x > src/secret.txt
mkdir -p src/closed/inner
echo y > src/closed/inner/file
chmod 000 src/secret.txt src/closed/inner/file src/closed/inner src/closed
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
