// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <initializer_list>
#include <utility>

namespace remit {

using Bind = std::pair<QString, QVariant>; ///< ":name", value

/** Prepares, binds and executes. The query reads forward only. Damage is ErrorCode::Corrupt, a lock that stays Busy. */
[[nodiscard]] Result<QSqlQuery> execute(
    const QSqlDatabase& database, const QString& sql, const QList<Bind>& binds = {});

/** The driver's error with the name of the file. */
[[nodiscard]] Error sqlError(const QSqlDatabase& database, const QSqlQuery& query);

/** BEGIN IMMEDIATE: the write lock is there from the beginning, so nothing that was read can be old. Rolls back unless
 * it was committed. */
class Transaction {
public:
    [[nodiscard]] static Result<Transaction> begin(const QSqlDatabase& database);
    Transaction(Transaction&& other) noexcept
        : m_database(other.m_database)
        , m_open(std::exchange(other.m_open, false))
    {
    }
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    [[nodiscard]] Result<> commit();

private:
    explicit Transaction(const QSqlDatabase& database)
        : m_database(database)
    {
    }
    QSqlDatabase m_database;
    bool m_open = true;
};

} // namespace remit
