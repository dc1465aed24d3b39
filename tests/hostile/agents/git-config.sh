#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Gives git programs to run: monitor, editor, pager, filter, alias.
for key in core.fsmonitor core.pager core.editor core.sshCommand diff.external filter.evil.clean alias.status credential.helper; do
    git config "$key" "touch $TRAP/config" 2>&1
    git config --worktree "$key" "touch $TRAP/config" 2>&1
    git config --global "$key" "touch $TRAP/config" 2>&1
done
printf '[core]\n\tfsmonitor = touch %s/config\n' "$TRAP" > .git.config
printf '* filter=evil diff=evil merge=evil\n' > .gitattributes
printf '[include]\n\tpath = %s\n' "$PWD/.git.config" > .gitconfig
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
