// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffplace.h"

#include <QFont>
#include <QRect>

namespace remit {

struct TypeScale;

/** Fonts and lengths of the diff at the application's font size. */
struct DiffMetrics {
    QFont code;
    QFont number; ///< the code font, tiny
    QFont small;
    QFont smallMedium;
    QFont smallStrong;
    QFont tiny;
    QFont base;
    double column = 7; ///< width of a code character
    int line = 20; ///< height of a line
    int fold = 24;
    int notice = 28;
    int numberWidth = 44;
    int signWidth = 16;
    int pad = 4; ///< between gutter and code
    int ascent = 14; ///< baseline of code below the line's top
    int icon = 16;
    int marker = 14;

    [[nodiscard]] static DiffMetrics of(const TypeScale& scale, int lastLine);
};

/** Where the parts of one side stand in a row; x in the viewport. */
struct DiffColumns {
    int left = 0;
    int number = 0; ///< left of the number column (unified: of this side's own)
    int sign = 0;
    int code = 0; ///< where code begins, scrolled to its start
    int right = 0; ///< first x beyond this side

    [[nodiscard]] static DiffColumns of(DiffLayout layout, DiffSide side, int width, const DiffMetrics& metrics);
};

} // namespace remit
