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
 * A RunRow as one value. A list of 100,000 rows is read from one column and not from twenty-seven, each of which would
 * become a QVariant. Internal to the index: another version of it does not decode, and the row is made again.
 */
[[nodiscard]] QByteArray packRow(const RunRow& row);

/** Texts that many rows share (repository, agent, model, reason) are one string in memory. */
class RowUnpacker {
public:
    [[nodiscard]] std::optional<RunRow> unpack(QByteArrayView bytes);

private:
    QHash<QByteArray, QString> m_shared;
};

} // namespace remit
