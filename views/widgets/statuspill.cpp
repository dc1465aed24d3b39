// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/statuspill.h"

#include "models/statuswords.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QPainter>

#include <algorithm>

namespace remit {

StatusPill::StatusPill(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

StatusPill::StatusPill(const StatusLook& look, const QString& text, QWidget* parent)
    : StatusPill(parent)
{
    setLook(look, text);
}

void StatusPill::setLook(const StatusLook& look, const QString& text)
{
    m_look = look;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void StatusPill::setStatus(std::optional<RunStatus> status, std::optional<LimitName> limit)
{
    setLook(lookOf(status), statusWord(status, limit));
}

void StatusPill::setState(RunState state)
{
    setLook(lookOf(state), stateWord(state));
}

QSize StatusPill::sizeHint() const
{
    const QFontMetrics metrics(TypeScale::current().smallMedium);
    return {5 + 14 + 4 + metrics.horizontalAdvance(m_text) + 8, std::max(20, metrics.height() + 4)};
}

void StatusPill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tone& tone = ColorTokens::of(palette()).tone(m_look.tone);
    paint::panel(&painter, rect(), tone.tint, QColor(), paint::kPillRadius);
    const auto placed = [this](const QRect& logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    icons::paint(&painter, placed(QRect(5, (height() - 14) / 2, 14, 14)), m_look.icon, tone.text);
    painter.setFont(TypeScale::current().smallMedium);
    painter.setPen(tone.text);
    painter.drawText(placed(QRect(23, 0, width() - 25, height())),
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter, m_text);
}

} // namespace remit
