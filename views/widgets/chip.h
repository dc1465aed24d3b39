// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/icons.h"

#include <QAbstractButton>

#include <optional>

namespace remit {

/** A small switch that names what it shows: swatch or icon, word, count. 24 high. Off: its words go quiet. */
class Chip : public QAbstractButton {
    Q_OBJECT

public:
    explicit Chip(const QString& text, QWidget* parent = nullptr);

    void setCount(const QString& count);
    /** Index into ColorTokens::series. */
    void setSwatch(std::optional<int> series);
    void setGlyph(std::optional<Icon> icon, IconTone tone = IconTone::Text2);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_count;
    std::optional<int> m_swatch;
    std::optional<Icon> m_glyph;
    IconTone m_glyphTone = IconTone::Text2;
};

} // namespace remit
