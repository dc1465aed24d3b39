// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/modebar.h"

#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 76;
constexpr int kSide = 4; // an item is 68 wide
constexpr int kGlyph = 20;

} // namespace

ModeButton::ModeButton(Icon icon, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ModeButton::setBadge(int count, BadgeTone tone)
{
    m_badge = count;
    m_badgeTone = tone;
    setAccessibleName(count > 0 ? tr("%1, %n waiting", nullptr, count).arg(text()) : text());
    update();
}

QSize ModeButton::sizeHint() const
{
    const int label = QFontMetrics(TypeScale::current().tiny).height();
    return {kWidth, text().isEmpty() ? 40 : std::max(56, kGlyph + 4 + label + 16)};
}

void ModeButton::paintLabel(QPainter* painter, const QRect& area) const
{
    QFont font = TypeScale::current().tiny;
    if (isChecked())
        font.setWeight(QFont::Medium);
    const int flags = Qt::AlignHCenter | Qt::AlignTop;
    const QString label = text();
    if (QFontMetrics(font).horizontalAdvance(label) <= area.width()) {
        painter->setFont(font);
        painter->drawText(area, flags | Qt::TextSingleLine, label);
        return;
    }
    font.setPixelSize(std::max(8, font.pixelSize() - 1)); // two lines, then an ellipsis
    const QFontMetrics metrics(font);
    painter->setFont(font);
    const qsizetype space = label.indexOf(u' ');
    const QString first = space > 0 ? label.left(space) : label;
    const QString second = space > 0 ? label.mid(space + 1) : QString();
    QRect line(area.x(), area.y() - (second.isEmpty() ? 0 : 4), area.width(), metrics.height());
    painter->drawText(line, flags, metrics.elidedText(first, Qt::ElideRight, area.width()));
    line.translate(0, metrics.height() - 2);
    painter->drawText(line, flags, metrics.elidedText(second, Qt::ElideRight, area.width()));
}

void ModeButton::paintBadge(QPainter* painter) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    QFont font = TypeScale::current().tinyStrong;
    font.setPixelSize(std::max(8, font.pixelSize() - 1));
    painter->setFont(font);
    const QString words = m_badge > 99 ? u"99+"_s : QString::number(m_badge);
    const int height = std::max(16, painter->fontMetrics().height() + 2);
    const int width = std::max(height, painter->fontMetrics().horizontalAdvance(words) + 8);
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), QRect(kSide + 38, 4, width, height));
    const bool warn = m_badgeTone == BadgeTone::Warn;
    paint::panel(
        painter, place, warn ? tokens.toneWarn.tint : tokens.fill, warn ? tokens.toneWarn.text : QColor(), height / 2);
    painter->setPen(warn ? tokens.toneWarn.text : tokens.onfill);
    painter->drawText(place, Qt::AlignCenter, words);
}

void ModeButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    const QRect item = rect().adjusted(kSide, 0, -kSide, 0);
    if (isChecked()) {
        paint::panel(&painter, item, tokens.surface, tokens.border, paint::kCardRadius);
        const QRect mark = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 12, 3, height() - 24));
        paint::panel(&painter, mark, tokens.fill, QColor(), 1);
    } else if (underMouse() || isDown()) {
        paint::panel(&painter, item, isDown() ? tokens.selInactive : tokens.hover, QColor(), paint::kCardRadius);
    }
    const int label = text().isEmpty() ? 0 : QFontMetrics(TypeScale::current().tiny).height() + 4;
    const int top = (height() - kGlyph - label) / 2;
    icons::paint(&painter, QRect((width() - kGlyph) / 2, top, kGlyph, kGlyph), m_icon,
        isChecked() ? tokens.accent : tokens.text2);
    if (label > 0) {
        painter.setPen(isChecked() ? tokens.text1 : tokens.text2);
        paintLabel(&painter, QRect(item.x() + 1, top + kGlyph + 4, item.width() - 2, height() - top - kGlyph - 4));
    }
    if (m_badge > 0)
        paintBadge(&painter);
    if (hasFocus())
        paint::focusRing(&painter, item, tokens.focus, paint::kCardRadius);
}

ModeBar::ModeBar(QWidget* parent)
    : QWidget(parent)
    , m_top(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
{
    setObjectName(u"modeBar"_s);
    setAccessibleName(tr("Pages"));
    setFixedWidth(kWidth + 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 1, 4);
    column->setSpacing(4);
    m_top->setSpacing(4);
    m_bottom->setSpacing(4);
    column->addLayout(m_top);
    column->addStretch(1);
    column->addLayout(m_bottom);
    auto* menu = new ModeButton(Icon::Menu, {}, this);
    menu->setObjectName(u"menuButton"_s);
    menu->setCheckable(false);
    menu->setAccessibleName(tr("Menu"));
    menu->setToolTip(tr("Menu (Ctrl M)"));
    column->addWidget(menu);
    connect(menu, &ModeButton::clicked, this, &ModeBar::menuRequested);
}

ModeButton* ModeBar::addMode(const QString& id, Icon icon, const QString& text, Place place)
{
    auto* button = new ModeButton(icon, text, this);
    button->setObjectName(u"mode-"_s + id);
    m_buttons.insert(id, button);
    m_group->addButton(button);
    (place == Place::Top ? m_top : m_bottom)->addWidget(button);
    connect(button, &ModeButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
    return button;
}

void ModeBar::setCurrent(const QString& id)
{
    if (ModeButton* button = m_buttons.value(id))
        button->setChecked(true);
}

void ModeBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.bar);
    const QRect line = QStyle::visualRect(layoutDirection(), rect(), QRect(width() - 1, 0, 1, height()));
    painter.fillRect(line, tokens.border);
}

} // namespace remit
