#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Reads the main checkout, another worktree and the data of Remit.
cat "$MAIN_CHECKOUT/src/a.txt" "$MAIN_CHECKOUT/.git/config" "$SIBLING/src/a.txt" 2>&1
ls -laR "$DATA_FOLDER" 2>&1 | head -n 50
git config --list --show-origin 2>&1
git remote -v
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
