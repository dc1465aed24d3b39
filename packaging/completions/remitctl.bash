# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# bash completion of remitctl: commands, options, run ids.

_remitctl_runs() {
    remitctl list --json 2>/dev/null | grep -oE '"run_id": *"[^"]+"' | cut -d'"' -f4
}

_remitctl_agents() {
    remitctl agents --json 2>/dev/null | grep -oE '^ {8}"id": *"[^"]+"' | cut -d'"' -f4
}

_remitctl_options() {
    case "$1" in
        run) echo --repo --contract --base --agent --consent --wait --json --help ;;
        race) echo --repo --contract --agents --available --base --consent --wait --json --help ;;
        list | queue) echo --limit --json --help ;;
        retention) echo --apply --json --help ;;
        status | show | check | reindex | doctor | key | prices) echo --json --help ;;
        agents) echo --model --json --help ;;
        diff) echo --snapshot --json --help ;;
        log) echo --follow --json --help ;;
        stop | freeze | thaw) echo --all --json --help ;;
        review) echo --how --text --comment --message --leave-out --output --until --preview --json --help ;;
        lint) echo --repo --base --no-try --json --help ;;
        brief) echo --json --help ;;
        try) echo --repo --contract --base --json --help ;;
        inspect) echo --repo --base --task --json --help ;;
        journal) echo --verify --json --help ;;
        audit) echo --since --jsonl --json --help ;;
    esac
}

_remitctl_reply() {
    local cur=$1
    shift
    mapfile -t COMPREPLY < <(compgen -W "$*" -- "$cur")
}

_remitctl_files() {
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}

_remitctl() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    if [ "$COMP_CWORD" -eq 1 ]; then
        _remitctl_reply "$cur" run race list queue status show diff log stop freeze thaw review lint brief try check \
            inspect journal audit reindex retention agents key prices doctor --help --version
        return
    fi
    case "$prev" in
        --repo) _remitctl_files -d "$cur" && return ;;
        --contract | --task | --output | -o) _remitctl_files -f "$cur" && return ;;
        --base) _remitctl_reply "$cur" "$(git for-each-ref --format='%(refname:short)' 2>/dev/null)" && return ;;
        --how) _remitctl_reply "$cur" merge squash cherry-pick branch patch && return ;;
        --agent) _remitctl_reply "$cur" "$(_remitctl_agents)" && return ;;
        --model | --agents | --limit | --snapshot | --since | --until | --comment | --text | --consent | --message | --leave-out) return ;;
    esac
    if [[ $cur == -* ]]; then
        _remitctl_reply "$cur" "$(_remitctl_options "$command")"
        return
    fi
    case "$command" in
        status | show | diff | log | stop | freeze | thaw | check | journal) _remitctl_reply "$cur" "$(_remitctl_runs)" ;;
        review)
            if [ "$COMP_CWORD" -eq 2 ]; then
                _remitctl_reply "$cur" "$(_remitctl_runs)"
            else
                _remitctl_reply "$cur" accept reject send-back answer defer undo
            fi
            ;;
        agents)
            if [ "$COMP_CWORD" -eq 2 ]; then
                _remitctl_reply "$cur" test
            else
                _remitctl_reply "$cur" "$(_remitctl_agents)"
            fi
            ;;
        key)
            if [ "$COMP_CWORD" -eq 2 ]; then
                _remitctl_reply "$cur" list set remove
            else
                _remitctl_reply "$cur" anthropic openai gemini
            fi
            ;;
        race) _remitctl_reply "$cur" show ;;
        lint | brief) _remitctl_files -f "$cur" ;;
    esac
}

complete -F _remitctl remitctl
