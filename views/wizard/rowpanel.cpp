// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/rowpanel.h"

#include "views/widgets/label.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QHBoxLayout>
#include <QPainter>

namespace remit {

RowPanel::RowPanel(QWidget* parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(1, 1, 1, 1);
    m_rows->setSpacing(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RowPanel::addRow(QWidget* row)
{
    m_rows->addWidget(row);
}

void RowPanel::insertRow(int place, QWidget* row)
{
    m_rows->insertWidget(place, row);
}

void RowPanel::clearRows()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (QWidget* row = item->widget()) {
            row->hide();
            row->deleteLater();
        }
        delete item;
    }
}

QHBoxLayout* RowPanel::newRow()
{
    auto* row = new QWidget(this);
    row->setMinimumHeight(TypeScale::rowHeight(40, TypeScale::current().base));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(12);
    return layout;
}

QWidget* RowPanel::addField(const QString& name, QWidget* field, QWidget* hint)
{
    QHBoxLayout* row = newRow();
    auto* label = new Label(name, TextRole::Base, IconTone::Text1, row->parentWidget());
    label->setMinimumWidth(TypeScale::current().scaled(kNameWidth));
    label->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(name);
    row->addWidget(label);
    row->addWidget(field, hint == nullptr ? 1 : 0);
    if (hint != nullptr)
        row->addWidget(hint, 1);
    addRow(row->parentWidget());
    return row->parentWidget();
}

void RowPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    paint::panel(&painter, rect(), tokens.surface, tokens.border, paint::kCardRadius);
    bool first = true;
    for (int i = 0; i < m_rows->count(); ++i) {
        const QWidget* row = m_rows->itemAt(i)->widget();
        if (row == nullptr || row->isHidden())
            continue;
        if (!first)
            painter.fillRect(1, row->y() - 1, width() - 2, 1, tokens.border);
        first = false;
    }
}

Glyph::Glyph(Icon icon, IconTone tone, QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Glyph::setGlyph(Icon icon, IconTone tone)
{
    m_icon = icon;
    m_tone = tone;
    update();
}

void Glyph::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    icons::paint(&painter, rect(), m_icon, icons::color(m_tone, palette()));
}

} // namespace remit
