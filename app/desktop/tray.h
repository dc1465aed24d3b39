// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/traymenu.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class KStatusNotifierItem;
class QWindow;
QT_END_NAMESPACE

namespace remit {

/** The item in the desktop's tray. Where there is no tray nothing is shown and nothing is lost. */
class Tray : public QObject {
    Q_OBJECT

public:
    explicit Tray(QObject* parent = nullptr);
    ~Tray() override;

    void setState(const TrayState& state); ///< says nothing new: nothing is redrawn
    [[nodiscard]] TrayMenu* menu() const { return m_menu; }

Q_SIGNALS:
    /** The icon was clicked. */
    void activated();

private:
    void draw();

    TrayState m_state;
    TrayMenu* m_menu; ///< owned by the item
    KStatusNotifierItem* m_item;
};

} // namespace remit
