// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/traystate.h"

#include "views/widgets/icons.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace remit {

namespace {

QPixmap draw(const TrayState& state, const ColorTokens& tokens, int side)
{
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    icons::paint(&painter, QRect(0, 0, side, side), Icon::Review, tokens.text1);
    const double unit = side / 22.0;
    painter.setPen(Qt::NoPen);
    if (state.alerts > 0) {
        QPainterPath triangle;
        triangle.moveTo(16.5 * unit, 11 * unit);
        triangle.lineTo(22 * unit, 21.5 * unit);
        triangle.lineTo(11 * unit, 21.5 * unit);
        triangle.closeSubpath();
        painter.fillPath(triangle, tokens.toneWarn.text);
    } else if (state.toReview > 0) {
        const QString count = state.toReview > 99 ? QStringLiteral("99") : QString::number(state.toReview);
        QFont font = TypeScale::current().tinyStrong;
        font.setPixelSize(std::max(7, qRound(9 * unit)));
        painter.setFont(font);
        const double width = std::max(13 * unit, painter.fontMetrics().horizontalAdvance(count) + 5 * unit);
        const QRectF badge(side - width, 0, width, 13 * unit);
        painter.setBrush(tokens.fill);
        painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);
        painter.setPen(tokens.onfill);
        painter.drawText(badge, Qt::AlignCenter, count);
    }
    if (state.running > 0 && state.alerts == 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.toneRun.text);
        painter.drawEllipse(QRectF(14 * unit, 14 * unit, 8 * unit, 8 * unit));
    }
    return pixmap;
}

} // namespace

QIcon trayIcon(const TrayState& state, const ColorTokens& tokens)
{
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 44, 48, 64})
        icon.addPixmap(draw(state, tokens, side));
    return icon;
}

QString traySentence(const TrayState& state)
{
    const auto tr = [](const char* text, const char* comment, int n) {
        return QCoreApplication::translate("remit", text, comment, n);
    };
    QStringList parts;
    if (state.toReview > 0)
        parts.append(tr("%n to review", nullptr, state.toReview));
    if (state.running > 0)
        parts.append(tr("%n running", nullptr, state.running));
    if (state.queued > 0)
        parts.append(tr("%n queued", nullptr, state.queued));
    if (state.alerts > 0)
        parts.append(tr("%n alerts", nullptr, state.alerts));
    return parts.isEmpty() ? QCoreApplication::translate("remit", "Nothing is running, nothing awaits review")
                           : parts.join(QStringLiteral(", "));
}

} // namespace remit
