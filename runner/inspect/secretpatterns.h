// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace remit {

/** Something in a line that looks like a secret. */
struct SecretSight {
    QString what; ///< "an AWS access key"
    qsizetype start = 0;
    qsizetype length = 0;
    bool certain = false; ///< a provider's own form; else a name like "password" beside a random text
};

/** Secrets in one line; documented examples, placeholders and references to variables are none. */
[[nodiscard]] QList<SecretSight> secretsIn(const QString& line);

/** The text with each secret shortened to its first characters. */
[[nodiscard]] QString withoutSecrets(const QString& text);

} // namespace remit
