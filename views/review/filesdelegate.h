// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace remit {

/** Paints the rows of the file tree, 24 high: tick when reviewed, letter, name, finding and comment icons, counts. */
class FilesDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;
};

/** The tone of a change's letter: added ok, deleted bad, everything else run. */
[[nodiscard]] QColor letterColor(const QString& letter, const QPalette& palette);
/** The code font at the size and weight of such letters. */
[[nodiscard]] QFont letterFont();

} // namespace remit
