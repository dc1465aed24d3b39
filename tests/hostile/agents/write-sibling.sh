#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes into another worktree of the same repository.
echo evil > "$SIBLING/src/a.txt"
rm -rf "$SIBLING"
git worktree prune
git worktree remove --force "$SIBLING"
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
