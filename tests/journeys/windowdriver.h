// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/application.h"

#include <QTest>

#include <memory>

namespace remit::test {

/** A person at the window of a real application: keys go where the keyboard is, widgets are known by their names. */
class WindowDriver {
public:
    explicit WindowDriver(RemitStyle& style);
    ~WindowDriver();

    [[nodiscard]] Application& application() { return *m_application; }
    /** Ends the desktop as quitting does. */
    void close();

    template <typename T>
    [[nodiscard]] T* find(const QString& name) const
    {
        return m_application->window().findChild<T*>(name);
    }
    /** By its name, if a person sees it; of several the first. */
    [[nodiscard]] QWidget* visible(const QString& name) const;
    [[nodiscard]] QString textOf(const QString& name) const;

    /** The window has the keyboard; false: a window manager gave it to another. */
    [[nodiscard]] bool waitUntilActive() const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    void type(const QString& text) const;
    void click(const QString& name) const;
    /** Chooses an entry of a combo box by its words, with the keyboard; false: there is no such entry. */
    [[nodiscard]] bool chooseIn(const QString& name, const QString& words) const;
    /** Clicks the entry of the menu that is open; false: there is no such entry. */
    [[nodiscard]] bool chooseFromMenu(const QString& words) const;
    /** Display paths of the changed files that the review page lists. */
    [[nodiscard]] QStringList listedFiles() const;

private:
    [[nodiscard]] QWidget* keyboard() const;

    std::unique_ptr<Application> m_application;
};

} // namespace remit::test
