// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/emptystate.h"

#include "views/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace remit {

namespace {

constexpr int kBlockWidth = 440;
constexpr int kAboveCentre = 48;
constexpr int kIcon = 48;

class BigIcon : public QWidget {
public:
    BigIcon(Icon icon, QWidget* parent)
        : QWidget(parent)
        , m_icon(icon)
    {
        setFixedSize(kIcon, kIcon);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        icons::paint(&painter, rect(), m_icon, ColorTokens::of(palette()).text3);
    }

private:
    Icon m_icon;
};

} // namespace

EmptyState::EmptyState(Icon icon, const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent)
    , m_block(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_title(new Label(title, TextRole::Title, IconTone::Text1, this))
    , m_sentence(new Label(sentence, TextRole::Base, IconTone::Text2, this))
{
    m_sentence->setWordWrap(true);
    m_block->setSpacing(0);
    m_block->addWidget(new BigIcon(icon, this));
    m_block->addSpacing(16);
    m_block->addWidget(m_title);
    m_block->addSpacing(4);
    m_block->addWidget(m_sentence);
    m_block->addSpacing(20);
    m_buttons->setSpacing(8);
    m_buttons->addStretch(1);
    m_block->addLayout(m_buttons);

    auto* holder = new QWidget(this);
    holder->setMaximumWidth(kBlockWidth);
    holder->setMinimumWidth(240);
    holder->setLayout(m_block);
    m_block->setContentsMargins({});
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(holder, 1000);
    across->addStretch(1);
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins(16, 16, 16, 16);
    down->addStretch(1);
    down->addLayout(across);
    down->addStretch(1);
    down->addSpacing(2 * kAboveCentre);
}

void EmptyState::setTitle(const QString& title)
{
    m_title->setText(title);
}

void EmptyState::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

void EmptyState::setMiddle(QWidget* widget)
{
    m_block->insertWidget(m_block->count() - 1, widget);
    m_block->insertSpacing(m_block->count() - 1, 20);
}

Button* EmptyState::addButton(const QString& text, Button::Kind kind)
{
    auto* button = new Button(text, kind, this);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void EmptyState::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), ColorTokens::of(palette()).surface);
}

} // namespace remit
