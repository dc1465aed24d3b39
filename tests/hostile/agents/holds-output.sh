#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Ends, but a child keeps its output open.
(trap "" TERM HUP; sleep 600) &
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
