// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/splitbutton.h"

#include <QHBoxLayout>
#include <QMenu>

namespace remit {

using namespace Qt::StringLiterals;

SplitButton::SplitButton(const QString& text, QMenu* menu, QWidget* parent)
    : QWidget(parent)
    , m_main(new Button(text, Button::Kind::Primary, this))
    , m_arrow(new Button(QString(), Button::Kind::Primary, this))
    , m_menu(menu)
{
    m_menu->setParent(this, m_menu->windowFlags());
    m_main->setObjectName(u"main"_s);
    m_main->setCorners(paint::Corners::Left);
    m_arrow->setObjectName(u"ways"_s);
    m_arrow->setCorners(paint::Corners::Right);
    m_arrow->setGlyph(Icon::ChevronDown);
    m_arrow->setAccessibleName(tr("More ways"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusProxy(m_main);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_main);
    row->addWidget(m_arrow);
    connect(m_main, &Button::clicked, this, &SplitButton::clicked);
    connect(m_arrow, &Button::clicked, this, &SplitButton::openMenu);
}

void SplitButton::setDisabledReason(const QString& reason)
{
    m_main->setDisabledReason(reason);
}

void SplitButton::openMenu()
{
    const QSize size = m_menu->sizeHint();
    const int x = layoutDirection() == Qt::RightToLeft ? 0 : width() - size.width();
    m_menu->popup(mapToGlobal(QPoint(x, height() + 4)));
}

} // namespace remit
