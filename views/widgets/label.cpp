// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/label.h"

#include <QEvent>
#include <QGuiApplication>

namespace remit {

Label::Label(const QString& text, TextRole role, IconTone tone, QWidget* parent)
    : QLabel(text, parent)
    , m_role(role)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    applyLook();
}

void Label::setRole(TextRole role)
{
    m_role = role;
    applyLook();
}

void Label::setTone(IconTone tone)
{
    m_tone = tone;
    applyLook();
}

void Label::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    const QEvent::Type type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::ApplicationPaletteChange
        || type == QEvent::ApplicationFontChange)
        applyLook();
}

void Label::applyLook()
{
    const QColor color = icons::color(m_tone, QGuiApplication::palette());
    if (QPalette own = palette(); own.color(QPalette::Active, QPalette::WindowText) != color
        || !own.isBrushSet(QPalette::Active, QPalette::WindowText)) {
        own.setColor(QPalette::All, QPalette::WindowText, color);
        setPalette(own);
    }
    if (const QFont& wanted = TypeScale::current().font(m_role); font() != wanted)
        setFont(wanted);
}

} // namespace remit
