#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Plants hooks in the repository.
common=$(git rev-parse --git-common-dir)
for hook in post-checkout pre-commit post-merge reference-transaction post-index-change; do
    printf '#!/bin/sh\ntouch "$TRAP/hook"\n' > "$common/hooks/$hook"
    chmod +x "$common/hooks/$hook"
done 2>&1
mkdir -p .githooks src
printf '#!/bin/sh\ntouch "%s/hook"\n' "$TRAP" > .githooks/post-checkout
chmod +x .githooks/post-checkout
git config core.hooksPath .githooks 2>&1
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
