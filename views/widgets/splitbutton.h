// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/button.h"

namespace remit {

/** The primary action with its ways in a menu: "Accept: squash  a | v". */
class SplitButton : public QWidget {
    Q_OBJECT

public:
    explicit SplitButton(const QString& text, QMenu* menu, QWidget* parent = nullptr);

    [[nodiscard]] Button* main() const { return m_main; }
    [[nodiscard]] Button* arrow() const { return m_arrow; }
    void setDisabledReason(const QString& reason);

Q_SIGNALS:
    void clicked();

private:
    void openMenu();

    Button* m_main;
    Button* m_arrow;
    QMenu* m_menu;
};

} // namespace remit
