// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/filesdelegate.h"

#include "models/changedfiles.h"
#include "models/formats.h"
#include "views/review/rowtext.h"
#include "views/widgets/statuslook.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr int kIndent = 12;

int depthOf(QModelIndex index)
{
    int depth = 0;
    for (index = index.parent(); index.isValid(); index = index.parent())
        ++depth;
    return depth;
}

void paintFolder(RowText line, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const ColorTokens& tokens = ColorTokens::of(option.palette);
    const bool open = option.state.testFlag(QStyle::State_Open);
    line.icon(open ? Icon::ChevronDown : Icon::ChevronRight, 16, tokens.text2);
    line.gap(6);
    line.left(index.data().toString(), TypeScale::current().small, tokens.text2, Qt::ElideMiddle);
}

void paintMarks(RowText& line, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const ColorTokens& tokens = ColorTokens::of(option.palette);
    const QFont& small = TypeScale::current().small;
    const qint64 added = index.data(ChangedFiles::AddedRole).toLongLong();
    const qint64 removed = index.data(ChangedFiles::RemovedRole).toLongLong();
    if (removed > 0) {
        line.right(format::removed(removed), small, tokens.toneBad.text);
        line.gapRight(6);
    }
    if (added > 0) {
        line.right(format::added(added), small, tokens.toneOk.text);
        line.gapRight(6);
    }
    if (index.data(ChangedFiles::CommentsRole).toInt() > 0) {
        line.iconRight(Icon::Comment, 16, tokens.accent);
        line.gapRight(6);
    }
    if (const int severity = index.data(ChangedFiles::SeverityRole).toInt(); severity >= 0) {
        const StatusLook look = lookOf(FindingSeverity(severity));
        line.iconRight(look.icon, 16, tokens.tone(look.tone).text);
        line.gapRight(6);
    }
}

void paintFile(RowText line, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const ColorTokens& tokens = ColorTokens::of(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool reviewed = index.data(ChangedFiles::ReviewedRole).toBool();
    if (reviewed)
        line.icon(Icon::Check, 16, tokens.toneOk.text);
    else
        line.gap(16);
    line.gap(6);
    const QString letter = index.data(ChangedFiles::KindRole).toString();
    line.left(letter, letterFont(), letterColor(letter, option.palette));
    line.gap(9);
    paintMarks(line, option, index);
    const QColor name = !reviewed ? tokens.text1 : selected ? tokens.text2 : tokens.text3;
    line.left(index.data().toString(), TypeScale::current().small, name, Qt::ElideMiddle);
}

} // namespace

QColor letterColor(const QString& letter, const QPalette& palette)
{
    const ColorTokens& tokens = ColorTokens::of(palette);
    return letter == "A"_L1 ? tokens.toneOk.text : letter == "D"_L1 ? tokens.toneBad.text : tokens.toneRun.text;
}

QFont letterFont()
{
    QFont font = TypeScale::current().code;
    font.setPixelSize(std::max(1, font.pixelSize() - 1));
    font.setWeight(QFont::DemiBold);
    return font;
}

void FilesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    paint::row(painter, option, ColorTokens::of(option.palette));
    const bool folder = index.data(ChangedFiles::IsFolderRole).toBool();
    const int indent = depthOf(index) * kIndent;
    const int start = folder ? 8 + indent : 12 + std::max(0, indent - kIndent);
    RowText line(painter, option.rect, option.rect.adjusted(start, 0, -12, 0), option.direction);
    if (folder)
        paintFolder(line, option, index);
    else
        paintFile(line, option, index);
    painter->restore();
}

QSize FilesDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(option)
    Q_UNUSED(index)
    return {120, TypeScale::current().treeRow()};
}

bool FilesDelegate::helpEvent(
    QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainTip(index.data(Qt::ToolTipRole).toString()), view);
    return true;
}

} // namespace remit
