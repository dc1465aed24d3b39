// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/factscard.h"

#include "views/widgets/elidedlabel.h"
#include "views/widgets/label.h"
#include "views/widgets/stylepaint.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace remit {

namespace {

class FactRow : public QWidget {
public:
    FactRow(const StatusLook& look, QWidget* parent)
        : QWidget(parent)
        , m_look(look)
    {
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const ColorTokens& tokens = ColorTokens::of(palette());
        if (y() > 1)
            painter.fillRect(0, 0, width(), 1, tokens.border);
        const QRect place(12, 12, 16, 16);
        icons::paint(
            &painter, QStyle::visualRect(layoutDirection(), rect(), place), m_look.icon, tokens.tone(m_look.tone).text);
    }

private:
    StatusLook m_look;
};

} // namespace

FactsCard::FactsCard(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
}

void FactsCard::clear()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (QWidget* row = item->widget())
            row->deleteLater();
        delete item;
    }
}

void FactsCard::addFact(const StatusLook& look, const QString& name, const QString& words, const QString& advice)
{
    auto* row = new FactRow(look, this);
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(36, 10, 12, 10);
    column->setSpacing(2);
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    auto* label = new Label(name, TextRole::Medium, IconTone::Text1, row);
    label->setMinimumWidth(140);
    line->addWidget(label);
    auto* said = new ElidedLabel(words, TextRole::Small, IconTone::Text2, row);
    said->setElideMode(Qt::ElideMiddle);
    line->addWidget(said, 1);
    column->addLayout(line);
    if (!advice.isEmpty()) {
        auto* more = new Label(advice, TextRole::Small, IconTone::Text2, row);
        more->setWordWrap(true);
        column->addWidget(more);
    }
    row->setAccessibleName(QStringLiteral("%1: %2. %3").arg(name, words, advice));
    m_column->addWidget(row);
}

void FactsCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    paint::panel(&painter, rect(), tokens.surface, tokens.border, paint::kCardRadius);
}

} // namespace remit
