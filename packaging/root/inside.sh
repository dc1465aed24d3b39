#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What ./dev does once it is where Remit is built. Called by ./dev only.
set -euo pipefail

cd "${REMIT_TOP:?call this through ./dev}"
export CCACHE_DIR=$REMIT_CACHE/ccache CCACHE_MAXSIZE=4G CCACHE_BASEDIR=$REMIT_TOP CCACHE_NOHASHDIR=1
export PATH=/usr/local/bin:/usr/bin:/bin:$PATH
unset LIBRARY_PATH CPATH C_INCLUDE_PATH CPLUS_INCLUDE_PATH LD_LIBRARY_PATH

build() {
    local preset=$1
    shift
    if [ ! -e "build/$preset/build.ninja" ]; then
        cmake --preset "$preset" >/dev/null
    fi
    cmake --build --preset "$preset" "$@"
}

command=$1
shift
case "$command" in
    build) build "$@" ;;
    test)
        build dev
        ctest --preset dev --parallel 2 "$@"
        ;;
    *)
        echo "remit: ./dev $command is not written yet" >&2
        exit 2
        ;;
esac
