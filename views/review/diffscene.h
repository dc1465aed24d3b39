// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffrows.h"
#include "models/diffsearch.h"
#include "models/rowindex.h"
#include "views/review/diffbubble.h"
#include "views/review/diffdocument.h"
#include "views/review/diffmetrics.h"
#include "views/review/linecache.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace remit {

/** A gap between characters of a line of one side; both from 0, characters decoded. */
struct TextPosition {
    int line = 0;
    int index = 0;
    friend auto operator<=>(const TextPosition&, const TextPosition&) = default;
};

/** Selected text of one side. */
struct DiffSelection {
    DiffSide side = DiffSide::New;
    TextPosition anchor;
    TextPosition head;
    [[nodiscard]] bool isEmpty() const { return anchor == head; }
    [[nodiscard]] TextPosition first() const { return std::min(anchor, head); }
    [[nodiscard]] TextPosition last() const { return std::max(anchor, head); }
};

/** What is under a point of the viewport. */
struct DiffHit {
    enum class Part { Nothing, Gutter, Code, Fold, Bubble };
    Part part = Part::Nothing;
    int row = -1;
    DiffSide side = DiffSide::New;
    TextPosition position; ///< of code
    DiffBubble::Action action = DiffBubble::Action::None; ///< of a bubble

    friend bool operator==(const DiffHit&, const DiffHit&) = default;
};

/**
 * Everything that the diff view shows at this moment, and where it stands: one value that painting, the mouse and the
 * screen reader look at. Coordinates are of the viewport; `scrollX` and `scrollY` say what part of the whole it sees.
 */
class DiffScene {
public:
    explicit DiffScene(SyntaxColors* colors)
        : lines(colors)
    {
    }

    DiffDocumentPtr document;
    DiffRows rows;
    RowIndex index;
    DiffMetrics metrics;
    const ColorTokens* tokens = nullptr;
    LineCache lines;
    QList<DiffBubble> bubbles; ///< in the order of the rows' blocks
    QSet<int> seenChanges;
    int currentChange = -1;
    int currentRow = 0;
    DiffSide currentSide = DiffSide::New;
    bool focused = false;
    std::optional<DiffSelection> selection;
    QList<DiffMatch> matches;
    QHash<quint64, QList<int>> matchesOfLine; ///< side and line → places in `matches`
    int currentMatch = -1;
    DiffHit hovered;
    QHash<quint64, FindingSeverity> marked; ///< lines with a finding: the worst
    int width = 0;
    int height = 0;
    int scrollX = 0;
    int scrollY = 0;

    static quint64 lineKey(DiffSide side, int line) { return (quint64(uint(side)) << 32) | uint(line); }

    /** Bubbles' heights depend on the width. */
    void updateIndex();
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] DiffColumns columns(DiffSide side) const;
    /** The part of a bubble's row that the bubble stands in. */
    [[nodiscard]] QRect bubbleRect(int row) const;
    [[nodiscard]] DiffHit hitAt(const QPoint& point);
    /** Width of the code of one side; the widest line needs so much. */
    [[nodiscard]] int codeWidth() const;
    [[nodiscard]] int widestCode() const;
    [[nodiscard]] QString selectedText() const;
};

} // namespace remit
