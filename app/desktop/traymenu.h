// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/traystate.h"
#include "views/widgets/icons.h"

#include <QMenu>

namespace remit {

/** The tray's menu: what awaits, what goes on, what ends next, New run, Stop everything, Open, Quit. */
class TrayMenu : public QMenu {
    Q_OBJECT

public:
    explicit TrayMenu(QWidget* parent = nullptr);
    void setState(const TrayState& state);

Q_SIGNALS:
    void pageRequested(const QString& id);
    void runRequested(const QString& runId);
    void stopEverythingRequested();
    void openRequested();
    void quitRequested();

private:
    QAction* add(Icon icon, IconTone tone, const QString& text, const QString& note, const QString& name);
    void addNextToEnd(const QList<TrayRun>& runs);
};

} // namespace remit
