// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/popuppanel.h"

#include "views/widgets/button.h"
#include "views/widgets/label.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr int kWidth = 440;

} // namespace

PopupPanel::PopupPanel(const QString& title, const QString& confirmText, QWidget* parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_title(new Label(title, TextRole::Strong))
    , m_content(new QVBoxLayout)
    , m_foot(new QHBoxLayout)
    , m_confirm(new Button(confirmText, Button::Kind::Primary))
{
    setAccessibleName(title);
    setFixedWidth(TypeScale::current().scaled(kWidth));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(12);
    column->addWidget(m_title);
    m_content->setSpacing(8);
    column->addLayout(m_content);
    m_foot->setSpacing(8);
    m_foot->addStretch(1);
    auto* cancel = new Button(tr("Cancel"), Button::Kind::Flat);
    cancel->setKeyHint(u"Esc"_s);
    connect(cancel, &Button::clicked, this, &QWidget::close);
    m_confirm->setObjectName(u"confirm"_s);
    m_confirm->setKeyHint(u"Enter"_s);
    connect(m_confirm, &Button::clicked, this, &PopupPanel::confirm);
    m_foot->addWidget(cancel);
    m_foot->addWidget(m_confirm);
    column->addLayout(m_foot);
}

void PopupPanel::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void PopupPanel::openBelow(const QWidget* anchor)
{
    fit();
    QPoint place = anchor->mapToGlobal(QPoint(anchor->width() - width(), anchor->height() + 4));
    if (isRightToLeft())
        place.setX(anchor->mapToGlobal(QPoint()).x());
    const QRect room = anchor->screen()->availableGeometry();
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
    place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(place);
    show();
    activateWindow();
}

void PopupPanel::fit()
{
    layout()->activate();
    const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    resize(width(), wanted);
}

void PopupPanel::confirm()
{
    if (m_confirm->isEnabled())
        Q_EMIT confirmed();
}

void PopupPanel::confirmFrom(QWidget* field)
{
    field->installEventFilter(this);
}

bool PopupPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            confirm();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void PopupPanel::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        confirm();
        break;
    case Qt::Key_Escape:
        close();
        break;
    default:
        QFrame::keyPressEvent(event);
    }
}

void PopupPanel::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    const bool light = tokens.raised == ColorTokens::light().raised;
    painter.fillRect(rect(), tokens.raised);
    paint::panel(&painter, rect(), tokens.raised, light ? tokens.ctl : tokens.border, 0);
}

} // namespace remit
