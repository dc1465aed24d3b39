#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Words that have no place outside tests: they block the event loop, hide a failure, or promise later work.
set -u
found=$(git grep -nE 'waitFor(Finished|Started|ReadyRead|BytesWritten)\(|processEvents\(|QThread::(m|u)?sleep|QEventLoop|qDebug\(|\b(TODO|FIXME|XXX|HACK)\b' \
    -- 'runner/*.cpp' 'runner/*.h' 'models/*' 'views/*' 'app/*' | grep -v '// allowed: ' \
    | grep -vE 'm_export\.waitForFinished|:[0-9]+: *(\*|//)[^/].*(waitFor|QEventLoop|processEvents)')
[ -z "$found" ] || { printf '%s\n' "$found"; exit 1; }
