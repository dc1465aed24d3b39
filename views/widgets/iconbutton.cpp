// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/iconbutton.h"

#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QPainter>

namespace remit {

IconButton::IconButton(Icon icon, const QString& name, Size size, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_size(size)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setName(name);
}

void IconButton::setGlyph(Icon icon, IconTone tone)
{
    m_icon = icon;
    m_tone = tone;
    update();
}

void IconButton::setName(const QString& name)
{
    setToolTip(name.toHtmlEscaped());
    setAccessibleName(name);
}

QSize IconButton::sizeHint() const
{
    const TypeScale& scale = TypeScale::current();
    const int side = m_size == Size::Small ? scale.smallButton() : scale.button();
    return {side, side};
}

void IconButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QStyleOptionButton option;
    option.initFrom(this);
    option.features = QStyleOptionButton::Flat;
    if (isDown())
        option.state |= QStyle::State_Sunken;
    if (isChecked())
        option.state |= QStyle::State_On;
    paint::buttonPanel(&painter, option, ColorTokens::of(palette()));
    const QRect place((width() - 16) / 2, (height() - 16) / 2, 16, 16);
    icons::paint(&painter, place, m_icon, icons::color(isEnabled() ? m_tone : IconTone::Text3, palette()));
}

} // namespace remit
