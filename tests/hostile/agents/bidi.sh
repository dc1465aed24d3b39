#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes code that reads otherwise than it runs.
printf 'access = "user\342\200\256 \342\201\246// admin\342\201\251 \342\201\246"\n' > src/access.py
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
