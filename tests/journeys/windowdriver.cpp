// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/windowdriver.h"

#include "models/changedfiles.h"
#include "views/widgets/elidedlabel.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QRadioButton>
#include <QTreeView>

namespace remit::test {

using namespace Qt::StringLiterals;

WindowDriver::WindowDriver(RemitStyle& style)
{
    const Paths paths = Paths::fromEnvironment();
    if (!paths.makeFolders())
        qFatal("%s cannot be made", qPrintable(paths.data()));
    m_application = std::make_unique<Application>(paths, QStringLiteral(REMIT_CTL), style);
}

WindowDriver::~WindowDriver() = default;

void WindowDriver::close()
{
    m_application.reset();
}

QWidget* WindowDriver::visible(const QString& name) const
{
    for (QWidget* widget : m_application->window().findChildren<QWidget*>(name)) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

QString WindowDriver::textOf(const QString& name) const
{
    const QWidget* widget = visible(name);
    if (const auto* label = qobject_cast<const ElidedLabel*>(widget))
        return label->text();
    return widget ? widget->property("text").toString() : QString();
}

QWidget* WindowDriver::keyboard() const
{
    if (QWidget* popup = QApplication::activePopupWidget())
        return popup->focusWidget() ? popup->focusWidget() : popup;
    // a window manager takes its time when a dialog was closed
    (void)QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; });
    return QApplication::focusWidget() ? QApplication::focusWidget() : &m_application->window();
}

bool WindowDriver::waitUntilActive() const
{
    const QWidget& window = m_application->window();
    return QTest::qWaitFor(
        [&window] { return window.isActiveWindow() && QApplication::activeModalWidget() == nullptr; });
}

void WindowDriver::key(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(keyboard(), key, modifiers);
}

void WindowDriver::type(const QString& text) const
{
    for (const QChar c : text)
        QTest::keyClick(keyboard(), c.toLatin1());
}

void WindowDriver::click(const QString& name) const
{
    QWidget* widget = visible(name);
    if (!widget)
        qFatal("%s is not to be seen", qPrintable(name));
    const bool marked = qobject_cast<QRadioButton*>(widget) || qobject_cast<QCheckBox*>(widget);
    QTest::mouseClick(widget, Qt::LeftButton, {}, marked ? QPoint(8, widget->height() / 2) : QPoint());
}

bool WindowDriver::chooseIn(const QString& name, const QString& words) const
{
    auto* box = qobject_cast<QComboBox*>(visible(name));
    const int wanted = box ? box->findText(words) : -1;
    if (wanted < 0)
        return false;
    box->setFocus(Qt::MouseFocusReason);
    while (box->currentIndex() != wanted)
        QTest::keyClick(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
    return true;
}

bool WindowDriver::chooseFromMenu(const QString& words) const
{
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (!menu)
        return false;
    for (QAction* action : menu->actions()) {
        if (action->text() != words)
            continue;
        menu->setActiveAction(action); // a menu lets a click pass that comes right after the one that opened it
        QTest::keyClick(menu, Qt::Key_Return);
        return true;
    }
    return false;
}

QStringList WindowDriver::listedFiles() const
{
    QStringList paths;
    const auto* model = find<QTreeView>(u"filesTree"_s)->model();
    QModelIndexList open{QModelIndex()};
    while (!open.isEmpty()) {
        const QModelIndex parent = open.takeFirst();
        for (int row = 0; row < model->rowCount(parent); ++row) {
            const QModelIndex index = model->index(row, 0, parent);
            if (index.data(ChangedFiles::IsFolderRole).toBool())
                open.append(index);
            else
                paths.append(index.data(ChangedFiles::PathRole).toString());
        }
    }
    paths.sort();
    return paths;
}

} // namespace remit::test
