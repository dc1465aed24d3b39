// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/reviewtabs.h"

#include "views/review/rowtext.h"
#include "views/widgets/countpill.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace remit {

namespace {

constexpr int kPadding = 16;
constexpr int kBetween = 20;
constexpr int kBeforeCount = 6;
constexpr int kUnderline = 2;

} // namespace

ReviewTabs::ReviewTabs(const QStringList& names, QWidget* parent)
    : QWidget(parent)
{
    for (const QString& name : names)
        m_tabs.append({name, {}});
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void ReviewTabs::describe()
{
    const Tab& tab = m_tabs.at(m_current);
    setAccessibleName(tab.count.isEmpty()
            ? tr("%1, tab %2 of %3").arg(tab.name).arg(m_current + 1).arg(count())
            : tr("%1, %2, tab %3 of %4").arg(tab.name, tab.count).arg(m_current + 1).arg(count()));
}

void ReviewTabs::setCount(int tab, const QString& count)
{
    m_tabs[tab].count = count;
    describe();
    update();
}

void ReviewTabs::setCurrent(int tab)
{
    if (tab == m_current || tab < 0 || tab >= count())
        return;
    m_current = tab;
    describe();
    update();
    Q_EMIT currentChanged(tab);
}

void ReviewTabs::setTrailing(QWidget* widget)
{
    m_trailing = widget;
    widget->setParent(this);
    placeTrailing();
}

QSize ReviewTabs::sizeHint() const
{
    return {320, TypeScale::current().tabs()};
}

/** Wide enough for the semibold of the current one, so that nothing moves. */
int ReviewTabs::widthOf(const Tab& tab) const
{
    const int words = RowText::width(tab.name, TypeScale::current().strong);
    return tab.count.isEmpty() ? words : words + kBeforeCount + CountPill::sizeFor(tab.count).width();
}

QRect ReviewTabs::rectOf(int tab) const
{
    int left = kPadding;
    for (int before = 0; before < tab; ++before)
        left += widthOf(m_tabs.at(before)) + kBetween;
    return {left, 0, widthOf(m_tabs.at(tab)), height()};
}

int ReviewTabs::tabAt(const QPoint& place) const
{
    for (int tab = 0; tab < count(); ++tab) {
        const QRect target = rectOf(tab).adjusted(-kBetween / 2, 0, kBetween / 2, 0);
        if (QStyle::visualRect(layoutDirection(), rect(), target).contains(place))
            return tab;
    }
    return -1;
}

void ReviewTabs::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.border);
    for (int tab = 0; tab < count(); ++tab)
        paintTab(&painter, tab);
}

void ReviewTabs::paintTab(QPainter* painter, int tab) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    const TypeScale& type = TypeScale::current();
    const bool current = tab == m_current;
    const QRect area = rectOf(tab);
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), area);
    RowText line(painter, rect(), area, layoutDirection());
    line.left(m_tabs.at(tab).name, current ? type.strong : type.base,
        current || tab == m_hovered ? tokens.text1 : tokens.text2);
    if (!m_tabs.at(tab).count.isEmpty()) {
        const QSize pill = CountPill::sizeFor(m_tabs.at(tab).count);
        const QRect where(QPoint(area.right() - pill.width() + 1, area.center().y() - pill.height() / 2 + 1), pill);
        CountPill::paint(
            painter, QStyle::visualRect(layoutDirection(), rect(), where), m_tabs.at(tab).count, palette());
    }
    if (current)
        painter->fillRect(place.left(), height() - kUnderline, place.width(), kUnderline, tokens.fill);
    if (current && hasFocus())
        paint::focusRing(painter, place.adjusted(-4, 4, 4, -4), tokens.focus, paint::kControlRadius);
}

void ReviewTabs::mousePressEvent(QMouseEvent* event)
{
    setCurrent(tabAt(event->pos()));
}

void ReviewTabs::mouseMoveEvent(QMouseEvent* event)
{
    const int hovered = tabAt(event->pos());
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void ReviewTabs::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_hovered = -1;
    update();
}

void ReviewTabs::keyPressEvent(QKeyEvent* event)
{
    const bool back = event->key() == (isRightToLeft() ? Qt::Key_Right : Qt::Key_Left);
    const bool forth = event->key() == (isRightToLeft() ? Qt::Key_Left : Qt::Key_Right);
    if (back || forth)
        setCurrent(std::clamp(m_current + (forth ? 1 : -1), 0, count() - 1));
    else
        QWidget::keyPressEvent(event);
}

void ReviewTabs::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeTrailing();
}

bool ReviewTabs::event(QEvent* event)
{
    // what changed its size while it was not to be seen asked for no layout
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        placeTrailing();
    return QWidget::event(event);
}

void ReviewTabs::placeTrailing()
{
    if (!m_trailing)
        return;
    const QSize size = m_trailing->sizeHint();
    const QRect where(width() - kPadding - size.width(), (height() - size.height()) / 2, size.width(), size.height());
    m_trailing->setGeometry(QStyle::visualRect(layoutDirection(), rect(), where));
}

} // namespace remit
