// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/diff/diff.h"

namespace remit {

/**
 * A line of a file as it is drawn: tabs are spaces up to the next stop, and whatever a screen would hide or be misled
 * by (control characters, carriage returns, direction marks, invisible spaces, bytes that are no UTF-8) stands as a
 * sign or as ⟨U+202E⟩. The text as decoded and the text as drawn differ in length then; the two mappings lead from one
 * to the other.
 */
class VisibleText {
public:
    VisibleText() = default;
    VisibleText(const QString& decoded, int tabWidth);

    [[nodiscard]] const QString& text() const { return m_text; }
    /** Ranges of the drawn text that stand for something hidden. */
    [[nodiscard]] const QList<WordRange>& replaced() const { return m_replaced; }
    /** Every character is one column wide, so that a column is an index. */
    [[nodiscard]] bool isUniform() const { return m_uniform; }
    /** From an index of the decoded text to one of the drawn text, and back (within a sign: to its start). */
    [[nodiscard]] int drawnAt(int decodedIndex) const;
    [[nodiscard]] int decodedAt(int drawnIndex) const;

private:
    void take(const QString& decoded, int tabWidth);
    void replaceWith(const QString& sign);

    QString m_text;
    QList<WordRange> m_replaced;
    QList<int> m_drawn; ///< drawn index of each decoded index; empty: the same
    bool m_uniform = true;
};

/** Is it one that hides, reorders or deceives? Includes control characters but not tabs. */
[[nodiscard]] bool isHidden(char32_t character);

} // namespace remit
