// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/diff/diff.h"

#include <cstring>

namespace remit {

LineTable::LineTable(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
    const char* const begin = m_bytes.constData();
    const qsizetype size = m_bytes.size();
    m_carriageReturns = m_bytes.contains('\r');
    m_starts.reserve(size / 32 + 1);
    qsizetype at = 0;
    while (at < size) {
        m_starts.append(at);
        const auto* end = static_cast<const char*>(std::memchr(begin + at, '\n', size_t(size - at)));
        if (!end)
            break;
        at = end - begin + 1;
    }
}

QByteArrayView LineTable::line(int index) const
{
    Q_ASSERT(index >= 0 && index < m_starts.size());
    const qsizetype start = m_starts[index];
    qsizetype end = index + 1 < m_starts.size() ? m_starts[index + 1] : m_bytes.size();
    if (end > start && m_bytes[end - 1] == '\n')
        --end;
    return QByteArrayView(m_bytes).sliced(start, end - start);
}

} // namespace remit
