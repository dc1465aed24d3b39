// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/packedrows.h"
#include "runner/run/runid.h"

#include <memory>

namespace remit {

/**
 * The index. One connection per object, used on the thread that opened it. Written only from journals (Index, below) so
 * that it can be thrown away. Newer schema: refused. Errors name the file.
 */
class RunStore {
public:
    [[nodiscard]] static Result<std::unique_ptr<RunStore>> open(const QString& databaseFile);
    [[nodiscard]] static Result<std::unique_ptr<RunStore>> openMemory();
    ~RunStore();

    [[nodiscard]] Result<QList<RunRow>> rows(const RunFilter& filter = {}) const; ///< newest first
    /** The same as they lie in the index, in no order: for lists of a hundred thousand. */
    [[nodiscard]] Result<PackedRowsPtr> packedRows(const RunFilter& filter = {}) const;
    [[nodiscard]] Result<std::optional<RunRow>> row(const QString& runId) const;
    [[nodiscard]] Result<qint64> count(const RunFilter& filter) const;
    /** The decisions that await a person: runs, and races, each of which is one however many of its runs have ended. */
    [[nodiscard]] Result<qint64> toReview() const;
    /** Races whose id begins so, the newest first. */
    [[nodiscard]] Result<QStringList> races(const QString& beginning) const;
    /** Counter that rises with every write by any process (PRAGMA data_version and our own). */
    [[nodiscard]] qint64 revision() const;
    /** Another connection has written since this was asked the last time. */
    [[nodiscard]] bool othersWrote() const;

    /** Cost of finished and running runs between two times, grouped by "agent", "repository", "model" or "day". */
    struct CostRow {
        QString group;
        qint64 runs = 0;
        qint64 costMicroUsd = 0;
        qint64 unknownCost = 0;
    };
    [[nodiscard]] Result<QList<CostRow>> costs(qint64 fromMs, qint64 toMs, const QString& groupBy) const;

    class Private;
    [[nodiscard]] Private& internals() const { return *d; } ///< for runner/store only

private:
    explicit RunStore(std::unique_ptr<Private> inner);
    std::unique_ptr<Private> d;
};

} // namespace remit
