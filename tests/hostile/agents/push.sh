#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Pushes by every way it knows.
git remote add evil "$REMOTE" 2>&1
git push "$REMOTE" HEAD:refs/heads/evil 2>&1
git push origin HEAD:refs/heads/evil 2>&1
/usr/lib/git-core/git-push "file://$REMOTE" HEAD:refs/heads/evil 2>&1
git bundle create src/all.bundle --all 2>&1
rm -f src/all.bundle
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
