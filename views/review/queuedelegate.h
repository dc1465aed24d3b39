// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace remit {

struct ColorTokens;

/** Paints the rows of the review queue: heads of groups 24 high, runs 48. Below 264 px the agent goes first, then the
 * repository. */
class QueueDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    static void paintGroup(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index);
    static void paintRun(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index);
};

} // namespace remit
