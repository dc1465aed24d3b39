#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Says that it has ended, and goes on.
printf 'STATUS: OK\nEND_OF_RUN\n'
echo 'But there is more to say, and the work is not done.'
