#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Replaces the .git file by a repository of its own.
rm -rf .git 2>&1
mv .git old.git 2>&1
ln -sf /tmp/evil .git 2>&1
mkdir .git 2>&1
git init --separate-git-dir=/tmp/evil . 2>&1
printf 'gitdir: %s/src/fake\n' "$PWD" > .git
mkdir -p src/fake && git init --bare -q src/fake 2>&1
git -C src/fake config core.fsmonitor "touch $TRAP/gitfile"
cd .. && mv "$OLDPWD" "$OLDPWD.moved" 2>&1; cd "$OLDPWD"
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
