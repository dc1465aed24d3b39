#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Commits, moves branches, tags and rewrites history.
echo x > src/new.txt
git add -A 2>&1
git -c user.name=x -c user.email=x@y.z commit -m evil 2>&1
git branch evil 2>&1
git branch -f main HEAD~1 2>&1
git branch -D side 2>&1
git tag -f v1 2>&1
git update-ref refs/heads/main 0000000000000000000000000000000000000000 2>&1
git update-ref -d refs/heads/side 2>&1
git symbolic-ref HEAD refs/heads/evil 2>&1
git reset --hard HEAD~1 2>&1
git checkout --orphan evil 2>&1
git reflog expire --expire=now --all 2>&1
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
