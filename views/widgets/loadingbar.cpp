// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/loadingbar.h"

#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <chrono>

namespace remit {

namespace {

constexpr std::chrono::milliseconds kDelay{200};
constexpr int kBar = 2;

} // namespace

LoadingBar::LoadingBar(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        place();
        show();
        raise();
    });
    parent->installEventFilter(this);
    hide();
}

void LoadingBar::start(const QString& words)
{
    m_words = words;
    m_share = -1;
    m_loading = true;
    setAccessibleName(words);
    m_delay.start();
    update();
}

void LoadingBar::setShare(double share)
{
    m_share = share;
    update();
}

void LoadingBar::stop()
{
    m_loading = false;
    m_delay.stop();
    hide();
}

void LoadingBar::place()
{
    const QFontMetrics metrics(TypeScale::current().small);
    setGeometry(0, 0, parentWidget()->width(), kBar + metrics.height() + 12);
}

bool LoadingBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void LoadingBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(0, 0, width(), kBar, tokens.selInactive);
    const int done = m_share < 0 ? width() : static_cast<int>(width() * std::clamp(m_share, 0.0, 1.0));
    painter.fillRect(0, 0, done, kBar, tokens.fill);
    if (m_words.isEmpty())
        return;
    painter.setFont(TypeScale::current().small);
    const QFontMetrics metrics = painter.fontMetrics();
    const QRect bubble((width() - metrics.horizontalAdvance(m_words) - 24) / 2, kBar + 4,
        metrics.horizontalAdvance(m_words) + 24, metrics.height() + 6);
    paint::panel(&painter, bubble, tokens.raised, tokens.border, paint::kPillRadius);
    painter.setPen(tokens.text2);
    painter.drawText(bubble, Qt::AlignCenter, m_words);
}

} // namespace remit
