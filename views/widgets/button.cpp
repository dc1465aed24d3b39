// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/button.h"

#include "views/widgets/keycap.h"
#include "views/widgets/typescale.h"

#include <QMenu>
#include <QPainter>

namespace remit {

namespace {

constexpr int kGlyph = 16;
constexpr int kGap = 6;

QColor mixed(const QColor& a, const QColor& b, float share)
{
    return QColor::fromRgbF(a.redF() * share + b.redF() * (1 - share), a.greenF() * share + b.greenF() * (1 - share),
        a.blueF() * share + b.blueF() * (1 - share));
}

} // namespace

Button::Button(const QString& text, Kind kind, QWidget* parent)
    : QPushButton(text, parent)
    , m_kind(kind)
{
    setAttribute(Qt::WA_Hover);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Button::setSize(Size size)
{
    m_size = size;
    updateGeometry();
}

void Button::setKeyHint(const QString& keys)
{
    m_keys = keys;
    m_keys.replace(u' ', QChar(QChar::Nbsp)); // one cap, not one for each key
    updateGeometry();
    update();
}

void Button::setTone(std::optional<IconTone> tone)
{
    m_tone = tone;
    update();
}

void Button::setGlyph(Icon icon, std::optional<IconTone> tone)
{
    m_glyph = icon;
    m_glyphTone = tone;
    updateGeometry();
    update();
}

void Button::setCorners(paint::Corners corners)
{
    m_corners = corners;
    update();
}

void Button::setDisabledReason(const QString& reason)
{
    setEnabled(reason.isEmpty());
    setToolTip(reason.toHtmlEscaped());
    setAccessibleDescription(reason);
}

const QFont& Button::lookFont() const
{
    const TypeScale& scale = TypeScale::current();
    return m_size == Size::Small ? scale.smallMedium : scale.medium;
}

int Button::contentWidth() const
{
    const QFontMetrics metrics(lookFont());
    int width = 0;
    const auto append = [&width](int part) { width += part + (width > 0 ? kGap : 0); };
    if (m_glyph)
        append(kGlyph);
    if (!text().isEmpty())
        append(metrics.size(Qt::TextShowMnemonic | Qt::TextSingleLine, text()).width());
    if (!m_keys.isEmpty())
        append(KeyCap::sizeFor(m_keys).width());
    if (menu() != nullptr)
        append(kGlyph);
    return width;
}

QSize Button::sizeHint() const
{
    ensurePolished();
    const TypeScale& scale = TypeScale::current();
    const int height = m_size == Size::Small ? scale.smallButton() : scale.button();
    if (text().isEmpty() && m_keys.isEmpty())
        return {m_corners == paint::Corners::All ? height : height - 2, height};
    return {contentWidth() + (m_size == Size::Small ? 18 : 22), height};
}

QColor Button::textColor() const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    if (!isEnabled())
        return tokens.text3;
    if (m_kind == Kind::Primary)
        return tokens.onfill;
    return m_tone ? icons::color(*m_tone, palette()) : tokens.text1;
}

void Button::paintGround(QPainter* painter) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    const bool down = isDown() || isChecked() || (menu() != nullptr && menu()->isVisible());
    const bool flat = m_kind == Kind::Flat;
    QColor ground = flat ? QColor() : tokens.raised;
    QColor line = flat ? QColor() : tokens.border;
    if (!isEnabled()) {
        ground = flat ? QColor() : tokens.selInactive;
    } else if (m_kind == Kind::Primary) {
        ground = down ? tokens.fill.darker(115) : underMouse() ? tokens.fill.lighter(108) : tokens.fill;
        line = QColor();
    } else if (down) {
        ground = tokens.selInactive;
    } else if (underMouse()) {
        ground = tokens.hover;
    }
    if (ground.isValid() || line.isValid())
        paint::panel(painter, rect(), ground, line, paint::kControlRadius, m_corners);
    if (m_kind == Kind::Primary && m_corners == paint::Corners::Right)
        painter->fillRect(0, 0, 1, height(), isEnabled() ? mixed(tokens.onfill, tokens.fill, 0.4F) : tokens.border);
    if (!hasFocus())
        return;
    if (m_kind == Kind::Primary)
        paint::focusRing(painter, rect().adjusted(2, 2, -2, -2), tokens.onfill, paint::kControlRadius - 2);
    else
        paint::focusRing(painter, rect(), tokens.focus, paint::kControlRadius);
}

void Button::paintContent(QPainter* painter) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter->setFont(lookFont());
    const QColor color = textColor();
    int x = (width() - contentWidth()) / 2;
    const auto next = [&](int part) {
        const QRect logical(x, 0, part, height());
        x += part + kGap;
        return QStyle::visualRect(layoutDirection(), rect(), logical);
    };
    if (m_glyph) {
        const bool own = m_glyphTone && isEnabled() && m_kind != Kind::Primary;
        const QRect place = next(kGlyph);
        icons::paint(painter, QRect(place.x(), (height() - kGlyph) / 2, kGlyph, kGlyph), *m_glyph,
            own ? icons::color(*m_glyphTone, palette()) : color);
    }
    if (!text().isEmpty()) {
        painter->setPen(color);
        const int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine | Qt::TextHideMnemonic;
        painter->drawText(next(painter->fontMetrics().size(Qt::TextShowMnemonic | Qt::TextSingleLine, text()).width()),
            flags, text());
    }
    if (!m_keys.isEmpty()) {
        const bool primary = m_kind == Kind::Primary && isEnabled();
        KeyCap::paint(painter, next(KeyCap::sizeFor(m_keys).width()), m_keys, primary ? tokens.onfill : tokens.text2,
            primary ? mixed(tokens.onfill, tokens.fill, 0.45F) : tokens.border, QColor());
    }
    if (menu() != nullptr) {
        const QRect place = next(kGlyph);
        icons::paint(painter, QRect(place.x(), (height() - kGlyph) / 2, kGlyph, kGlyph), Icon::ChevronDown, color);
    }
}

void Button::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(&painter);
    paintContent(&painter);
}

} // namespace remit
