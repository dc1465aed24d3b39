// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/icons.h"

#include "views/widgets/tokens.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <array>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array kNames{"alerts", "arrowleft", "arrowright", "automations", "book", "branch", "check",
    "chevrondown", "chevronleft", "chevronright", "chevronup", "clock", "comment", "copy", "costs", "cross", "edit",
    "empty", "error", "expand", "external", "eye", "file", "filter", "folder", "grid", "high", "image", "incomplete",
    "info", "interrupted", "key", "keyboard", "limit", "lock", "menu", "minus", "more", "network", "newrun", "ok",
    "partial", "pause", "play", "plus", "question", "review", "runagain", "running", "save", "search", "settings",
    "shield", "sidebyside", "stop", "stopped", "terminal", "toolarge", "toolfailed", "trash", "undo", "unexpected",
    "unified", "warning"};
static_assert(kNames.size() == static_cast<std::size_t>(Icon::Count));

/** The stroke in units of the 16 px grid that is 1.5 px on screen, 2 px from 40 px on. */
double strokeFor(int size)
{
    if (size <= 16)
        return 1.5;
    return (size < 40 ? 24.0 : 32.0) / size;
}

QByteArray source(Icon icon, int size, const QColor& color)
{
    QFile file(u":/remit/icons/%1.svg"_s.arg(icons::name(icon)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    svg.replace("stroke-width=\"1.5\"", "stroke-width=\"" + QByteArray::number(strokeFor(size), 'f', 3) + '"');
    return svg;
}

QPixmap render(Icon icon, int size, const QColor& color, qreal ratio)
{
    const int pixels = std::max(1, qRound(size * ratio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(source(icon, size, color));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

/** Draws from the tokens of the moment, so that a change of the colour scheme needs no new icons. */
class ToneEngine : public QIconEngine {
public:
    ToneEngine(Icon icon, IconTone tone)
        : m_icon(icon)
        , m_tone(tone)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        icons::paint(painter, rect, m_icon, colorFor(mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // since Qt 6.8 the size is in logical pixels
        return icons::pixmap(m_icon, std::max(1, std::min(size.width(), size.height())), colorFor(mode), scale);
    }

    QIconEngine* clone() const override { return new ToneEngine(m_icon, m_tone); }
    QString key() const override { return u"remit"_s; }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const
    {
        return icons::color(mode == QIcon::Disabled ? IconTone::Text3 : m_tone, QGuiApplication::palette());
    }

    Icon m_icon;
    IconTone m_tone;
};

} // namespace

QString icons::name(Icon icon)
{
    return QLatin1StringView(kNames.at(static_cast<std::size_t>(icon)));
}

QColor icons::color(IconTone tone, const QPalette& palette)
{
    const ColorTokens& tokens = ColorTokens::of(palette);
    switch (tone) {
    case IconTone::Text1:
        return tokens.text1;
    case IconTone::Text2:
        return tokens.text2;
    case IconTone::Text3:
        return tokens.text3;
    case IconTone::Accent:
        return tokens.accent;
    case IconTone::OnFill:
        return tokens.onfill;
    case IconTone::Ok:
        return tokens.toneOk.text;
    case IconTone::Warn:
        return tokens.toneWarn.text;
    case IconTone::Bad:
        return tokens.toneBad.text;
    case IconTone::Ask:
        return tokens.toneAsk.text;
    case IconTone::Run:
        return tokens.toneRun.text;
    case IconTone::Mute:
        break;
    }
    return tokens.toneMute.text;
}

QPixmap icons::pixmap(Icon icon, int size, const QColor& color, qreal devicePixelRatio)
{
    const QString key
        = u"remit/%1/%2/%3/%4"_s.arg(static_cast<int>(icon)).arg(size).arg(color.rgba(), 0, 16).arg(devicePixelRatio);
    QPixmap found;
    if (!QPixmapCache::find(key, &found)) {
        found = render(icon, size, color, devicePixelRatio);
        QPixmapCache::insert(key, found);
    }
    return found;
}

void icons::paint(QPainter* painter, const QRect& rect, Icon icon, const QColor& color)
{
    const int side = std::min(rect.width(), rect.height());
    if (side <= 0)
        return;
    const qreal ratio = painter->device()->devicePixelRatio();
    const QPoint corner(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2);
    painter->drawPixmap(corner, pixmap(icon, side, color, ratio));
}

QIcon icons::icon(Icon icon, IconTone tone)
{
    return QIcon(new ToneEngine(icon, tone));
}

} // namespace remit
