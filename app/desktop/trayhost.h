// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace remit {

/**
 * Whether something shows tray items here: a StatusNotifierHost on the session bus, or the older tray of X11. Panels
 * come and go; the bus is asked when one does, never waited for.
 */
class TrayHost : public QObject {
    Q_OBJECT

public:
    explicit TrayHost(QObject* parent = nullptr);

    [[nodiscard]] bool isThere() const;

private Q_SLOTS:
    void ask();

private:
    bool m_hasHost = false;
};

} // namespace remit
