// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowindex.h"

#include <algorithm>

namespace remit {

RowIndex::RowIndex(int rows, int height, const QList<Exception>& exceptions)
    : m_rows(rows)
    , m_height(height)
{
    m_entries.reserve(exceptions.size());
    int extra = 0;
    for (const Exception& exception : exceptions) {
        m_entries.append({exception.row, exception.height, extra});
        extra += exception.height - height;
    }
}

int RowIndex::top(int row) const
{
    const auto after = std::ranges::lower_bound(m_entries, row, {}, &Entry::row);
    if (after == m_entries.begin())
        return row * m_height;
    const Entry& before = *(after - 1);
    return row * m_height + before.extraBefore + before.height - m_height;
}

int RowIndex::height(int row) const
{
    const auto found = std::ranges::lower_bound(m_entries, row, {}, &Entry::row);
    return found != m_entries.end() && found->row == row ? found->height : m_height;
}

int RowIndex::rowAt(int position) const
{
    if (m_rows == 0)
        return -1;
    // The last exception that begins at or above the position; below it all rows are plain until the next.
    const auto after = std::ranges::upper_bound(
        m_entries, position, {}, [this](const Entry& entry) { return entry.row * m_height + entry.extraBefore; });
    if (after == m_entries.begin())
        return std::clamp(position / m_height, 0, m_rows - 1);
    const Entry& entry = *(after - 1);
    const int bottom = entry.row * m_height + entry.extraBefore + entry.height;
    const int row = position < bottom ? entry.row : entry.row + 1 + (position - bottom) / m_height;
    return std::clamp(row, 0, m_rows - 1);
}

} // namespace remit
