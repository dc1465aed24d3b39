// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/plainword.h"

#include <QRegularExpression>

namespace remit {

bool isPlainWord(const QString& word)
{
    static const QRegularExpression plain(
        QRegularExpression::anchoredPattern(QStringLiteral("[A-Za-z0-9][A-Za-z0-9._:/@\\[\\]-]{0,199}")));
    return plain.match(word).hasMatch();
}

} // namespace remit
