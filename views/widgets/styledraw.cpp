// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What RemitStyle draws. The shapes themselves are in stylepaint.h.
#include "views/widgets/icons.h"
#include "views/widgets/remitstyle.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QGroupBox>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

namespace remit {

namespace {

const ColorTokens& tokensOf(const QStyleOption* option)
{
    return ColorTokens::of(option->palette);
}

/** A field inside a spin box or an editable combo box has no frame of its own. */
bool isInnerField(const QWidget* widget)
{
    const QWidget* parent = widget != nullptr ? widget->parentWidget() : nullptr;
    return qobject_cast<const QAbstractSpinBox*>(parent) != nullptr
        || qobject_cast<const QComboBox*>(parent) != nullptr;
}

void drawFieldFrame(QPainter* painter, const QStyleOption& option, const QWidget* widget)
{
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option);
    if (isInnerField(widget) || (frame != nullptr && frame->lineWidth <= 0))
        return;
    paint::fieldPanel(painter, option, tokensOf(&option));
}

void drawItemPanel(QPainter* painter, const QStyleOption& option)
{
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    if (item != nullptr && item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(item->rect, item->backgroundBrush);
    paint::row(painter, option, tokensOf(&option));
}

void drawSplitter(QPainter* painter, const QStyleOption& option)
{
    const ColorTokens& tokens = tokensOf(&option);
    const bool across = option.state.testFlag(QStyle::State_Horizontal);
    const QPoint center = option.rect.center();
    const QRect line = across ? QRect(center.x(), option.rect.y(), 1, option.rect.height())
                              : QRect(option.rect.x(), center.y(), option.rect.width(), 1);
    const bool held = option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_Sunken);
    painter->fillRect(line, held ? tokens.fill : tokens.border);
}

void drawHeaderLabel(QPainter* painter, const QStyleOptionHeader& option)
{
    const ColorTokens& tokens = tokensOf(&option);
    painter->save();
    painter->setFont(TypeScale::current().smallMedium);
    painter->setPen(tokens.text2);
    const QRect area = option.rect;
    const QString text = painter->fontMetrics().elidedText(option.text, Qt::ElideRight, area.width());
    painter->drawText(area, static_cast<int>(option.textAlignment) | Qt::AlignVCenter | Qt::TextSingleLine, text);
    painter->restore();
}

void drawButtonLabel(QPainter* painter, const QStyleOptionButton& option)
{
    const ColorTokens& tokens = tokensOf(&option);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool primary = option.features.testFlag(QStyleOptionButton::DefaultButton);
    painter->save();
    painter->setFont(TypeScale::current().medium);
    painter->setPen(!enabled ? tokens.text3 : primary ? tokens.onfill : tokens.text1);
    const bool menu = option.features.testFlag(QStyleOptionButton::HasMenu);
    QRect area = option.rect;
    if (menu) {
        const QRect arrow
            = QStyle::visualRect(option.direction, area, QRect(area.right() - 22, area.center().y() - 7, 16, 16));
        icons::paint(painter, arrow, Icon::ChevronDown, painter->pen().color());
        area = QStyle::visualRect(option.direction, area, area.adjusted(0, 0, -20, 0));
    }
    if (!option.icon.isNull()) {
        const int width = painter->fontMetrics().horizontalAdvance(option.text);
        const int whole = option.text.isEmpty() ? 16 : 16 + 6 + width;
        const QRect block(area.center().x() - whole / 2, area.y(), whole, area.height());
        const QRect mark = QStyle::visualRect(option.direction, block, QRect(block.x(), area.center().y() - 7, 16, 16));
        option.icon.paint(painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        area = QStyle::visualRect(option.direction, block, block.adjusted(22, 0, 0, 0));
    }
    painter->drawText(area, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
    painter->restore();
}

void drawGroupBox(QPainter* painter, const QStyleOptionGroupBox& option, const QRect& contents)
{
    const ColorTokens& tokens = tokensOf(&option);
    paint::panel(painter, contents, tokens.surface, tokens.border, paint::kCardRadius);
    painter->save();
    painter->setFont(TypeScale::current().strong);
    painter->setPen(tokens.text1);
    const QRect head(option.rect.x(), option.rect.y(), option.rect.width(), contents.y() - option.rect.y() - 4);
    painter->drawText(head,
        static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::AlignVCenter, option.text);
    painter->restore();
}

} // namespace

void RemitStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const ColorTokens& tokens = tokensOf(option);
    switch (element) {
    case PE_PanelButtonCommand:
        return paint::buttonPanel(painter, *option, tokens);
    case PE_PanelButtonTool: {
        QStyleOptionButton flat;
        static_cast<QStyleOption&>(flat) = *option;
        flat.features = QStyleOptionButton::Flat;
        return paint::buttonPanel(painter, flat, tokens);
    }
    case PE_FrameLineEdit:
    case PE_PanelLineEdit:
        return drawFieldFrame(painter, *option, widget);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paint::checkBox(painter, *option, tokens);
    case PE_IndicatorRadioButton:
        return paint::radioButton(painter, *option, tokens);
    case PE_PanelItemViewRow:
        return paint::row(painter, *option, tokens);
    case PE_PanelItemViewItem:
        return drawItemPanel(painter, *option);
    case PE_FrameFocusRect:
        return paint::focusRing(painter, option->rect, tokens.focus, 3);
    case PE_PanelTipLabel:
        return paint::panel(painter, option->rect, tokens.raised, tokens.ctl, 0);
    case PE_PanelMenu:
    case PE_FrameMenu: {
        const bool rounded = widget != nullptr && widget->testAttribute(Qt::WA_TranslucentBackground);
        return paint::panel(painter, option->rect, tokens.raised, tokens.ctl, rounded ? paint::kCardRadius : 0);
    }
    case PE_Frame:
        if (qobject_cast<const QPlainTextEdit*>(widget) != nullptr || qobject_cast<const QTextEdit*>(widget) != nullptr)
            return paint::fieldPanel(painter, *option, tokens);
        return paint::panel(painter, option->rect, QColor(), tokens.border, 0);
    case PE_FrameTabBarBase:
        painter->fillRect(option->rect.x(), option->rect.bottom(), option->rect.width(), 1, tokens.border);
        return;
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_PanelScrollAreaCorner:
    case PE_FrameDefaultButton:
    case PE_FrameButtonTool:
        return;
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children)) {
            const bool open = option->state.testFlag(State_Open);
            const bool rtl = option->direction == Qt::RightToLeft;
            const QRect mark(option->rect.center().x() - 7, option->rect.center().y() - 7, 16, 16);
            icons::paint(painter, mark,
                open      ? Icon::ChevronDown
                    : rtl ? Icon::ChevronLeft
                          : Icon::ChevronRight,
                tokens.text2);
        }
        return;
    case PE_IndicatorHeaderArrow: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        const bool up = header != nullptr && header->sortIndicator == QStyleOptionHeader::SortUp;
        return icons::paint(painter, option->rect, up ? Icon::ChevronUp : Icon::ChevronDown, tokens.text2);
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void RemitStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const ColorTokens& tokens = tokensOf(option);
    switch (element) {
    case CE_PushButtonBevel:
        return paint::buttonPanel(painter, *option, tokens);
    case CE_PushButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            paint::buttonPanel(painter, *option, tokens);
            drawButtonLabel(painter, *button);
        }
        return;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            drawButtonLabel(painter, *button);
        return;
    case CE_TabBarTab:
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            paint::tab(painter, *tab, tokens);
        return;
    case CE_TabBarTabLabel:
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            paint::headerSection(painter, *header, tokens);
        else
            painter->fillRect(option->rect, tokens.window);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            drawHeaderLabel(painter, *header);
        return;
    case CE_Splitter:
        return drawSplitter(painter, *option);
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            paint::menuItem(painter, *item, tokens);
        return;
    case CE_MenuEmptyArea:
    case CE_MenuVMargin:
    case CE_MenuHMargin:
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, tokens.bar);
        return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            const bool on = option->state.testFlag(State_Selected) || option->state.testFlag(State_Sunken);
            painter->fillRect(option->rect, on ? tokens.sel : tokens.bar);
            drawItemText(painter, option->rect, Qt::AlignCenter | Qt::TextShowMnemonic, option->palette,
                option->state.testFlag(State_Enabled), item->text, QPalette::WindowText);
        }
        return;
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            paint::progressBar(painter, *bar, tokens);
        return;
    case CE_ShapedFrame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) {
            if (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine) {
                const bool across = frame->frameShape == QFrame::HLine;
                const QPoint center = option->rect.center();
                painter->fillRect(across ? QRect(option->rect.x(), center.y(), option->rect.width(), 1)
                                         : QRect(center.x(), option->rect.y(), 1, option->rect.height()),
                    tokens.border);
                return;
            }
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void RemitStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const ColorTokens& tokens = tokensOf(option);
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && control == CC_ComboBox)
        return paint::comboBox(painter, *combo, tokens);
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option); spin && control == CC_SpinBox) {
        const QRect up = spin->buttonSymbols == QAbstractSpinBox::NoButtons
            ? QRect()
            : proxy()->subControlRect(CC_SpinBox, spin, SC_SpinBoxUp, widget);
        return paint::spinBox(painter, *spin, tokens, up);
    }
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option); bar && control == CC_ScrollBar) {
        const QRect handle = proxy()->subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget);
        return paint::scrollBar(painter, *bar, tokens, handle);
    }
    if (const auto* box = qstyleoption_cast<const QStyleOptionGroupBox*>(option); box && control == CC_GroupBox) {
        const QRect contents = proxy()->subControlRect(CC_GroupBox, box, SC_GroupBoxContents, widget);
        return drawGroupBox(painter, *box, contents);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace remit
