#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Deletes and damages the objects that it shares with the repository.
git gc --prune=now 2>&1
git prune --expire=now 2>&1
git repack -adf 2>&1
objects=$(git rev-parse --git-common-dir)/objects
rm -rf "$objects"/* /run/box/objects/* 2>&1 | head -n 3
for object in /run/box/objects/??/*; do chmod u+w "$object" && echo evil > "$object"; done 2>&1 | head -n 3
echo "$PWD/src" > "$objects/info/alternates"
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
