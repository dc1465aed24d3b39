// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/elidedlabel.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace remit {

ElidedLabel::ElidedLabel(const QString& text, TextRole role, IconTone tone, QWidget* parent)
    : QWidget(parent)
    , m_role(role)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setRole(TextRole role)
{
    m_role = role;
    updateGeometry();
    update();
}

void ElidedLabel::setTone(IconTone tone)
{
    m_tone = tone;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

bool ElidedLabel::isElided() const
{
    return QFontMetrics(lookFont()).horizontalAdvance(m_text) > width();
}

const QFont& ElidedLabel::lookFont() const
{
    return TypeScale::current().font(m_role);
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(lookFont());
    return {metrics.horizontalAdvance(m_text) + 1, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(lookFont());
    return {std::min(sizeHint().width(), metrics.averageCharWidth() * 4), metrics.height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(lookFont());
    painter.setPen(icons::color(isEnabled() ? m_tone : IconTone::Text3, palette()));
    const QString shown = painter.fontMetrics().elidedText(m_text, m_mode, width());
    const auto alignment = QStyle::visualAlignment(layoutDirection(), m_alignment) | Qt::AlignVCenter;
    painter.drawText(rect(), static_cast<int>(alignment) | Qt::TextSingleLine, shown);
}

void ElidedLabel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && isElided()) {
        // hostile text must not become markup
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), m_text.toHtmlEscaped(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace remit
