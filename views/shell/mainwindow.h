// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"
#include "views/shell/modebar.h"
#include "views/shell/page.h"

#include <QMainWindow>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QMenu;
class QSettings;
class QStackedWidget;
QT_END_NAMESPACE

namespace remit {

class SplitterMemory;
class StatusStrip;

/** Where a page stands and how one gets there. */
struct PageSpec {
    QString id; ///< "review"
    Icon icon = Icon::Review;
    QString label; ///< tiny, under the icon
    ModeBar::Place place = ModeBar::Place::Top;
    QList<QKeySequence> keys; ///< "G, R" and its like; the first is written in the sheet
};

/** The window: mode bar, pages, status bar, hidden menu bar, sheet of all keys. Pages are handed in by the application.
 */
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /** Both outlive the window. */
    MainWindow(Backend& backend, QSettings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    /** The window owns the page from now on. The first page added is shown. */
    void addPage(const PageSpec& spec, Page* page);
    void showPage(const QString& id);
    [[nodiscard]] Page* page(const QString& id) const;
    [[nodiscard]] QString currentPage() const;
    void setBadge(const QString& id, int count, ModeButton::BadgeTone tone = ModeButton::BadgeTone::Fill);
    enum class SingleKeys { On, Off };
    /** Off: keys without Ctrl or Alt do nothing. */
    void setSingleKeys(SingleKeys keys);
    void openKeySheet();

Q_SIGNALS:
    void pageShown(const QString& id);
    /** A page or the status bar wants another page to show something: the application knows how. */
    void pageRequested(const QString& id, const QString& argument);
    void quitRequested();
    /** The window is about to be closed: it goes on in the tray if there is one. */
    void closing();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    void makeActions();
    QAction* addGlobal(const QString& text, const QList<QKeySequence>& keys, const QString& name);
    void goTo(const QString& id, const QString& argument);
    void movePane(int step);
    void toggleMenuBar();
    void fillPageMenu();
    void updateHints();
    void applySingleKeys(const QList<QAction*>& actions);
    void readOccupancy();
    void applySizeClass();
    void restoreGeometryFromSettings();

    Backend& m_backend;
    QSettings& m_settings;
    SplitterMemory* m_splitters;
    ModeBar* m_bar;
    QStackedWidget* m_stack;
    StatusStrip* m_strip;
    QMenu* m_goMenu = nullptr;
    QMenu* m_pageMenu = nullptr;
    QHash<QString, Page*> m_pages;
    QHash<QString, int> m_badges;
    SingleKeys m_singleKeys = SingleKeys::On;
    SizeClass m_sizeClass = SizeClass::Normal;
    QTimer m_occupancyTimer;
    bool m_altAlone = false;
};

} // namespace remit
