#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Says that it is done and has done nothing.
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
