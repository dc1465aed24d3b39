# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Running what has been built, as if it were installed.

# Builds the dev preset. Says nothing unless it fails: the output belongs to the command that follows.
quiet_build() {
    local log=$CACHE/build.log
    if ! in_root "$TOP/packaging/root/inside.sh" build dev >"$log" 2>&1 </dev/null; then
        tail -n 40 "$log" >&2
        die "the build failed. The whole output is in $log."
    fi
}

# Replaces this process, so that signals and the exit code are the command's own.
exec_built() {
    enter_words
    PATH=$TOP/build/dev/bin:$PATH:/usr/local/bin:/usr/bin:/bin
    export PATH
    XDG_DATA_DIRS=$TOP/build/dev/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
    export XDG_DATA_DIRS
    exec "${ENTER[@]}" "$@"
}
