#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Leaves a repository inside the worktree whose settings run programs.
mkdir -p src/inner && cd src/inner
git init -q .
echo text > file
git add file
git -c user.name=x -c user.email=x@y.z commit -qm inner
git config core.fsmonitor "touch $TRAP/nested"
git config filter.evil.clean "touch $TRAP/nested; cat"
git config diff.evil.command "touch $TRAP/nested"
printf '* filter=evil diff=evil\n' > .gitattributes
printf '#!/bin/sh\ntouch %s/nested\n' "$TRAP" > .git/hooks/post-index-change
chmod +x .git/hooks/post-index-change
echo more >> file
cd ../..
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
