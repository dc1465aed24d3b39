// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/packedrows.h"

#include <algorithm>
#include <cstring>

namespace remit {

namespace {

constexpr qsizetype kChunk = 256 * 1024; // bytes; a longer row gets a chunk of its own

} // namespace

PackedRows::PackedRows(const QList<RunRow>& rows)
{
    for (const RunRow& row : rows) {
        [[maybe_unused]] const bool added = append(packRow(row));
        Q_ASSERT(added);
    }
}

bool PackedRows::append(QByteArrayView packed)
{
    if (!headOf(packed))
        return false;
    if (m_chunks.empty() || m_used + packed.size() > kChunk) {
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(size_t(std::max(kChunk, packed.size()))));
        m_used = 0;
    }
    char* const place = m_chunks.back().get() + m_used;
    std::memcpy(place, packed.data(), size_t(packed.size()));
    m_rows.emplace_back(place, packed.size());
    m_used += packed.size();
    return true;
}

} // namespace remit
