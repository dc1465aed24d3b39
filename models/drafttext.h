// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contractfile.h"

namespace remit {

/** A contract that may not be complete yet, with the repository that it is meant for. */
struct DraftText {
    Contract contract;
    QString repository;
    QString base;
    friend bool operator==(const DraftText&, const DraftText&) = default;
};

/** TOML of the contract; what a contract file has no place for stands in comments on top. */
[[nodiscard]] QByteArray writeDraft(const DraftText& draft);
/** Reads a draft, or any contract file: then repository and base are empty. */
[[nodiscard]] Result<DraftText> readDraft(const QByteArray& toml);

/** What is wrong with one more entry of a list ("scope.paths", "environment.hosts" …), as the file's reader says it;
 * empty: nothing. */
[[nodiscard]] QString problemWithEntry(const QString& key, const QString& entry);

} // namespace remit
