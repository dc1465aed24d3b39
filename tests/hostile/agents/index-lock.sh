#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Leaves locks behind.
admin=$(git rev-parse --git-dir)
touch "$admin/index.lock" "$admin/HEAD.lock" "$(git rev-parse --git-common-dir)/packed-refs.lock" 2>&1
mkdir -p "$admin/rebase-merge" 2>&1
touch "$admin/MERGE_HEAD" 2>&1
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
