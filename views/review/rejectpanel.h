// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/review/popuppanel.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace remit {

/** Asks for the reason of a rejection, which may stay empty. */
class RejectPanel : public PopupPanel {
    Q_OBJECT

public:
    explicit RejectPanel(QWidget* parent);

    void reset();
    [[nodiscard]] QString reason() const;

private:
    QLineEdit* m_reason;
};

} // namespace remit
