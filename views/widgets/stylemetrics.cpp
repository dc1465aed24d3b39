// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The measures of RemitStyle: lengths, hints, sizes and where the parts of a control lie.
#include "views/widgets/icons.h"
#include "views/widgets/remitstyle.h"
#include "views/widgets/typescale.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QGuiApplication>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>

#include <algorithm>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

/** Rounded popups need a compositor; on X11 there may be none, and then their corners would be black. */
bool canRoundPopups()
{
    return QGuiApplication::platformName() != "xcb"_L1;
}

/** A text area with a frame looks like a field; the wider frame leaves room for its round corners. */
bool isTextField(const QWidget* widget)
{
    return qobject_cast<const QPlainTextEdit*>(widget) != nullptr || qobject_cast<const QTextEdit*>(widget) != nullptr;
}

} // namespace

void RemitStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QMenu*>(widget) != nullptr && canRoundPopups())
        widget->setAttribute(Qt::WA_TranslucentBackground);
    if (qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QTabBar*>(widget) != nullptr
        || qobject_cast<QScrollBar*>(widget) != nullptr || qobject_cast<QComboBox*>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
    if (auto* view = qobject_cast<QAbstractItemView*>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
}

int RemitStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return isTextField(widget) ? 4 : 1;
    case PM_SpinBoxFrameWidth:
    case PM_ComboBoxFrameWidth:
    case PM_MenuPanelWidth:
    case PM_SplitterWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuHMargin:
    case PM_FocusFrameVMargin:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
    case PM_TabBarBaseOverlap:
    case PM_TabBarBaseHeight:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_ButtonMargin:
        return 10;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 24;
    case PM_FocusFrameHMargin:
        return 7; // the text of an item stands 8 from its edge, as that of its header does
    case PM_HeaderMargin:
        return 8;
    case PM_HeaderMarkSize:
        return 12;
    case PM_TabBarTabHSpace:
        return 20;
    case PM_TabBarTabVSpace:
        return 16;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int RemitStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_Menu_MouseTracking:
    case SH_MenuBar_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
    case SH_Widget_Animate:
        return 1;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_Widget_Animation_Duration:
        return qEnvironmentVariableIsSet("REMIT_NO_MOTION") ? 0 : 80;
    case SH_TabBar_Alignment:
    case SH_Header_ArrowAlignment:
        return Qt::AlignLeft;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize RemitStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    const TypeScale& scale = TypeScale::current();
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const int menu = button && button->features.testFlag(QStyleOptionButton::HasMenu) ? 20 : 0;
        return {size.width() + 22 + menu, std::max(scale.button(), size.height() + 8)};
    }
    case CT_ToolButton:
        return {std::max(24, size.width() + 8), std::max(24, size.height() + 8)};
    case CT_SpinBox:
        return {size.width() + 22 + 20, std::max(scale.button(), size.height())};
    case CT_LineEdit:
        return {result.width(), std::max(scale.button(), size.height() + 6)};
    case CT_ComboBox:
        return {size.width() + 40, std::max(scale.button(), size.height() + 6)};
    case CT_ItemViewItem:
        return {result.width(), std::max(result.height(), TypeScale::rowHeight(24, scale.base))};
    case CT_HeaderSection:
        return {result.width() + 4, TypeScale::rowHeight(28, scale.small)};
    case CT_TabBarTab:
        return {result.width() + 6, scale.tabs()};
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {size.width(), 9};
        return {size.width() + 24 + 26 + 24 + 16, scale.button()};
    }
    case CT_MenuBarItem:
        return {size.width() + 16, scale.button()};
    case CT_CheckBox:
    case CT_RadioButton:
        return {result.width(), std::max(result.height(), scale.smallButton())};
    default:
        return result;
    }
}

QRect RemitStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(6, 1, -6, -1);
    if (element == SE_HeaderLabel)
        return option->rect.adjusted(8, 0, -8, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect RemitStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl subControl, const QWidget* widget) const
{
    const QRect& rect = option->rect;
    const auto placed = [&](const QRect& logical) { return visualRect(option->direction, rect, logical); };
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return placed(rect.adjusted(8, 1, -26, -1));
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const int arrows = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : 22;
        const QRect side(rect.right() - arrows, rect.y() + 1, arrows, rect.height() / 2 - 1);
        switch (subControl) {
        case SC_SpinBoxUp:
            return placed(side);
        case SC_SpinBoxDown:
            return placed(side.translated(0, rect.height() / 2 - 1));
        case SC_SpinBoxEditField:
            return placed(rect.adjusted(2, 1, -arrows - 2, -1));
        default:
            return rect;
        }
    }
    if (control == CC_ScrollBar && (subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine))
        return {};
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (bar == nullptr)
            return rect;
        const bool across = bar->orientation == Qt::Horizontal;
        const int length = across ? rect.width() : rect.height();
        const qint64 range = static_cast<qint64>(bar->maximum) - bar->minimum;
        int slider = length;
        if (range > 0)
            slider = static_cast<int>(static_cast<qint64>(length) * bar->pageStep / (range + bar->pageStep));
        slider = std::clamp(slider, std::min(24, length), length);
        const int start = sliderPositionFromValue(
            bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
        const auto part = [&](int from, int size) {
            return across ? placed(QRect(rect.x() + from, rect.y(), size, rect.height()))
                          : QRect(rect.x(), rect.y() + from, rect.width(), size);
        };
        switch (subControl) {
        case SC_ScrollBarSubPage:
            return part(0, start);
        case SC_ScrollBarAddPage:
            return part(start + slider, length - start - slider);
        case SC_ScrollBarSlider:
            return part(start, slider);
        default:
            return rect;
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QIcon RemitStyle::standardIcon(StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton:
        return icons::icon(Icon::Cross);
    case SP_MessageBoxWarning:
        return icons::icon(Icon::Warning, IconTone::Warn);
    case SP_MessageBoxCritical:
        return icons::icon(Icon::Error, IconTone::Bad);
    case SP_MessageBoxInformation:
        return icons::icon(Icon::Info, IconTone::Run);
    case SP_MessageBoxQuestion:
        return icons::icon(Icon::Question, IconTone::Run);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

} // namespace remit
