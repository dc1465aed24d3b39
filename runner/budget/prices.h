// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/run.h"

#include <QByteArray>
#include <QHash>

namespace remit {

/** Prices of models in micro-dollars a million tokens, from prices.toml (ours) and the user's overrides. */
class PriceTable {
public:
    struct Price {
        qint64 input = 0;
        qint64 output = 0;
        qint64 cacheRead = 0;
        qint64 cacheWrite = 0;
        QString source;
        QString asOf;
    };
    [[nodiscard]] static Result<PriceTable> read(const QByteArray& toml, const QString& fileName);
    void override(const PriceTable& other);
    /** By exact name, then by the longest listed prefix that ends at a `-` or `@` boundary ("claude-sonnet-4-5" for
     * "claude-sonnet-4-5-20250929"). */
    [[nodiscard]] std::optional<Price> priceOf(const QString& model) const;
    [[nodiscard]] std::optional<qint64> costMicroUsd(const QString& model, const Tokens& tokens) const;
    [[nodiscard]] QStringList models() const;
    /** The table in the program's resources. */
    [[nodiscard]] static PriceTable builtIn();

private:
    QHash<QString, Price> m_prices;
};

} // namespace remit
