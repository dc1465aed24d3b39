// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/shadowlayout.h"

namespace remit {

QByteArrayList frozenShadowPaths(const QByteArray& adminName)
{
    const QByteArray admin = "worktrees/" + adminName;
    return {"HEAD", "config", "hooks", "info", "objects/info", "packed-refs", "refs/heads", "refs/remotes", "refs/tags",
        admin + "/HEAD", admin + "/commondir", admin + "/gitdir"};
}

} // namespace remit
