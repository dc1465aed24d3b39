// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tray.h"

#include "views/widgets/tokens.h"

#include <QGuiApplication>
#include <QStyleHints>

#include <KStatusNotifierItem>

namespace remit {

using namespace Qt::StringLiterals;

Tray::Tray(QObject* parent)
    : QObject(parent)
    , m_menu(new TrayMenu)
    , m_item(new KStatusNotifierItem(u"remit"_s, this))
{
    m_item->setCategory(KStatusNotifierItem::ApplicationStatus);
    m_item->setStandardActionsEnabled(false); // its own Quit would end the application without asking us
    m_item->setTitle(u"Remit"_s);
    m_item->setContextMenu(m_menu); // which it owns from now on
    connect(m_item, &KStatusNotifierItem::activateRequested, this, &Tray::activated);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Tray::draw);
    draw();
}

Tray::~Tray() = default;

void Tray::setState(const TrayState& state)
{
    if (state == m_state)
        return;
    m_state = state;
    m_menu->setState(state);
    draw();
}

void Tray::draw()
{
    // panels follow the system's scheme, not the window's
    const bool dark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
    const QIcon icon = trayIcon(m_state, dark ? ColorTokens::dark() : ColorTokens::light());
    const bool wanted = m_state.toReview > 0 || m_state.alerts > 0;
    m_item->setIconByPixmap(icon);
    m_item->setAttentionIconByPixmap(icon);
    // never passive: panels hide such an item, and it is the only way back to a window that was closed
    m_item->setStatus(wanted ? KStatusNotifierItem::NeedsAttention : KStatusNotifierItem::Active);
    m_item->setToolTip(icon, u"Remit"_s, traySentence(m_state));
}

} // namespace remit
