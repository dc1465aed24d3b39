#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Leaves a bare repository that git takes for one by its files.
mkdir -p src/bare/objects src/bare/refs
printf 'ref: refs/heads/main\n' > src/bare/HEAD
printf '[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n\tfsmonitor = touch %s/bare\n' "$TRAP" > src/bare/config
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
