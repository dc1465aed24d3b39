// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/icons.h"

#include <QAbstractButton>

namespace remit {

/** An icon and a few words in one tone, 12 px; a click may lead somewhere. Gives its words up when there is no room. */
class Fact : public QAbstractButton {
    Q_OBJECT

public:
    explicit Fact(QWidget* parent = nullptr);

    /** Only an icon that stands there; nothing happens on a click. */
    [[nodiscard]] static Fact* still(Icon icon, IconTone tone, const QString& words = {});

    enum class Weight { Normal, Medium };
    void say(Icon icon, IconTone tone, const QString& words, Weight weight = Weight::Normal);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] const QFont& lookFont() const;

    Icon m_icon = Icon::Info;
    IconTone m_tone = IconTone::Text2;
    Weight m_weight = Weight::Normal;
};

} // namespace remit
