// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/timelinetable.h"

#include "models/timelinerows.h"
#include "views/widgets/icons.h"
#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QPainter>

namespace remit {

namespace {

constexpr int kPadding = 12;

} // namespace

void TimelineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ColorTokens& tokens = ColorTokens::of(option.palette);
    const TypeScale& scale = TypeScale::current();
    const bool selected = option.state & QStyle::State_Selected;
    const bool active = (option.state & QStyle::State_Active) && option.widget && option.widget->hasFocus();
    const QColor ground = !selected ? tokens.surface : active ? tokens.sel : tokens.selInactive;
    painter->fillRect(option.rect, ground);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.border);
    QRect text = option.rect.adjusted(kPadding, 0, -kPadding, -1);
    const auto kind = TimelineKind(index.data(TimelineRows::KindRole).toInt());
    const bool title = index.column() == TimelineRows::Title;
    const bool warns = title && isWarning(kind);
    if (warns) {
        const int icon = scale.scaled(16);
        icons::paint(painter, QRect(text.left(), text.top() + (text.height() - icon) / 2, icon, icon),
            kind == TimelineKind::Policy        ? Icon::High
                : kind == TimelineKind::Trouble ? Icon::Warning
                                                : Icon::Limit,
            tokens.toneWarn.text);
        text.setLeft(text.left() + icon + 4);
    }
    const bool mono = index.column() == TimelineRows::What && index.data(TimelineRows::MonoRole).toBool();
    const bool quiet = index.column() == TimelineRows::Time || index.column() == TimelineRows::Result
        || index.column() == TimelineRows::Figure;
    const QFont& font = mono ? scale.code : title ? scale.smallMedium : scale.small;
    painter->setFont(font);
    painter->setPen(warns ? tokens.toneWarn.text : quiet ? tokens.text2 : tokens.text1);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    painter->drawText(
        text, alignment.toInt(), QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

} // namespace remit
