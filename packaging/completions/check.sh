#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check.sh REMITCTL REMIT: the completions and the manuals know every command and option that the programs have, and the
# completions no other.
set -euo pipefail

remitctl=$1
remit=$2
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
manual=$here/../linux/remitctl.1
failed=0
complain() {
    echo "$1"
    failed=1
}

# shellcheck source=packaging/completions/remitctl.bash
. "$here/remitctl.bash"
commands=$("$remitctl" --help | awk '/^  [a-z]/ { print $1 }')
[ -n "$commands" ] || complain "remitctl --help names no command"
for command in $commands; do
    COMP_WORDS=(remitctl "$command") COMP_CWORD=1 COMPREPLY=()
    _remitctl
    [[ " ${COMPREPLY[*]} " == *" $command "* ]] || complain "bash does not complete the command $command"
    grep -qE "^        '$command:" "$here/_remitctl" || complain "zsh does not complete the command $command"
    grep -qE "__fish_use_subcommand -a $command " "$here/remitctl.fish" || complain "fish does not complete the command $command"
    grep -qE "^\.B remitctl $command\b|^\.BR? \"?remitctl $command\b" "$manual" || complain "the manual does not tell of $command"
    told=$("$remitctl" "$command" --help | grep -oE '^  (-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort)
    known=$(_remitctl_options "$command" | tr ' ' '\n' | sort)
    [ "$told" = "$known" ] || complain "options of $command: the program has $(echo "$told" | paste -sd' '), bash completes $(echo "$known" | paste -sd' ')"
    for option in $told; do
        grep -qF -- "$option" "$here/_remitctl" || complain "zsh does not complete $option"
        grep -qE -- "-l ${option#--}( |\$)" "$here/remitctl.fish" || complain "fish does not complete $option"
        tr -d '\134' <"$manual" | grep -F -- "$option" >/dev/null || complain "the manual does not tell of $option"
    done
done
told=$("$remit" --help | grep -oE '^  (-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+')
[ -n "$told" ] || complain "remit --help names no option"
for option in $told; do
    [ "$option" = --help-all ] && continue # of the toolkit
    tr -d '\134' <"$here/../linux/remit.1" | grep -F -- "$option" >/dev/null || complain "the manual of remit does not tell of $option"
done
exit $failed
