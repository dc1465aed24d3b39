// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/fact.h"

#include "views/review/rowtext.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QPainter>

#include <algorithm>

namespace remit {

namespace {

constexpr int kIcon = 16;
constexpr int kGap = 4;

} // namespace

Fact::Fact(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Fact::say(Icon icon, IconTone tone, const QString& words, Weight weight)
{
    m_icon = icon;
    m_tone = tone;
    m_weight = weight;
    setText(words);
    setAccessibleName(words);
    updateGeometry();
    update();
}

Fact* Fact::still(Icon icon, IconTone tone, const QString& words)
{
    auto* fact = new Fact;
    fact->say(icon, tone, words);
    fact->setFocusPolicy(Qt::NoFocus);
    fact->setAttribute(Qt::WA_TransparentForMouseEvents);
    return fact;
}

const QFont& Fact::lookFont() const
{
    const TypeScale& type = TypeScale::current();
    return m_weight == Weight::Medium ? type.smallMedium : type.small;
}

QSize Fact::sizeHint() const
{
    const int words = text().isEmpty() ? 0 : kGap + RowText::width(text(), lookFont());
    return {kIcon + words, std::max(24, QFontMetrics(lookFont()).height() + 4)};
}

void Fact::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const QColor color = icons::color(m_tone, palette());
    RowText line(&painter, rect(), rect(), layoutDirection());
    line.icon(m_icon, kIcon, color);
    line.gap(kGap);
    line.left(text(), lookFont(), color);
    if (hasFocus())
        paint::focusRing(&painter, rect(), ColorTokens::of(palette()).focus, 3);
}

} // namespace remit
