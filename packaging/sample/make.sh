# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A fresh sample repository with its contract. Sourced.

say() { printf '\033[1mremit\033[0m %s\n' "$*" >&2; }

# make_sample SOURCE TARGET: TARGET/shop is a git repository, TARGET/contract.toml the contract, TARGET/home an empty data folder.
make_sample() {
    local source=$1 target=$2
    if [ -d "$target/home" ]; then
        REMIT_HOME=$target/home remitctl stop --all >/dev/null 2>&1 || true
    fi
    rm -rf "$target"
    mkdir -p "$target/home/config"
    cp "$source/prices.toml" "$target/home/config/prices.toml"
    cp -r "$source/shop" "$target/shop"
    cp "$source/agent.py" "$target/agent.py"
    (
        cd "$target/shop" || exit
        export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
        export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@shop.example GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@shop.example
        git init -q -b main .
        git config user.name Ada
        git config user.email ada@shop.example
        printf '__pycache__/\n' >.gitignore
        git add -A
        git commit -qm "A small order service"
    )
    sed "s|@AGENT@|$target/agent.py|" "$source/contract.toml.in" >"$target/contract.toml"
}
