// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/icons.h"
#include "views/widgets/stylepaint.h"

#include <QPushButton>

#include <optional>

namespace remit {

/** A push button of the look: normal, flat or the one primary of a page; with an icon, a key cap, a tone. */
class Button : public QPushButton {
    Q_OBJECT

public:
    enum class Kind { Normal, Primary, Flat };
    enum class Size { Normal, Small };

    explicit Button(const QString& text, Kind kind = Kind::Normal, QWidget* parent = nullptr);

    void setKind(Kind kind);
    void setSize(Size size);
    /** Shown as a cap behind the text ("a", "Ctrl Enter"); the shortcut itself belongs to the page's action. */
    void setKeyHint(const QString& keys);
    /** Colour of the words: IconTone::Bad for what destroys. Unset: as the kind says. */
    void setTone(std::optional<IconTone> tone);
    void setGlyph(Icon icon, std::optional<IconTone> tone = {});
    void setCorners(paint::Corners corners);
    /** Not empty: disabled, and the tooltip says why. Empty: enabled again. */
    void setDisabledReason(const QString& reason);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QColor textColor() const;
    [[nodiscard]] int contentWidth() const;
    [[nodiscard]] const QFont& lookFont() const;
    void paintGround(QPainter* painter) const;
    void paintContent(QPainter* painter) const;

    Kind m_kind;
    Size m_size = Size::Normal;
    QString m_keys;
    std::optional<IconTone> m_tone;
    std::optional<Icon> m_glyph;
    std::optional<IconTone> m_glyphTone;
    paint::Corners m_corners = paint::Corners::All;
};

} // namespace remit
