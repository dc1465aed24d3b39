// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPoint>
#include <QSize>
#include <QStringList>

namespace remit::test {

/** A person's hands on the desktop that the test runs on: real key and mouse events of the X server, by xdotool. */
namespace hands {

enum class Button { Left = 1, Middle = 2, Right = 3 };

/** To whoever has the keyboard: "a", "shift+slash", "ctrl+Return". */
void press(const QString& keys);
void type(const QString& text);
/** Windows to be seen whose class or title matches. `by` is "--class" or "--name". */
[[nodiscard]] QStringList windows(const QString& by, const QString& pattern);
/** At a place in the window. */
void click(const QString& window, QPoint place, Button button = Button::Left);
[[nodiscard]] QString titleOf(const QString& window);
[[nodiscard]] QString activeWindow(); ///< the one with the keyboard
[[nodiscard]] QSize sizeOf(const QString& window);
/** Closes it as the button in its frame does. */
void close(const QString& window);
/** Writes a picture of the whole screen, for people, where REMIT_SHOTS names a folder. */
void shoot(const QString& name);
/** A picture of one window, as PNG. */
void shootWindow(const QString& window, const QString& file);

} // namespace hands

} // namespace remit::test
