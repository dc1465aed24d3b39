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
        # Leaks of Qt's and fontconfig's own start-up are not ours; everything else is on.
        export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1:detect_stack_use_after_return=1
        export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
        build asan --target sanitized-tests
        ctest --preset asan --parallel 2 --repeat until-pass:2 --label-exclude 'slow|bench|real-agents' \
            -L '^(contract|run|diff|journal|budget|agents|gateway|inspect|store)$' "${rest[@]}"
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
        check "clang-tidy" static_analysis clang-tidy "${REMIT_TIDY_SECONDS:-1200}"
        check "clazy" static_analysis clazy "${REMIT_CLAZY_SECONDS:-600}"
    fi
    return $failed
}

shell_scripts() {
    git ls-files | while read -r file; do
        [ -f "$file" ] || continue
        case "$file" in tests/data/* | tests/fuzz/corpus/*) continue ;; esac
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

# One analyser over what changed since it was last clean here: a stamp is keyed by the file, all headers and the rules.
# Everything ever is hours of two cores; each run begins files for so many seconds, and the stamps make the slices add up.
# Files that this branch changes come first.
static_analysis() {
    local tool=$1 seconds=$2 stamps=$REMIT_CACHE/$1 common file key todo=()
    mkdir -p "$stamps" build/dev/static
    [ -e build/dev/compile_commands.json ] || cmake --preset dev >/dev/null
    # clang does not know this flag of g++
    sed 's/ -mno-direct-extern-access//g' build/dev/compile_commands.json >build/dev/static/compile_commands.json
    common=$({
        cat .clang-tidy packaging/cmake/RemitTargets.cmake packaging/root/static-one.sh
        git ls-files -z '*.h' | xargs -0 cat
    } | sha256sum | cut -c1-16)
    while read -r file; do
        grep -qF "\"file\": \"$PWD/$file\"" build/dev/static/compile_commands.json || continue # in no target here
        key=$( (echo "$common" && cat "$file") | sha256sum | cut -c1-32)
        [ -e "$stamps/$key" ] || todo+=("$file:$key")
    done < <({
        git diff --name-only origin/HEAD -- 2>/dev/null || true
        git ls-files 'runner/*.cpp' 'models/*.cpp' 'views/*.cpp' 'app/*.cpp'
    } | grep -E '^(runner|models|views|app)/.*\.cpp$' | awk '!seen[$0]++')
    [ ${#todo[@]} -gt 0 ] || return 0
    printf '%s\n' "${todo[@]}" \
        | xargs -P 2 -I{} packaging/root/static-one.sh "$tool" {} "$stamps" $(($(date +%s) + seconds))
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
        build release --target benchmarks
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
        build release --target remit remitctl remit-box-init remit-icons
        (cd build/release && cpack -G DEB)
        ls build/release/*.deb
        ;;
    *)
        echo "remit: there is no command $command" >&2
        exit 2
        ;;
esac
