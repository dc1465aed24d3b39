// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/card.h"

#include "views/widgets/stylepaint.h"

#include <QPainter>
#include <QVBoxLayout>

namespace remit {

Card::Card(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(16, 12, 16, 12);
    m_column->setSpacing(8);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    paint::panel(&painter, rect(), tokens.surface, tokens.border, paint::kCardRadius);
}

} // namespace remit
