# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where Debian packages come from: the mirror that this host itself uses, never one that is written down here.

# shellcheck disable=SC2034 # of makeroot.sh and check-deb.sh
KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# The mirror: $REMIT_MIRROR, what apt knows, what its source files say. Empty: none.
debian_mirror() {
    local mirror=${REMIT_MIRROR:-}
    [ -n "$mirror" ] || mirror=$(mirror_from_apt)
    [ -n "$mirror" ] || mirror=$(mirror_from_files /etc/apt/sources.list /etc/apt/sources.list.d/*)
    echo "${mirror%/}"
}

mirror_from_apt() {
    # shellcheck disable=SC2016 # apt's own variables
    apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(CODENAME)' 'Created-By: Packages' 2>/dev/null \
        | awk '$2 == "Debian" && $1 !~ /security/ { print $1; exit }'
}

# mirror_from_files FILE…: for a host that has fetched no index yet. Both formats of apt; only Debian's own suites, no
# security archive.
mirror_from_files() {
    local file files=()
    for file in "$@"; do
        [ ! -f "$file" ] || files+=("$file")
    done
    [ ${#files[@]} -gt 0 ] || return 0
    awk '
        function fits(uri, suites) {
            return uri ~ /^https?:/ && uri !~ /security/ && \
                suites ~ /(^| )(bullseye|bookworm|trixie|forky|sid|oldstable|stable|testing|unstable)( |$)/
        }
        function stanza() {
            if (enabled && fits(uri, suites)) found(uri)
            uri = suites = ""
            enabled = 1
        }
        function found(uri) { print uri; done = 1; exit }
        BEGIN { enabled = 1 }
        FNR == 1 { stanza() }
        /^deb[ \t]/ {
            sub(/\[[^]]*\]/, "")
            if (fits($2, $3)) found($2)
        }
        /^[ \t]*$/ { stanza() }
        /^URIs:/ { uri = $2 }
        /^Suites:/ { $1 = ""; suites = $0 }
        /^Enabled:[ \t]*no/ { enabled = 0 }
        END { if (!done) stanza() }' "${files[@]}"
}

# The proxy, certificate and age settings of this host's apt, for another system's.
apt_settings() {
    apt-config dump | grep -E '^(Acquire::(http|https|Check-Valid-Until|Check-Date|Retries)|Acquire::(http|https)::[^ ]*) ' || true
}
