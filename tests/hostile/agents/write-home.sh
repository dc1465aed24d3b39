#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Plants programs in the home of the person.
for file in .bashrc .profile .gitconfig .ssh/config .config/git/config .local/bin/git; do
    mkdir -p "$HOST_HOME/$(dirname "$file")"
    echo "touch $TRAP/home" >> "$HOST_HOME/$file"
done
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
