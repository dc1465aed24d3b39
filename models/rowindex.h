// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace remit {

/** Where rows stand when nearly all have one height: answers in the logarithm of the exceptions. Lengths in any unit.
 */
class RowIndex {
public:
    struct Exception {
        int row = 0;
        int height = 0;
    };

    RowIndex() = default;
    /** `exceptions` in order of rows, each row at most once. */
    RowIndex(int rows, int height, const QList<Exception>& exceptions);

    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] int total() const { return top(m_rows); }
    [[nodiscard]] int top(int row) const;
    [[nodiscard]] int height(int row) const;
    /** The row at this position, clamped to the rows there are; -1: there is none. */
    [[nodiscard]] int rowAt(int position) const;

private:
    struct Entry {
        int row = 0;
        int height = 0;
        int extraBefore = 0; ///< over the plain height, of all exceptions before this one
    };

    int m_rows = 0;
    int m_height = 1;
    QList<Entry> m_entries;
};

} // namespace remit
