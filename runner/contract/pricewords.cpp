// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/pricewords.h"

#include "runner/contract/nearest.h"

namespace remit {

namespace {

constexpr qsizetype kLongestName = 100;

} // namespace

QString modelInWords(const QString& model)
{
    return QStringLiteral("\"%1\"").arg(printable(model, kLongestName));
}

QString howToPrice(const QString& model, const QString& file)
{
    return QStringLiteral("Write its price into %1, in US dollars a million tokens: [models.%2] with input = …, "
                          "output = …, source = \"…\" and as_of = \"YYYY-MM-DD\", each on a line of its own.")
        .arg(file.isEmpty() ? QStringLiteral("prices.toml") : file, modelInWords(model));
}

} // namespace remit
