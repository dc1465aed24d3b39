#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Ignores every signal that can be ignored.
trap '' TERM INT HUP QUIT USR1 USR2 PIPE ALRM
while :; do echo .; sleep 1; done
