// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffplace.h"
#include "runner/diff/diff.h"

#include <vector>

namespace remit {

/** One row as it stands on screen. */
struct DisplayRow {
    enum class Kind : quint8 {
        Code, ///< `index` is an aligned row
        Fold, ///< `index` is a fold: unchanged lines that are not shown
        Block, ///< `index` is a place in the list given to setBlocks()
    };
    /** Of code: which side's line it shows. Side by side shows both (a side without a line is hatched). */
    enum class Shows : quint8 { Both, Old, New };

    Kind kind = Kind::Code;
    Shows shows = Shows::Both;
    int index = 0;
    friend bool operator==(const DisplayRow&, const DisplayRow&) = default;
};

/** Unchanged rows that are not shown. */
struct DiffFold {
    int firstRow = 0; ///< aligned
    int count = 0;
};

/**
 * What a diff view shows, in order, for either layout over the same aligned rows: code, folds, and blocks (comments,
 * findings) below the line they belong to. Knows changes, lines and folds; knows nothing of pixels.
 */
class DiffRows {
public:
    DiffRows() = default;
    DiffRows(QList<DiffRow> rows, int oldLines, int newLines);

    void setLayout(DiffLayout layout);
    /** Unchanged rows kept around changes and blocks; less than 0: all. */
    void setContext(int lines);
    /** Where blocks stand; those of line 0 stand on top, those of a line that does not exist too. */
    void setBlocks(const QList<DiffPlace>& places);

    enum class Open { All, FromTop, FromBottom };
    /** From either end 20 rows more are shown. */
    void openFold(int fold, Open how = Open::All);
    void openAll();
    /** Shows the line if it is folded away. */
    void reveal(const DiffPlace& place);

    [[nodiscard]] int count() const { return int(m_display.size()); }
    [[nodiscard]] const DisplayRow& at(int row) const { return m_display[size_t(row)]; }
    [[nodiscard]] const QList<DiffRow>& aligned() const { return m_rows; }
    [[nodiscard]] const DiffFold& fold(int index) const { return m_folds[index]; }
    [[nodiscard]] int foldCount() const { return int(m_folds.size()); }
    [[nodiscard]] DiffLayout layout() const { return m_layout; }

    /** The display row of a line; -1: folded away or not there. */
    [[nodiscard]] int rowOf(const DiffPlace& place) const;
    /** The line that a row of code shows; if it shows both, of `preferred` if there is one. Line 0: not code. */
    [[nodiscard]] DiffPlace placeOf(int row, DiffSide preferred = DiffSide::New) const;
    /** The line of one side at a row of code, from 0; -1: none. */
    [[nodiscard]] int lineAt(int row, DiffSide side) const;

    [[nodiscard]] int changeCount() const { return int(m_changes.size()); }
    struct Range {
        int first = 0;
        int last = -1;
    };
    /** Display rows of a change, blocks within it included. */
    [[nodiscard]] Range rowsOfChange(int change) const { return m_changes[size_t(change)]; }
    /** The change that a row belongs to; -1: none. */
    [[nodiscard]] int changeAt(int row) const;
    /** The last change that begins at or above the row; -1: none. */
    [[nodiscard]] int changeBefore(int row) const;

private:
    [[nodiscard]] std::vector<char> visibleRows() const;
    void rebuild();
    void appendRange(int first, int last);
    void appendCode(int aligned, DisplayRow::Shows shows);
    void appendBlocks(const DiffPlace& place);
    [[nodiscard]] int alignedOf(const DiffPlace& place) const;

    QList<DiffRow> m_rows;
    DiffLayout m_layout = DiffLayout::SideBySide;
    int m_context = 3;
    std::vector<char> m_open; ///< rows that a person unfolded
    QList<DiffPlace> m_blocks;
    QList<int> m_blockOrder; ///< by place
    std::vector<int> m_alignedOfOld;
    std::vector<int> m_alignedOfNew;
    std::vector<DisplayRow> m_display;
    std::vector<int> m_displayOfOld;
    std::vector<int> m_displayOfNew;
    QList<DiffFold> m_folds;
    std::vector<Range> m_changes;
};

} // namespace remit
