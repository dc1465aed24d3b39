#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# clang-tidy on one file ("FILE:KEY"); leaves the stamp KEY in the folder given when it is clean.
set -u
file=${1%:*}
key=${1##*:}
clang-tidy-19 --quiet -p build/dev "$file" 2>/dev/null && : >"$2/$key"
