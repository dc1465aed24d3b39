// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/icons.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QFontMetrics>
#include <QPainter>

namespace remit::paint {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMenuPadding = 12;
constexpr int kMenuIcon = 16;

QColor textColor(const QStyleOption& option, const QColor& enabled, const ColorTokens& tokens)
{
    return option.state.testFlag(QStyle::State_Enabled) ? enabled : tokens.text3;
}

} // namespace

void tab(QPainter* painter, const QStyleOptionTab& option, const ColorTokens& tokens)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->setFont(selected ? TypeScale::current().strong : TypeScale::current().base);
    painter->setPen(textColor(option, selected || hover ? tokens.text1 : tokens.text2, tokens));
    painter->drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic, option.text);
    painter->restore();
    if (selected)
        painter->fillRect(option.rect.x() + 10, option.rect.bottom() - 1, option.rect.width() - 20, 2, tokens.fill);
    if (option.state.testFlag(QStyle::State_HasFocus))
        focusRing(painter, option.rect.adjusted(2, 3, -2, -3), tokens.focus, kControlRadius);
}

void headerSection(QPainter* painter, const QStyleOptionHeader& option, const ColorTokens& tokens)
{
    painter->fillRect(option.rect, tokens.window);
    painter->fillRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1, tokens.border);
}

void menuItem(QPainter* painter, const QStyleOptionMenuItem& option, const ColorTokens& tokens)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(option.rect.x() + 1, option.rect.center().y(), option.rect.width() - 2, 1, tokens.border);
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Enabled);
    if (selected)
        painter->fillRect(option.rect.adjusted(1, 0, -1, 0), tokens.sel);
    const QRect inner = option.rect.adjusted(kMenuPadding, 0, -kMenuPadding, 0);
    const auto placed = [&](int x, int width) {
        return QStyle::visualRect(option.direction, inner, QRect(inner.x() + x, inner.y(), width, inner.height()));
    };
    const QRect mark = placed(0, kMenuIcon);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option.checked)
            icons::paint(painter, mark, Icon::Check, tokens.text1);
    } else if (!option.icon.isNull()) {
        option.icon.paint(painter, mark, Qt::AlignCenter,
            option.state.testFlag(QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
    }
    const qsizetype tabAt = option.text.indexOf(u'\t');
    const QString text = tabAt < 0 ? option.text : option.text.left(tabAt);
    const QRect words = placed(kMenuIcon + 10, inner.width() - kMenuIcon - 10);
    painter->save();
    painter->setFont(option.font);
    painter->setPen(textColor(option, tokens.text1, tokens));
    painter->drawText(words,
        QStyle::visualAlignment(option.direction, Qt::AlignLeft).toInt() | Qt::AlignVCenter | Qt::TextShowMnemonic
            | Qt::TextSingleLine,
        text);
    painter->setFont(TypeScale::current().small);
    painter->setPen(textColor(option, tokens.text2, tokens));
    const int trailing = QStyle::visualAlignment(option.direction, Qt::AlignRight).toInt() | Qt::AlignVCenter;
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const bool rtl = option.direction == Qt::RightToLeft;
        icons::paint(painter, placed(inner.width() - kMenuIcon, kMenuIcon),
            rtl ? Icon::ChevronLeft : Icon::ChevronRight, tokens.text2);
    } else if (tabAt >= 0) {
        painter->drawText(words, trailing, option.text.mid(tabAt + 1));
    }
    painter->restore();
}

} // namespace remit::paint
