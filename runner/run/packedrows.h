// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/packedrow.h"

#include <memory>
#include <vector>

namespace remit {

/** Many packed rows one after the other. Filled once by whoever makes it, then shared and only read, on any thread. */
class PackedRows {
public:
    PackedRows() = default;
    explicit PackedRows(const QList<RunRow>& rows);
    PackedRows(const PackedRows&) = delete;
    PackedRows& operator=(const PackedRows&) = delete;

    /** False: the bytes are no row; nothing was added. Earlier views stay valid. */
    [[nodiscard]] bool append(QByteArrayView packed);

    [[nodiscard]] qsizetype size() const { return qsizetype(m_rows.size()); }
    /** Valid as long as this lives. */
    [[nodiscard]] QByteArrayView at(qsizetype row) const { return m_rows[size_t(row)]; }

private:
    std::vector<std::unique_ptr<char[]>> m_chunks;
    qsizetype m_used = 0; ///< bytes of the last chunk
    std::vector<QByteArrayView> m_rows;
};

using PackedRowsPtr = std::shared_ptr<const PackedRows>;

} // namespace remit
