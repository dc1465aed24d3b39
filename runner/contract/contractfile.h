// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"
#include "runner/contract/result.h"

#include <QByteArray>
#include <QList>

namespace remit {

/** One place in a contract file where something is wrong. Line and column count from 1; 0 = not about a place. */
struct ContractProblem {
    int line = 0;
    int column = 0;
    QString key; ///< "limits.wall_clock"; empty for a syntax error
    QString message; ///< what is wrong and what would be right, one or two sentences

    /** "contract.toml:12:5: message" */
    [[nodiscard]] QString inFile(const QString& fileName) const;
    friend bool operator==(const ContractProblem&, const ContractProblem&) = default;
};

struct ContractReading {
    std::optional<Contract> contract; ///< set exactly when problems is empty
    QList<ContractProblem> problems; ///< in file order, all of them and not only the first
};

/** Parses TOML bytes (UTF-8, at most 1 MiB). Never throws, never guesses: an unknown key is a problem. */
[[nodiscard]] ContractReading readContract(const QByteArray& toml);

/** Reads the file; an unreadable file is one problem at line 0. */
[[nodiscard]] ContractReading readContractFile(const QString& path);

/** Where a contract's text names a value ("scope.paths", one of its globs), or where its key stands; line 0 if it does
 * not name it. */
struct ContractPlace {
    int line = 0;
    int column = 0;
};
[[nodiscard]] ContractPlace placeInContract(const QByteArray& toml, const QString& key, const QString& value);

/** TOML that reads back to an equal contract; only what differs from the defaults and the required keys is written. */
[[nodiscard]] QByteArray writeContract(const Contract& contract);

/** SHA-256 of writeContract(), hex: equal meaning, equal hash. */
[[nodiscard]] QString contractHash(const Contract& contract);

/** `90s`, `10m`, `2h`, `1h30m`, `500ms`. */
[[nodiscard]] Result<std::chrono::milliseconds> parseDuration(const QString& text);
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);

/** `100 KB`, `4 GB`, `512 B`; decimal thousands. */
[[nodiscard]] Result<qint64> parseSize(const QString& text);
[[nodiscard]] QString sizeText(qint64 bytes);

} // namespace remit
