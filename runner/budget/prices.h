// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/run.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <optional>

namespace remit {

/** Prices of models in micro-dollars a million tokens, from prices.toml (ours) and the user's overrides. */
class PriceTable {
public:
    struct Rates {
        qint64 input = 0;
        qint64 output = 0;
        qint64 cacheRead = 0;
        qint64 cacheWrite = 0;
        std::optional<qint64> cacheWriteHour; ///< kept for an hour; unset: not known
    };
    /** Other rates for every token of a request whose prompt (cached tokens included) is longer than that. */
    struct LongPrompt {
        qint64 above = 0;
        Rates rates;
    };
    struct Price : Rates {
        QString source;
        QString asOf;
        std::optional<qint64> webSearches; ///< a thousand searches by the provider's own tool; unset: not known
        QList<LongPrompt> longPrompts; ///< ascending
    };
    /** What a call uses besides its tokens. */
    struct Extras {
        qint64 cacheWriteHour = 0; ///< how many of the tokens written to the cache stay there for an hour
        qint64 webSearches = 0;
    };
    [[nodiscard]] static Result<PriceTable> read(const QByteArray& toml, const QString& fileName);
    void override(const PriceTable& other);
    /** By exact name, then by the longest listed prefix whose rest is only a date, a build number, `latest`, `preview`
     * or an `@` version ("claude-sonnet-4-5" for "claude-sonnet-4-5-20250929"). A sibling ("…-mini", "…-6") is another
     * model with a price of its own: unknown until listed. */
    [[nodiscard]] std::optional<Price> priceOf(const QString& model) const;
    /** Unset: the model has no price, or none for one of the extras. */
    [[nodiscard]] std::optional<qint64> costMicroUsd(const QString& model, const Tokens& tokens) const;
    [[nodiscard]] std::optional<qint64> costMicroUsd(
        const QString& model, const Tokens& tokens, const Extras& extras) const;
    [[nodiscard]] QStringList models() const;
    /** The table in the program's resources. */
    [[nodiscard]] static PriceTable builtIn();

private:
    QHash<QString, Price> m_prices;
};

} // namespace remit
