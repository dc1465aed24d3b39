// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace remit {

/** What a stand-in for a repository's .git has to tell: which commit each name stands for, and how files are read. */
struct ShadowSource {
    struct Reference {
        QByteArray id;
        QByteArray name;
    };
    struct Setting {
        QByteArray key; ///< "autocrlf", in section core
        QByteArray value;
    };
    QList<Reference> references; ///< in byte order of their names; symbolic ones resolved, dangling ones left out
    QList<Setting> settings; ///< none of them names a program, a host or a file
};

/**
 * Reads it from COMMON through libgit2. Left out are names that are not the agent's business: other runs' snapshots,
 * the user's stash, what belongs to one checkout. Refused: repositories whose format libgit2 cannot read.
 */
[[nodiscard]] Result<ShadowSource> readShadowSource(const QString& commonDir, const QString& adminDir);

} // namespace remit
