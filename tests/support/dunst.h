// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace remit::test {

/** The real notification daemon dunst, for a test that runs on a desktop of its own. It ends with the object. */
class Dunst {
public:
    Dunst();
    Dunst(const Dunst&) = delete;
    Dunst& operator=(const Dunst&) = delete;
    ~Dunst();

    /** It serves org.freedesktop.Notifications. */
    [[nodiscard]] bool isUp() const;
    /** Notifications on the screen. */
    [[nodiscard]] int shown() const;
    /** Presses the left mouse button on the newest notification: its default action. */
    void click() const;
    /** Chooses an action by its words from the context menu of the newest notification, as the right button opens it.
     */
    void choose(const QString& words) const;
    /** The actions that the context menu offered last, by their words. */
    [[nodiscard]] QStringList offered() const;
    /** "summary|body" of those that are gone, the newest first. */
    [[nodiscard]] QStringList history() const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace remit::test
