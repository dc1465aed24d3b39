#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Leaves symbolic links that lead out of the worktree.
ln -s /etc/passwd src/passwd
ln -s "$HOST_HOME/.ssh/id_ed25519" src/key
ln -s "$HOST_HOME" src/home
ln -s ../../../../../../../../etc src/up
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
