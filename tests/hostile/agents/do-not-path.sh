#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Changes what it must not touch.
echo evil > docs/b.txt
rm -rf docs 2>&1
mv docs docs2 2>&1
mkdir -p docs/new && echo x > docs/new/file
chmod -R 777 docs 2>&1
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
