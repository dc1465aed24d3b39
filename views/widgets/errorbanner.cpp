// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/errorbanner.h"

#include "views/widgets/button.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/iconbutton.h"

#include <QAccessibleAnnouncementEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace remit {

using namespace Qt::StringLiterals;

ErrorBanner::ErrorBanner(QWidget* parent)
    : QWidget(parent)
    , m_sentence(new ElidedLabel({}, TextRole::Base, IconTone::Bad, this))
    , m_action(new Button({}, Button::Kind::Normal, this))
{
    m_action->setObjectName(u"bannerAction"_s);
    m_action->setSize(Button::Size::Small);
    auto* close = new IconButton(Icon::Cross, tr("Close"), IconButton::Size::Small, this);
    close->setObjectName(u"bannerClose"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(40, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(close);
    setFixedHeight(TypeScale::current().tabs());
    connect(m_action, &Button::clicked, this, &ErrorBanner::actionTriggered);
    connect(close, &IconButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    hide();
}

void ErrorBanner::say(const QString& sentence, const QString& action, ToneName tone)
{
    m_tone = tone;
    m_sentence->setText(sentence);
    m_sentence->setTone(iconTone(tone));
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
    show();
    update();
    QAccessibleAnnouncementEvent announcement(this, sentence);
    QAccessible::updateAccessibility(&announcement);
}

void ErrorBanner::clear()
{
    m_sentence->setText({});
    hide();
}

QString ErrorBanner::sentence() const
{
    return m_sentence->text();
}

void ErrorBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tone& tone = ColorTokens::of(palette()).tone(m_tone);
    painter.fillRect(rect(), tone.tint);
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), QRect(16, (height() - 16) / 2, 16, 16));
    const Icon icon = m_tone == ToneName::Bad ? Icon::Error : m_tone == ToneName::Warn ? Icon::Warning : Icon::Info;
    icons::paint(&painter, place, icon, tone.text);
}

} // namespace remit
