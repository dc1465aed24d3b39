// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/icons.h"
#include "views/widgets/typescale.h"

#include <QLabel>

namespace remit {

/** A plain-text label in one of the fonts and colours of the look; follows the colour scheme and the font by itself. */
class Label : public QLabel {
    Q_OBJECT

public:
    explicit Label(const QString& text, TextRole role = TextRole::Base, IconTone tone = IconTone::Text1,
        QWidget* parent = nullptr);

    void setRole(TextRole role);
    void setTone(IconTone tone);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyLook();

    TextRole m_role;
    IconTone m_tone;
};

} // namespace remit
