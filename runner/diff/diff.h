// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <cstdint>

namespace remit {

/** Pure: bytes in, aligned rows out. Both renderings (side by side, unified) are made of the same rows. */

enum class WhitespaceMode { Exact, IgnoreTrailing, IgnoreAmount, IgnoreAll };

/** The lines of one side as offsets into its bytes. */
class LineTable {
public:
    LineTable() = default;
    explicit LineTable(QByteArray bytes);
    [[nodiscard]] int count() const { return int(m_starts.size()); }
    /** Without the '\n'; a '\r' before it stays, so that a changed line end is a change that can be shown. */
    [[nodiscard]] QByteArrayView line(int index) const;
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    [[nodiscard]] bool endsWithNewline() const { return m_bytes.isEmpty() || m_bytes.endsWith('\n'); }
    [[nodiscard]] bool hasCarriageReturns() const { return m_carriageReturns; }

private:
    QByteArray m_bytes;
    QList<qsizetype> m_starts;
    bool m_carriageReturns = false;
};

/** A run of lines: equal on both sides, or a change (either side may be empty). Line numbers from 0. */
struct DiffBlock {
    bool equal = true;
    int oldStart = 0;
    int oldCount = 0;
    int newStart = 0;
    int newCount = 0;
    friend bool operator==(const DiffBlock&, const DiffBlock&) = default;
};

/** Minimal-enough blocks in order (Myers with the histogram's anchors; bounded time: large noise falls back to a coarse
 * block). */
[[nodiscard]] QList<DiffBlock> diffLines(
    const LineTable& oldSide, const LineTable& newSide, WhitespaceMode whitespace = WhitespaceMode::Exact);

/** One aligned row; -1: no line on that side. */
struct DiffRow {
    int oldLine = -1;
    int newLine = -1;
    bool changed = false;
    int change = -1; ///< index of the change this row belongs to
    friend bool operator==(const DiffRow&, const DiffRow&) = default;
};

/** Rows for side by side: within a change, lines that resemble each other stand beside each other. */
[[nodiscard]] QList<DiffRow> alignRows(
    const QList<DiffBlock>& blocks, const LineTable& oldSide, const LineTable& newSide);

/** Changed words of a pair of lines, as character ranges of the decoded lines. */
struct WordRange {
    int start = 0;
    int length = 0;
    friend bool operator==(const WordRange&, const WordRange&) = default;
};
struct WordChanges {
    QList<WordRange> oldWords;
    QList<WordRange> newWords;
};
/** Empty on both sides: the lines are equal, or have so little in common that the whole line is the change. */
[[nodiscard]] WordChanges changedWords(const QString& oldLine, const QString& newLine);

} // namespace remit
