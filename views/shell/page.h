// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/keynames.h"

#include <QWidget>

namespace remit {

/** The window's width: below 1366, up to 1600, from 1600 on. */
enum class SizeClass { Narrow, Normal, Wide };

/**
 * One page of the window. What it can do are QActions added to it with addAction(), each with its words and its
 * shortcuts; they act while the page is shown. The window collects their keys for the sheet of all keys.
 */
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString title() const = 0;
    /** The five to seven most useful keys, for the status bar. */
    [[nodiscard]] virtual QList<KeyHint> keyHints() const { return hintsOf(actions()); }
    /** All keys of the page. By default those of its actions. */
    [[nodiscard]] virtual QList<KeyGroup> keyGroups() const { return {{title(), hintsOf(actions())}}; }
    /** Where F6 goes, in reading order. By default the page as a whole. */
    [[nodiscard]] virtual QList<QWidget*> panes() { return {this}; }
    /** The page is shown now: put the focus where work begins. */
    virtual void activated() { }
    virtual void setSizeClass(SizeClass) { }

Q_SIGNALS:
    void keyHintsChanged();
    /** Another page is wanted, by its id, with what it should show there ("review", RUN). */
    void pageRequested(const QString& id, const QString& argument);
};

} // namespace remit
