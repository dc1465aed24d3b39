#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# static-one.sh TOOL FILE:KEY STAMPS UNTIL: one static analyser on one file; leaves the stamp KEY when the file is clean.
# After UNTIL (seconds since 1970) it begins nothing more.
set -u
tool=$1
file=${2%:*}
key=${2##*:}
[ "$(date +%s)" -lt "$4" ] || exit 0
case "$tool" in
    clang-tidy) found=$(clang-tidy-19 --quiet -p build/dev/static "$file" 2>/dev/null) ;;
    # level 1 without what fights the house style: contexts are checked by QT_NO_CONTEXTLESS_CONNECT already
    clazy) found=$(clazy-standalone -p build/dev/static --checks=level0,level1,no-non-pod-global-static "$file" 2>&1) ;;
    *) exit 2 ;;
esac
code=$?
found=$(printf '%s\n' "$found" | grep -vE '^[0-9]+ warnings? generated|^Suppressed |^Use -header-filter|^$')
if [ "$code" = 0 ] && [ -z "$found" ]; then
    : >"$3/$key"
    exit 0
fi
printf '%s: %s\n%s\n' "$tool" "$file" "$found"
exit 1
