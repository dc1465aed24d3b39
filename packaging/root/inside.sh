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
    local sanitizers='' agents='' rest=() label=(--label-exclude 'slow|bench|real-agents')
    while [ $# -gt 0 ]; do
        case "$1" in
            --sanitizers) sanitizers=1 ;;
            --slow) label=(--label-exclude 'bench|real-agents') ;;
            --real-agents) agents=1 ;;
            *) rest+=("$1") ;;
        esac
        shift
    done
    [ -z "${CI:-}" ] || sanitizers=1
    build dev
    ctest --preset dev --parallel 2 "${label[@]}" "${rest[@]}"
    if [ -n "$agents" ]; then
        tests/support/real_agents.sh "$REMIT_CACHE/agents"
        REMIT_REAL_AGENTS=$REMIT_CACHE/agents ctest --preset dev -L real-agents
    fi
    if [ -n "$sanitizers" ]; then
        # Leaks of Qt's and fontconfig's own start-up are not ours; everything else is on.
        export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1:detect_stack_use_after_return=1
        export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
        build asan
        ctest --preset asan --parallel 2 "${label[@]}" --label-exclude 'slow|bench|real-agents|whole' "${rest[@]}"
        export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:suppressions=$REMIT_TOP/tests/support/tsan.suppressions
        build tsan --target thread-tests
        ctest --preset tsan -L threads
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
    check "shell scripts" shellcheck -x dev packaging/root/*.sh .ci/run tests/support/*.sh
    check "spelling" codespell --skip='./build,./translations,./tests/data,./tests/fuzz/corpus,*.svg,*.ts' -q 3 -L 'ans,te,iff,fo,thaw,ser,deliverd,nd,ot,donot,smal,comit,caf,ment,xdescribe,ue'
    check "licences" reuse lint --quiet
    check "desktop file" desktop-file-validate packaging/linux/*.desktop
    check "AppStream" appstreamcli validate --no-net packaging/linux/*.metainfo.xml
    check "words that wait or silence" packaging/root/forbidden.sh
    check "clang-tidy" tidy
    return $failed
}

# clang-tidy over what changed since the last time it was clean here: its stamp is keyed by content.
tidy() {
    [ -e build/dev/compile_commands.json ] || build dev
    local stamps=$REMIT_CACHE/tidy file key todo=()
    mkdir -p "$stamps"
    local common
    common=$({ cat .clang-tidy packaging/cmake/RemitTargets.cmake; git ls-files -z '*.h' | xargs -0 cat; } | sha256sum | cut -c1-16)
    for file in $(git ls-files 'runner/*.cpp' 'models/*.cpp' 'views/*.cpp' 'app/*.cpp'); do
        key=$( (echo "$common"; cat "$file") | sha256sum | cut -c1-32)
        [ -e "$stamps/$key" ] || todo+=("$file:$key")
    done
    [ ${#todo[@]} -gt 0 ] || return 0
    # Everything ever is hours of two cores; each run looks at a bounded slice and the stamps make the slices add up.
    printf '%s\n' "${todo[@]}" | head -n "${REMIT_TIDY_FILES:-40}" \
        | xargs -P 2 -I{} packaging/root/tidy-one.sh {} "$stamps"
}

# --- running -------------------------------------------------------------------------------------------------------

command=$1
shift
case "$command" in
    build) build "$@" ;;
    test) run_tests "$@" ;;
    lint) lint ;;
    format)
        sources | xargs clang-format-19 -i
        ;;
    bench)
        build release
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
        build release
        (cd build/release && cpack -G DEB)
        ls build/release/*.deb
        ;;
    *)
        echo "remit: there is no command $command" >&2
        exit 2
        ;;
esac
