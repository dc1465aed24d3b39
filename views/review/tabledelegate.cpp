// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/tabledelegate.h"

#include "models/findingsmodel.h"
#include "views/review/rowtext.h"
#include "views/widgets/statuslook.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

namespace remit {

namespace {

constexpr int kPadding = 8; ///< as the header's sections

} // namespace

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ColorTokens& tokens = ColorTokens::of(option.palette);
    painter->save();
    paint::row(painter, option, tokens);
    const QRect bottom(option.rect.left(), option.rect.bottom(), option.rect.width(), 1);
    painter->fillRect(bottom, tokens.border);
    RowText line(painter, option.rect, option.rect.adjusted(kPadding, 0, -kPadding, -1), option.direction);
    const QFont& font = TypeScale::current().base;
    const auto* findings = qobject_cast<const FindingsModel*>(index.model());
    if (findings && index.column() == FindingsModel::SeverityColumn) {
        const StatusLook look = lookOf(FindingSeverity(index.data(FindingsModel::SeverityRole).toInt()));
        line.icon(look.icon, 16, tokens.tone(look.tone).text);
        line.gap(8);
        line.left(index.data().toString(), font, tokens.tone(look.tone).text);
    } else if (Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()).testFlag(Qt::AlignRight)) {
        line.right(index.data().toString(), font, tokens.text1);
    } else {
        line.left(index.data().toString(), font, tokens.text1);
    }
    painter->restore();
}

bool TableDelegate::helpEvent(
    QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainTip(index.data(Qt::ToolTipRole).toString()), view);
    return true;
}

void prepareTable(QTableView* table)
{
    table->setItemDelegate(new TableDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(TypeScale::current().tableRow());
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace remit
