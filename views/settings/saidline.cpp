// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/saidline.h"

#include "views/widgets/label.h"

#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace remit {

namespace {

constexpr int kGlyph = 16;
constexpr int kIndent = 24;

} // namespace

SaidLine::SaidLine(QWidget* parent)
    : QWidget(parent)
    , m_words(new Label({}, TextRole::Small, IconTone::Text2, this))
{
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kIndent, 0, 0, 0);
    column->addWidget(m_words);
    hide();
}

void SaidLine::say(const StatusLook& look, const QString& sentence)
{
    m_look = look;
    m_words->setText(sentence);
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
    update();
}

void SaidLine::clear()
{
    say({}, {});
}

QString SaidLine::sentence() const
{
    return m_words->text();
}

void SaidLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int line = m_words->fontMetrics().height();
    const QRect place(0, (line - kGlyph) / 2, kGlyph, kGlyph);
    icons::paint(&painter, QStyle::visualRect(layoutDirection(), rect(), place), m_look.icon,
        ColorTokens::of(palette()).tone(m_look.tone).text);
}

} // namespace remit
