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

say() { printf '\033[1mremit\033[0m %s\n' "$*" >&2; }

build() {
    local preset=$1
    shift
    if [ ! -e "build/$preset/build.ninja" ]; then
        say "configuring $preset"
        cmake --preset "$preset" >"build-$preset.log" 2>&1 || {
            cat "build-$preset.log" >&2
            rm -f "build-$preset.log"
            exit 1
        }
        rm -f "build-$preset.log"
    fi
    cmake --build --preset "$preset" "$@"
}

sources() { git ls-files '*.h' '*.cpp' '*.c'; }

# --- tests ---------------------------------------------------------------------------------------------------------

run_tests() {
    local sanitizers='' left_out=(bench slow real-agents) rest=() excluded
    while [ $# -gt 0 ]; do
        case "$1" in
            --sanitizers) sanitizers=1 ;;
            --slow) left_out=("${left_out[@]/slow/}") ;;
            --real-agents) left_out=("${left_out[@]/real-agents/}") ;;
            *) rest+=("$1") ;;
        esac
        shift
    done
    excluded=$(printf '%s\n' "${left_out[@]}" | grep . | paste -sd'|')
    build dev
    # A second try for what raced with a loaded machine; a test that fails twice has failed.
    ctest --preset dev --parallel 2 --repeat until-pass:2 --label-exclude "$excluded" "${rest[@]}"
    if [ -n "$sanitizers" ]; then
        # The presets say what is built and run, and with which options.
        for preset in asan tsan; do
            build "$preset"
            ctest --preset "$preset" --parallel 2 --repeat until-pass:2 "${rest[@]}"
        done
    fi
}

# --- lint ----------------------------------------------------------------------------------------------------------

lint() {
    local failed=0
    check() {
        say "$1"
        shift
        "$@" || failed=1
    }
    check "format" bash -c 'git ls-files "*.h" "*.cpp" "*.c" | xargs -r clang-format-19 --dry-run --Werror'
    check "shell scripts" shell_scripts
    check "spelling" spelling
    check "licences" reuse lint --lines
    check "desktop file" desktop-file-validate packaging/linux/*.desktop
    check "AppStream" appstreamcli validate --no-net packaging/linux/*.metainfo.xml
    check "words that wait or silence" packaging/root/forbidden.sh
    if [ "${1:-}" = --analysis ]; then
        # In slices, so that a change of a header that all include does not hold up everything else.
        local seconds=${REMIT_ANALYSIS_SECONDS:-240}
        check "clang-tidy" packaging/root/analysis.py clang-tidy "$REMIT_CACHE/clang-tidy" "$seconds"
        check "clazy" packaging/root/analysis.py clazy "$REMIT_CACHE/clazy" "$seconds"
    fi
    return $failed
}

shell_scripts() {
    git ls-files | while read -r file; do
        [ -f "$file" ] || continue
        case "$file" in tests/data/* | tests/fuzz/corpus/* | tests/hostile/agents/*) continue ;; esac
        if head -n 1 "$file" | grep -aqE '^#!.*(bash|/sh)$|^# shellcheck shell='; then
            echo "$file"
        fi
    done | xargs -r shellcheck -x
}

# Names that end in "In", German, and words that a test or a rule is about are not misspelled.
spelling() {
    git ls-files | grep -vE '^(translations|tests/data|tests/fuzz/corpus|tests/golden)/|\.(svg|png|ts|notifyrc)$' \
        | xargs -d '\n' codespell -q 3 --ignore-regex '\b[a-z]+[a-z]In\b|\[de\]=.*' -I packaging/root/words.txt
}

# --- running -------------------------------------------------------------------------------------------------------

command=$1
shift
case "$command" in
    build) build "$@" ;;
    test) run_tests "$@" ;;
    lint) lint "$@" ;;
    format)
        sources | xargs clang-format-19 -i
        ;;
    bench)
        build release --target benchmarks >&2 # --json prints one document
        exec tests/bench/run "$PWD/build/release" "$@"
        ;;
    fuzz)
        build fuzz
        exec tests/fuzz/run "$PWD/build/fuzz" "${1:-60}"
        ;;
    run)
        build dev
        exec packaging/sample/run "$PWD/build/dev" "$@"
        ;;
    shots)
        build dev
        exec packaging/sample/shots "$PWD/build/dev" "$@"
        ;;
    package)
        build release --target remit remitctl remit-box-init remit-box-keeper remit-box-shim remit-icons
        (cd build/release && cpack -G DEB)
        ls build/release/*.deb
        ;;
    *)
        echo "remit: there is no command $command" >&2
        exit 2
        ;;
esac
