// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contractfile.h"

#include <toml++/toml.hpp>

#include <functional>
#include <utility>

namespace remit {

/**
 * Reads the values of one table by key. Each getter returns a value only if it is there and right; whatever is wrong is
 * added to the problems, with its place. finish() adds the keys that nobody asked for.
 */
class SectionReader {
public:
    /** Why a text does not do, or an empty string. */
    using Check = std::function<QString(const QString&)>;

    /** `table` may be null: the section is not there. `name` is empty for the root. */
    SectionReader(const toml::table* table, QString name, QList<ContractProblem>& problems);

    [[nodiscard]] bool isThere() const { return m_table != nullptr; }
    [[nodiscard]] bool has(QLatin1StringView key) const;

    [[nodiscard]] std::optional<QString> text(QLatin1StringView key, const Check& check = {});
    [[nodiscard]] std::optional<QStringList> texts(QLatin1StringView key, const QString& example, const Check& check);
    [[nodiscard]] std::optional<bool> truth(QLatin1StringView key);
    [[nodiscard]] std::optional<qint64> count(QLatin1StringView key, qint64 least, qint64 most);
    [[nodiscard]] std::optional<std::chrono::milliseconds> duration(QLatin1StringView key);
    [[nodiscard]] std::optional<qint64> size(QLatin1StringView key);
    [[nodiscard]] std::optional<qint64> microUsd(QLatin1StringView key);
    /** One of `words`, as its index. */
    [[nodiscard]] std::optional<qsizetype> choice(QLatin1StringView key, const QStringList& words);
    /** A table inside; null if it is not there or no table. */
    [[nodiscard]] const toml::table* table(QLatin1StringView key);

    /** A problem at the key's value, or at the section if the key is not there. */
    void problem(QLatin1StringView key, const QString& message);
    /** Unknown keys, with the nearest of those that were asked for or the section where the key belongs. */
    void finish(const QStringList& everyKey);

private:
    const toml::table* m_table;
    QString m_name;
    QList<ContractProblem>& m_problems;
    QStringList m_asked;

    const toml::node* find(QLatin1StringView key);
    [[nodiscard]] QString path(const QString& key) const;
    void add(const toml::source_region& where, const QString& key, const QString& message);
    void wrongType(const toml::node& node, QLatin1StringView key, const QString& wanted);
    void unknown(const toml::key& key, const QStringList& everyKey);
    template <typename T>
    std::optional<T> measured(QLatin1StringView key, Result<T> (*parse)(const QString&), const QString& wanted);
};

/** Why the text is none of the words, with the nearest one, or an empty string. */
[[nodiscard]] QString notOneOf(const QString& text, const QStringList& words);

} // namespace remit
