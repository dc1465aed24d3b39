// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/review/diffview.h"

namespace remit::test {

/** A C++ file of 60 lines; line 10 changed, two lines added after line 40. */
[[nodiscard]] inline DiffContent sampleChange()
{
    QByteArray before;
    QByteArray after;
    for (int i = 1; i <= 60; ++i) {
        const QByteArray number = QByteArray::number(i);
        before += "int value" + number + " = call" + number + "(); // word\n";
        after += (i == 10 ? "int value" + number + " = other(); // word"
                          : "int value" + number + " = call" + number + "(); // word")
            + '\n';
        if (i == 40)
            after += "int added = 1;\nint more = 2;\n";
    }
    DiffContent content;
    content.change.path = content.change.oldPath = "src/a.cpp";
    content.change.oldMode = content.change.newMode = 0100644;
    content.sides = {before, after, true, true, {}};
    return content;
}

} // namespace remit::test
