#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Registers a repository inside the worktree as a submodule.
mkdir -p src/module && git -C src/module init -q
git -C src/module -c user.name=x -c user.email=x@y.z commit -q --allow-empty -m x
git -C src/module config core.fsmonitor "touch $TRAP/module"
git update-index --add --cacheinfo "160000,$(git -C src/module rev-parse HEAD),src/module"
printf '[submodule "m"]\n\tpath = src/module\n\turl = ext::sh -c "touch %s/module"\n\tupdate = !touch %s/module\n' "$TRAP" "$TRAP" > .gitmodules
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
