// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/review/diffdocument.h"
#include "views/review/drawnline.h"

#include <QCache>

namespace remit {

class SyntaxColors;

/** The lines that were painted last, and the changed words of the rows that were. */
class LineCache {
public:
    explicit LineCache(SyntaxColors* colors);

    void setDocument(const DiffDocumentPtr& document);
    void setLook(const DrawnLine::Look& look);
    [[nodiscard]] const DrawnLine::Look& look() const { return m_look; }
    void clear();

    /** Valid until the next call. `line` from 0. */
    [[nodiscard]] const DrawnLine& line(DiffSide side, int line);
    /** In drawn characters. */
    [[nodiscard]] QList<WordRange> changedWordsOf(DiffSide side, int alignedRow);
    /** What encloses the row: a function, a section. Looked for over thousands of lines, so once. */
    [[nodiscard]] QString headOf(int alignedRow);

private:
    struct Words {
        QList<WordRange> olds;
        QList<WordRange> news;
    };

    SyntaxColors* m_colors;
    DiffDocumentPtr m_document;
    DrawnLine::Look m_look;
    QCache<quint64, DrawnLine> m_lines{1200};
    QCache<int, Words> m_words{1200};
    QCache<int, QString> m_heads{400};
};

} // namespace remit
