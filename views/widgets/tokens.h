// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace remit {

/** The tones a status can have. */
enum class ToneName { Ok, Warn, Bad, Ask, Run, Mute };

/** Text and icon colour of a status, and the ground of its pill. */
struct Tone {
    QColor text;
    QColor tint;
};

/** Every colour of the window, once for light and once for dark. Nothing else in views names a colour. */
struct ColorTokens {
    QColor bar; ///< mode bar
    QColor window; ///< left columns, strips, table heads, page ground
    QColor surface; ///< diff, tables, cards, fields
    QColor raised; ///< buttons, bubbles, menus, popups
    QColor sunken; ///< file header, side panels, alternate rows
    QColor hover;
    QColor border; ///< 1 px lines between areas, cards, buttons
    QColor ctl; ///< outline of fields, check boxes, switches
    QColor text1;
    QColor text2;
    QColor text3; ///< ages, hints, line numbers; on a selected row use text2
    QColor accent; ///< links, active icon
    QColor fill; ///< primary button, checked box, badge
    QColor onfill;
    QColor sel; ///< selected row with focus
    QColor selInactive; ///< selected row without, meter tracks, pressed and disabled buttons
    QColor focus; ///< 2 px ring

    Tone toneOk;
    Tone toneWarn;
    Tone toneBad;
    Tone toneAsk;
    Tone toneRun;
    Tone toneMute;

    QColor addedLine;
    QColor addedGutter;
    QColor addedWords;
    QColor removedLine;
    QColor removedGutter;
    QColor removedWords;
    QColor hatchGround; ///< "no line here"
    QColor hatchLine;

    QColor syntaxKeyword;
    QColor syntaxType;
    QColor syntaxString;
    QColor syntaxComment;
    QColor syntaxNumber;
    QColor syntaxFunction;
    QColor syntaxPreprocessor;

    std::array<QColor, 5> series; ///< charts; an agent keeps its colour everywhere

    [[nodiscard]] const Tone& tone(ToneName name) const;
    /** Series 1 below 80 %, series 3 from 80 %, bad at 100 %. */
    [[nodiscard]] QColor meter(double share) const;

    [[nodiscard]] static const ColorTokens& light();
    [[nodiscard]] static const ColorTokens& dark();
    /** The set that the palette was made from: dark when its window is darker than its text. */
    [[nodiscard]] static const ColorTokens& of(const QPalette& palette);
};

} // namespace remit
