#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# look-deb.sh files|run|window|removal: in a fresh system into which the package has been installed; called by check-deb.sh.
# Tries what a person would.
set -euo pipefail

ID=io.github.remit.Remit
export HOME=/tmp/home XDG_RUNTIME_DIR=/tmp/run LC_ALL=C.UTF-8
contract=$HOME/shop/"release note.remit.toml"
mkdir -p "$HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"

fail() {
    echo "look-deb: $*" >&2
    exit 1
}
step() { echo "look-deb: $*"; }
# same WHAT FOUND WANTED
# holds WHAT TEXT PART
holds() { [[ $2 == *"$3"* ]] || fail "$1 does not hold \"$3\": $2"; }
same() { [ "$2" = "$3" ] || fail "$1: \"$2\", not \"$3\""; }

look_at_files() {
    step "programs"
    remitctl --version
    remit --version
    [ -x /usr/libexec/remit/remit-box-init ] || fail "remit-box-init is missing"
    [ -x /usr/libexec/remit/remit-box-shim ] || fail "remit-box-shim is missing"
    [ -x /usr/libexec/remit/remit-box-keeper ] || fail "remit-box-keeper is missing"
    holds doctor "$(remitctl doctor --json)" box_init
    same "runs" "$(remitctl list --json | tr -d ' \n')" "[]"

    step "documents"
    for page in remit remitctl; do
        man --warnings "$page" >"/tmp/$page.txt" 2>"/tmp/$page.err" || fail "man $page: $(cat "/tmp/$page.err")"
        same "warnings of man $page" "$(cat "/tmp/$page.err")" ""
    done
    grep -q 'hand bounded coding tasks' /tmp/remitctl.txt || fail "the manual of remitctl is another"
    grep -q 'background coding agents' /tmp/remit.txt || fail "the manual of remit is another"
    grep -q 'GPL-3' /usr/share/doc/remit/copyright || fail "the copyright is missing"

    step "completions"
    local words icons side page
    words=$(bash --norc -ic '. /usr/share/bash-completion/bash_completion
        _comp_load remitctl 2>/dev/null || __load_completion remitctl
        COMP_WORDS=(remitctl qu) COMP_CWORD=1; _remitctl; echo "${COMPREPLY[@]}"' 2>/dev/null)
    same "bash" "$words" queue
    same "zsh" "$(zsh -fc 'autoload -U compinit; compinit -D; echo $_comps[remitctl]')" _remitctl
    holds fish "$(fish -c 'complete -C"remitctl qu"')" queue

    step "icon, menu entry, AppStream"
    icons=/usr/share/icons/hicolor
    [ -s "$icons/scalable/apps/$ID.svg" ] || fail "the drawn icon is missing"
    for side in 16 22 24 32 48 64 128 256; do
        [ -s "$icons/${side}x$side/apps/$ID.png" ] || fail "the icon of $side pixels is missing"
    done
    [ -f /usr/share/knotifications6/remit.notifyrc ] || fail "remit.notifyrc is missing"
    desktop-file-validate "/usr/share/applications/$ID.desktop"
    appstreamcli validate --no-net "/usr/share/metainfo/$ID.metainfo.xml"
    holds AppStream "$(appstreamcli dump "$ID")" "<launchable type=\"desktop-id\">$ID.desktop"
}

look_at_run() {
    mkdir -p "$HOME/shop"
    cat >"$contract" <<'CONTRACT'
schema = 1
title = "Write the release note"
task = "Write the file notes/release.txt with one line about this release, so that the check passes."
tier = "trivial"
agent = "command"
[command]
argv = ["sh", "-c", "mkdir -p notes; echo new > notes/release.txt; echo Done.; echo STATUS: OK; echo END_OF_RUN"]
speaks = "text"
[scope]
paths = ["notes/**"]
[success]
command = "test -s notes/release.txt"
timeout = "1m"
CONTRACT
    step "type of contracts"
    local type run
    type=$(gio info -a standard::content-type "$contract" | awk '/standard::content-type/ { print $2 }')
    same "type of a contract file" "$type" application/x-remit-contract
    holds "opens contracts" "$(gio mime "$type")" "$ID.desktop"

    step "a run"
    (
        cd "$HOME/shop"
        git init -q -b main .
        mkdir notes
        echo "One file a release." >notes/README
        git add notes
        git -c user.name=Ada -c user.email=ada@shop.example commit -q -m Begin
        remitctl run --contract "$contract" --wait
    )
    run=$(remitctl queue --json | grep -oE '"run_id": *"[^"]+"' | cut -d'"' -f4)
    [ -n "$run" ] || fail "the run does not stand in the queue"
    holds diff "$(remitctl diff "$run")" $'\n+new'
    remitctl journal "$run" --verify
}

look_at_window() {
    step "the window"
    dbus-run-session -- xvfb-run -a -s '-screen 0 1440x900x24' bash /opt/look-window.sh "$ID" "$contract"
}

look_at_removal() {
    step "removal"
    local files file
    files=$(dpkg -L remit)
    DEBIAN_FRONTEND=noninteractive dpkg --purge remit
    while read -r file; do
        [ -d "$file" ] || [ ! -e "$file" ] || fail "$file is left after the removal"
    done <<<"$files"
}

"look_at_$1"
