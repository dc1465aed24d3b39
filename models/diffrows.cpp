// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffrows.h"

#include <algorithm>
#include <numeric>

namespace remit {

namespace {

constexpr int kFewest = 2; // rows that are worth a fold
constexpr int kStep = 20; // rows that a fold gives at either end

} // namespace

DiffRows::DiffRows(QList<DiffRow> rows, int oldLines, int newLines)
    : m_rows(std::move(rows))
    , m_open(size_t(m_rows.size()))
    , m_alignedOfOld(size_t(oldLines), -1)
    , m_alignedOfNew(size_t(newLines), -1)
{
    int changes = 0;
    for (int i = 0; i < int(m_rows.size()); ++i) {
        const DiffRow& row = m_rows[i];
        if (row.oldLine >= 0)
            m_alignedOfOld[size_t(row.oldLine)] = i;
        if (row.newLine >= 0)
            m_alignedOfNew[size_t(row.newLine)] = i;
        changes = std::max(changes, row.change + 1);
    }
    m_changes.resize(size_t(changes));
    rebuild();
}

void DiffRows::setLayout(DiffLayout layout)
{
    if (m_layout == layout)
        return;
    m_layout = layout;
    rebuild();
}

void DiffRows::setContext(int lines)
{
    m_context = lines;
    rebuild();
}

void DiffRows::setBlocks(const QList<DiffPlace>& places)
{
    m_blocks = places;
    for (DiffPlace& place : m_blocks) {
        if (alignedOf(place) < 0)
            place.line = 0;
    }
    m_blockOrder.resize(m_blocks.size());
    std::iota(m_blockOrder.begin(), m_blockOrder.end(), 0);
    std::ranges::stable_sort(m_blockOrder, {}, [this](int block) { return alignedOf(m_blocks[block]); });
    rebuild();
}

void DiffRows::openFold(int fold, Open how)
{
    const DiffFold& range = m_folds[fold];
    const int shown = how == Open::All ? range.count : std::min(range.count, kStep);
    const int first = how == Open::FromBottom ? range.firstRow + range.count - shown : range.firstRow;
    std::fill_n(m_open.begin() + first, shown, char(1));
    rebuild();
}

void DiffRows::openAll()
{
    std::ranges::fill(m_open, char(1));
    rebuild();
}

void DiffRows::reveal(const DiffPlace& place)
{
    const int row = alignedOf(place);
    if (row < 0 || rowOf(place) >= 0)
        return;
    const int around = std::max(m_context, 3);
    const int first = std::max(0, row - around);
    const int last = std::min(int(m_rows.size()) - 1, row + around);
    std::fill(m_open.begin() + first, m_open.begin() + last + 1, char(1));
    rebuild();
}

int DiffRows::alignedOf(const DiffPlace& place) const
{
    const auto& rows = place.side == DiffSide::Old ? m_alignedOfOld : m_alignedOfNew;
    return place.line >= 1 && place.line <= int(rows.size()) ? rows[size_t(place.line - 1)] : -1;
}

std::vector<char> DiffRows::visibleRows() const
{
    const int size = int(m_rows.size());
    std::vector<char> visible = m_open;
    if (m_context < 0) {
        std::ranges::fill(visible, char(1));
        return visible;
    }
    // The distance to the nearest row of interest, once from above and once from below.
    std::vector<char> wanted(size_t(size), 0);
    for (int i = 0; i < size; ++i)
        wanted[size_t(i)] = m_rows[i].changed;
    for (const DiffPlace& place : m_blocks) {
        if (const int row = alignedOf(place); row >= 0)
            wanted[size_t(row)] = 1;
    }
    for (int i = 0, left = -1; i < size; ++i) {
        left = wanted[size_t(i)] ? m_context : left - 1;
        visible[size_t(i)] |= char(left >= 0);
    }
    for (int i = size - 1, left = -1; i >= 0; --i) {
        left = wanted[size_t(i)] ? m_context : left - 1;
        visible[size_t(i)] |= char(left >= 0);
    }
    return visible;
}

void DiffRows::rebuild()
{
    const std::vector<char> visible = visibleRows();
    const int size = int(m_rows.size());
    m_display.clear();
    m_folds.clear();
    m_displayOfOld.assign(m_alignedOfOld.size(), -1);
    m_displayOfNew.assign(m_alignedOfNew.size(), -1);
    std::ranges::fill(m_changes, Range());
    for (const int block : std::as_const(m_blockOrder)) {
        if (alignedOf(m_blocks[block]) < 0)
            m_display.push_back({DisplayRow::Kind::Block, DisplayRow::Shows::Both, block});
    }
    for (int i = 0; i < size;) {
        int end = i;
        const bool changed = m_rows[i].changed;
        if (!visible[size_t(i)]) {
            while (end < size && !visible[size_t(end)])
                ++end;
            if (end - i >= kFewest) {
                m_display.push_back({DisplayRow::Kind::Fold, DisplayRow::Shows::Both, int(m_folds.size())});
                m_folds.append({i, end - i});
            } else {
                appendRange(i, end - 1);
            }
        } else if (changed) {
            while (end < size && m_rows[end].change == m_rows[i].change)
                ++end;
            const int first = int(m_display.size());
            appendRange(i, end - 1);
            m_changes[size_t(m_rows[i].change)] = {first, int(m_display.size()) - 1};
        } else {
            end = i + 1;
            appendRange(i, i);
        }
        i = end;
    }
}

/** Rows of one kind: unchanged ones, or one change as a whole. */
void DiffRows::appendRange(int first, int last)
{
    if (m_layout == DiffLayout::SideBySide || !m_rows[first].changed) {
        for (int i = first; i <= last; ++i)
            appendCode(i, DisplayRow::Shows::Both);
        return;
    }
    for (int i = first; i <= last; ++i) {
        if (m_rows[i].oldLine >= 0)
            appendCode(i, DisplayRow::Shows::Old);
    }
    for (int i = first; i <= last; ++i) {
        if (m_rows[i].newLine >= 0)
            appendCode(i, DisplayRow::Shows::New);
    }
}

void DiffRows::appendCode(int aligned, DisplayRow::Shows shows)
{
    const DiffRow& row = m_rows[aligned];
    const int display = int(m_display.size());
    m_display.push_back({DisplayRow::Kind::Code, shows, aligned});
    if (row.oldLine >= 0 && shows != DisplayRow::Shows::New) {
        m_displayOfOld[size_t(row.oldLine)] = display;
        appendBlocks({DiffSide::Old, row.oldLine + 1});
    }
    if (row.newLine >= 0 && shows != DisplayRow::Shows::Old) {
        m_displayOfNew[size_t(row.newLine)] = display;
        appendBlocks({DiffSide::New, row.newLine + 1});
    }
}

void DiffRows::appendBlocks(const DiffPlace& place)
{
    if (m_blocks.isEmpty())
        return;
    const int row = alignedOf(place);
    auto block
        = std::ranges::lower_bound(m_blockOrder, row, {}, [this](int index) { return alignedOf(m_blocks[index]); });
    for (; block != m_blockOrder.end() && alignedOf(m_blocks[*block]) == row; ++block) {
        if (m_blocks[*block] == place)
            m_display.push_back({DisplayRow::Kind::Block, DisplayRow::Shows::Both, *block});
    }
}

int DiffRows::rowOf(const DiffPlace& place) const
{
    const auto& rows = place.side == DiffSide::Old ? m_displayOfOld : m_displayOfNew;
    return place.line >= 1 && place.line <= int(rows.size()) ? rows[size_t(place.line - 1)] : -1;
}

int DiffRows::lineAt(int row, DiffSide side) const
{
    if (row < 0 || row >= count())
        return -1;
    const DisplayRow& shown = at(row);
    if (shown.kind != DisplayRow::Kind::Code)
        return -1;
    if (shown.shows == (side == DiffSide::Old ? DisplayRow::Shows::New : DisplayRow::Shows::Old))
        return -1;
    const DiffRow& aligned = m_rows[shown.index];
    return side == DiffSide::Old ? aligned.oldLine : aligned.newLine;
}

DiffPlace DiffRows::placeOf(int row, DiffSide preferred) const
{
    const DiffSide other = preferred == DiffSide::Old ? DiffSide::New : DiffSide::Old;
    if (const int line = lineAt(row, preferred); line >= 0)
        return {preferred, line + 1};
    if (const int line = lineAt(row, other); line >= 0)
        return {other, line + 1};
    return {preferred, 0};
}

int DiffRows::changeAt(int row) const
{
    const int change = changeBefore(row);
    return change >= 0 && row <= m_changes[size_t(change)].last ? change : -1;
}

int DiffRows::changeBefore(int row) const
{
    const auto after = std::ranges::upper_bound(m_changes, row, {}, &Range::first);
    return int(after - m_changes.begin()) - 1;
}

} // namespace remit
