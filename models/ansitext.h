// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace remit {

/** What a terminal colour means to us: a tone of the window, never the colour itself. */
enum class AnsiTone { Plain, Muted, Ok, Warn, Bad, Ask, Run };

struct AnsiSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    AnsiTone tone = AnsiTone::Plain;
    bool bold = false;
    friend bool operator==(const AnsiSpan&, const AnsiSpan&) = default;
};

/** Output of a program, ready to be shown as plain text. Spans are in order and name only what is not plain. */
struct AnsiText {
    QString text;
    QList<AnsiSpan> spans;
    bool cut = false; ///< the beginning was left out
    friend bool operator==(const AnsiText&, const AnsiText&) = default;
};

/**
 * Reads what a program wrote to a terminal. Hostile input: every escape sequence is either a colour that is mapped or
 * dropped (titles, links, clipboard, cursor moves). A carriage return writes the line anew, as progress bars do. Other
 * control characters become their pictures, bidirectional controls are spelled out. At most `maximum` bytes, from the
 * end.
 */
[[nodiscard]] AnsiText readAnsi(QByteArrayView bytes, qsizetype maximum = 1 << 20);

} // namespace remit
