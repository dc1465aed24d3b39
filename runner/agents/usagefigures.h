// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QJsonObject>

#include <optional>

namespace remit {

/** Reads the figures of one usage report: an absent one is 0, but no report is whole with one that cannot be true. */
class UsageFigures {
public:
    explicit UsageFigures(QJsonObject usage);

    [[nodiscard]] qint64 of(QLatin1StringView name);
    /** What was made of the figures; unset if all were absent, one was no figure, or a difference of them is negative.
     */
    [[nodiscard]] std::optional<Tokens> checked(const Tokens& tokens) const;

private:
    QJsonObject m_usage;
    bool m_wrong = false;
    bool m_any = false;
};

/** As the member "tokens" of agent.result. */
[[nodiscard]] QJsonObject tokensData(const Tokens& tokens);
/** The same, as members of llm.call. */
void insertTokens(QJsonObject& call, const Tokens& tokens);
void addTokens(Tokens& sum, const Tokens& more);

} // namespace remit
