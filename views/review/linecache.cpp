// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/linecache.h"

#include "models/enclosing.h"
#include "views/review/syntaxcolors.h"

namespace remit {

LineCache::LineCache(SyntaxColors* colors)
    : m_colors(colors)
{
}

void LineCache::setDocument(const DiffDocumentPtr& document)
{
    m_document = document;
    m_heads.clear();
    clear();
}

void LineCache::setLook(const DrawnLine::Look& look)
{
    m_look = look;
    clear();
}

void LineCache::clear()
{
    m_lines.clear();
    m_words.clear();
}

const DrawnLine& LineCache::line(DiffSide side, int line)
{
    const quint64 key = (quint64(uint(side)) << 32) | uint(line);
    const SyntaxLine* syntax = m_colors->line(side, line);
    if (const DrawnLine* known = m_lines.object(key); known && (known->isColored() || !syntax))
        return *known;
    m_colors->wantLine(side, line);
    auto* made = new DrawnLine(m_document->decoded(side, line), syntax, m_look);
    m_lines.insert(key, made); // takes it; of cost 1 it always fits
    return *made;
}

QList<WordRange> LineCache::changedWordsOf(DiffSide side, int alignedRow)
{
    const DiffRow& row = m_document->rows.aligned()[alignedRow];
    if (!row.changed || row.oldLine < 0 || row.newLine < 0)
        return {};
    if (!m_words.contains(alignedRow)) {
        const WordChanges changes = changedWords(
            m_document->decoded(DiffSide::Old, row.oldLine), m_document->decoded(DiffSide::New, row.newLine));
        const auto drawn = [this](const QList<WordRange>& words, DiffSide which, int lineNumber) {
            QList<WordRange> ranges;
            if (words.isEmpty())
                return ranges;
            const VisibleText& text = line(which, lineNumber).visible();
            for (const WordRange& word : words) {
                const int start = text.drawnAt(word.start);
                ranges.append({start, text.drawnAt(word.start + word.length) - start});
            }
            return ranges;
        };
        m_words.insert(alignedRow,
            new Words{drawn(changes.oldWords, DiffSide::Old, row.oldLine),
                drawn(changes.newWords, DiffSide::New, row.newLine)});
    }
    const Words* words = m_words.object(alignedRow);
    return side == DiffSide::Old ? words->olds : words->news;
}

QString LineCache::headOf(int alignedRow)
{
    if (const QString* known = m_heads.object(alignedRow))
        return *known;
    const DiffRow& row = m_document->rows.aligned()[alignedRow];
    const DiffSide side = row.newLine >= 0 ? DiffSide::New : DiffSide::Old;
    const QString head
        = VisibleText(enclosingHead(m_document->side(side), side == DiffSide::New ? row.newLine : row.oldLine), 4)
              .text();
    m_heads.insert(alignedRow, new QString(head));
    return head;
}

} // namespace remit
