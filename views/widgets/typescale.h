// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace remit {

enum class TextRole { Title, Figure, Base, Medium, Strong, Small, SmallMedium, Tiny, TinyStrong, Code };

/**
 * The fonts and heights of the window, all computed from the application font (13 px is the measure the figures stand
 * for). Every font but `code` has tabular figures.
 */
struct TypeScale {
    QFont title; ///< 17, semibold: page and wizard headings
    QFont figure; ///< 20, semibold
    QFont base; ///< 13
    QFont medium; ///< 13, medium: buttons, row titles
    QFont strong; ///< 13, semibold
    QFont small; ///< 12: meta lines, table heads, meters
    QFont smallMedium; ///< 12, medium: statuses in rows, pills
    QFont tiny; ///< 11: rail labels, group heads, line numbers, status bar
    QFont tinyStrong; ///< 11, semibold
    QFont code; ///< 12, fixed pitch, ligatures off
    double factor = 1.0; ///< application font over 13 px

    [[nodiscard]] static TypeScale of(const QFont& applicationFont);
    /** Of the application's font as it is now. Cheap: computed again only when that font changed. */
    [[nodiscard]] static const TypeScale& current();

    [[nodiscard]] const QFont& font(TextRole role) const;

    /** max(height, line height of the font + 8): a bigger font never gets clipped. */
    [[nodiscard]] static int rowHeight(int height, const QFont& font);
    /** Heights for 13 px fonts, grown with the application font. */
    [[nodiscard]] int button() const { return m_button; } ///< 28: buttons and fields
    [[nodiscard]] int smallButton() const { return m_smallButton; } ///< 24
    [[nodiscard]] int queueRow() const { return m_queueRow; } ///< 48
    [[nodiscard]] int tableRow() const { return m_tableRow; } ///< 36
    [[nodiscard]] int eventRow() const { return m_eventRow; } ///< 28
    [[nodiscard]] int treeRow() const { return m_treeRow; } ///< 24
    [[nodiscard]] int groupHead() const { return m_groupHead; } ///< 24
    [[nodiscard]] int columnHead() const { return m_columnHead; } ///< 40
    [[nodiscard]] int tabs() const { return m_tabs; } ///< 36: tabs and file header
    [[nodiscard]] int pageHead() const { return m_pageHead; } ///< 56
    [[nodiscard]] int strip() const { return m_strip; } ///< 40: evidence strip
    [[nodiscard]] int statusBar() const { return m_statusBar; } ///< 24
    [[nodiscard]] int diffLine() const { return m_diffLine; } ///< max(20, lineSpacing + 4), even
    /** Any length of the look at this font size. */
    [[nodiscard]] int scaled(int length) const;

private:
    void measure();

    int m_button = 0;
    int m_smallButton = 0;
    int m_queueRow = 0;
    int m_tableRow = 0;
    int m_eventRow = 0;
    int m_treeRow = 0;
    int m_groupHead = 0;
    int m_columnHead = 0;
    int m_tabs = 0;
    int m_pageHead = 0;
    int m_strip = 0;
    int m_statusBar = 0;
    int m_diffLine = 0;
};

} // namespace remit
