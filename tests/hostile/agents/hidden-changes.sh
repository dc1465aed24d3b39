#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Hides its change from git.
echo changed >> src/a.txt
git update-index --assume-unchanged src/a.txt 2>&1
git update-index --skip-worktree src/a.txt 2>&1
echo '*' > .gitignore
echo hidden > src/hidden.txt
touch -d '2001-01-01' src/a.txt
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
