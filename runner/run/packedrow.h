// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/runrow.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

#include <optional>

namespace remit {

/**
 * A RunRow as one value of some 250 bytes. A list of 100,000 rows is read from one column and not from twenty-seven,
 * each of which would become a QVariant, and is kept in a fifth of the memory. Of older versions, those before
 * races decode; another one does not, and the row is made again from its journal.
 */
[[nodiscard]] QByteArray packRow(const RunRow& row);

/** Texts that many rows share (repository, agent, model, reason) are one string in memory. */
class RowUnpacker {
public:
    [[nodiscard]] std::optional<RunRow> unpack(QByteArrayView bytes);

private:
    QHash<QByteArray, QString> m_shared;
};

/** What a list needs of a row to place it and to search it, without unpacking it: UTF-8, views into the packed bytes.
 */
struct RowHead {
    QByteArrayView runId;
    QByteArrayView title;
    QByteArrayView repository;
    QByteArrayView agent;
    QByteArrayView race; ///< empty: none
    std::optional<RunStatus> status;
    std::optional<LimitName> limit;
    ReviewState review = ReviewState::New;
    qint64 endedAtMs = 0;
    qint64 deferredUntilMs = 0;
    qint64 verdictAtMs = 0;
};
/** Nothing if the bytes are no whole row. */
[[nodiscard]] std::optional<RowHead> headOf(QByteArrayView packed);
/** Only the id, at once; empty if the bytes are no row. */
[[nodiscard]] QByteArrayView runIdOf(QByteArrayView packed);

} // namespace remit
