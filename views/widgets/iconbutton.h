// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/icons.h"

#include <QAbstractButton>

namespace remit {

/** A square, flat button that shows only an icon; its name is the tooltip and what a screen reader says. */
class IconButton : public QAbstractButton {
    Q_OBJECT

public:
    enum class Size { Normal, Small }; ///< 28 or 24

    IconButton(Icon icon, const QString& name, Size size = Size::Small, QWidget* parent = nullptr);

    void setGlyph(Icon icon, IconTone tone = IconTone::Text2);
    void setName(const QString& name);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Icon m_icon;
    IconTone m_tone = IconTone::Text2;
    Size m_size;
};

} // namespace remit
