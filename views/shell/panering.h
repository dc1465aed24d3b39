// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace remit {

/** The next pane (or the one before) after that which has the focus; the first when none has it. Null: no pane can. */
[[nodiscard]] QWidget* nextPane(const QList<QWidget*>& panes, const QWidget* focus, int step);

/** Puts the focus into the pane: where it was last, else on the first widget that takes it. */
void focusPane(QWidget* pane);

} // namespace remit
