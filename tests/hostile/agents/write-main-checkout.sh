#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes into the main checkout and its repository.
echo evil > "$MAIN_CHECKOUT/src/a.txt"
echo evil >> "$MAIN_CHECKOUT/.git/config"
echo evil > "$MAIN_CHECKOUT/.git/HEAD"
rm -rf "$MAIN_CHECKOUT/.git/refs/heads" "$MAIN_CHECKOUT/src"
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
