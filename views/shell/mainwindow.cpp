// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/mainwindow.h"

#include "views/shell/keysheet.h"
#include "views/shell/panering.h"
#include "views/shell/splittermemory.h"
#include "views/shell/statusstrip.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

constexpr QSize kSmallest{960, 600};
constexpr QSize kUsual{1440, 900};
constexpr std::chrono::milliseconds kOccupancyDelay{250};

SizeClass sizeClassOf(int width)
{
    if (width < 1366)
        return SizeClass::Narrow;
    return width < 1600 ? SizeClass::Normal : SizeClass::Wide;
}

} // namespace

MainWindow::MainWindow(Backend& backend, QSettings& settings, QWidget* parent)
    : QMainWindow(parent)
    , m_backend(backend)
    , m_settings(settings)
    , m_splitters(new SplitterMemory(settings, this))
    , m_bar(new ModeBar(this))
    , m_stack(new QStackedWidget(this))
    , m_strip(new StatusStrip(this))
{
    setObjectName(u"mainWindow"_s);
    setMinimumSize(kSmallest);
    setContextMenuPolicy(Qt::NoContextMenu);
    auto* center = new QWidget(this);
    auto* column = new QVBoxLayout(center);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_bar);
    row->addWidget(m_stack, 1);
    column->addLayout(row, 1);
    column->addWidget(m_strip);
    setCentralWidget(center);
    m_stack->setObjectName(u"pages"_s);

    m_occupancyTimer.setSingleShot(true);
    m_occupancyTimer.setInterval(kOccupancyDelay);
    connect(&m_occupancyTimer, &QTimer::timeout, this, &MainWindow::readOccupancy);
    connect(&m_backend, &Backend::runsChanged, this, [this] {
        if (!m_occupancyTimer.isActive())
            m_occupancyTimer.start();
    });
    connect(m_bar, &ModeBar::chosen, this, &MainWindow::showPage);
    connect(m_bar, &ModeBar::menuRequested, this, &MainWindow::toggleMenuBar);
    connect(m_strip, &StatusStrip::pageRequested, this, [this](const QString& id) { goTo(id, {}); });
    connect(m_strip, &StatusStrip::allKeysRequested, this, &MainWindow::openKeySheet);
    makeActions();
    restoreGeometryFromSettings();
    readOccupancy();
}

MainWindow::~MainWindow() = default;

QAction* MainWindow::addGlobal(const QString& text, const QList<QKeySequence>& keys, const QString& name)
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    addAction(action); // a hidden menu bar gives its shortcuts up
    return action;
}

void MainWindow::makeActions()
{
    QMenu* file = menuBar()->addMenu(tr("&Remit"));
    m_goMenu = menuBar()->addMenu(tr("&Go"));
    m_pageMenu = menuBar()->addMenu(tr("&Page"));
    QMenu* view = menuBar()->addMenu(tr("&View"));
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    menuBar()->hide();
    connect(m_pageMenu, &QMenu::aboutToShow, this, &MainWindow::fillPageMenu);

    QAction* close = addGlobal(tr("Close the window"), {QKeySequence(u"Ctrl+W"_s)}, u"actionClose"_s);
    connect(close, &QAction::triggered, this, &MainWindow::close);
    QAction* quit = addGlobal(tr("Quit, runs go on"), {QKeySequence(u"Ctrl+Q"_s)}, u"actionQuit"_s);
    connect(quit, &QAction::triggered, this, &MainWindow::quitRequested);
    file->addActions({close, quit});

    QAction* next = addGlobal(tr("Next pane"), {QKeySequence(Qt::Key_F6)}, u"actionNextPane"_s);
    connect(next, &QAction::triggered, this, [this] { movePane(1); });
    QAction* previous = addGlobal(tr("Previous pane"), {QKeySequence(u"Shift+F6"_s)}, u"actionPreviousPane"_s);
    connect(previous, &QAction::triggered, this, [this] { movePane(-1); });
    QAction* menu = addGlobal(tr("Menu bar"), {QKeySequence(u"Ctrl+M"_s)}, u"actionMenuBar"_s);
    connect(menu, &QAction::triggered, this, &MainWindow::toggleMenuBar);
    view->addActions({next, previous, menu});

    QAction* keys
        = addGlobal(tr("All keys"), {QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)}, u"actionAllKeys"_s);
    connect(keys, &QAction::triggered, this, &MainWindow::openKeySheet);
    help->addAction(keys);
}

void MainWindow::addPage(const PageSpec& spec, Page* page)
{
    page->setObjectName(u"page-"_s + spec.id);
    m_pages.insert(spec.id, page);
    m_stack->addWidget(page);
    m_splitters->watch(page);
    page->setSizeClass(m_sizeClass);
    ModeButton* button = m_bar->addMode(spec.id, spec.icon, spec.label, spec.place);
    QAction* go = addGlobal(spec.label, spec.keys, u"go-"_s + spec.id);
    m_goMenu->addAction(go);
    const QString keys = keyName(go->shortcut());
    button->setToolTip(keys.isEmpty() ? page->title() : u"%1 (%2)"_s.arg(page->title(), keys));
    connect(go, &QAction::triggered, this, [this, id = spec.id] { showPage(id); });
    connect(page, &Page::keyHintsChanged, this, &MainWindow::updateHints);
    connect(page, &Page::pageRequested, this, &MainWindow::goTo);
    applySingleKeys(page->actions());
    applySingleKeys({go});
    setBadge(spec.id, m_badges.value(spec.id));
    if (m_pages.size() == 1)
        showPage(spec.id);
}

Page* MainWindow::page(const QString& id) const
{
    return m_pages.value(id);
}

QString MainWindow::currentPage() const
{
    return m_pages.key(qobject_cast<Page*>(m_stack->currentWidget()));
}

void MainWindow::showPage(const QString& id)
{
    Page* wanted = page(id);
    if (wanted == nullptr)
        return;
    m_stack->setCurrentWidget(wanted);
    m_bar->setCurrent(id);
    setWindowTitle(tr("%1 - Remit").arg(wanted->title()));
    updateHints();
    wanted->activated();
    Q_EMIT pageShown(id);
}

void MainWindow::goTo(const QString& id, const QString& argument)
{
    showPage(id);
    Q_EMIT pageRequested(id, argument);
}

void MainWindow::setBadge(const QString& id, int count, ModeButton::BadgeTone tone)
{
    m_badges.insert(id, count); // the page may come later
    if (ModeButton* button = m_bar->button(id))
        button->setBadge(count, tone);
}

void MainWindow::updateHints()
{
    if (const auto* shown = qobject_cast<const Page*>(m_stack->currentWidget()))
        m_strip->setHints(shown->keyHints());
}

void MainWindow::setSingleKeys(SingleKeys keys)
{
    m_singleKeys = keys;
    applySingleKeys(actions());
    for (const Page* page : std::as_const(m_pages))
        applySingleKeys(page->actions());
}

void MainWindow::applySingleKeys(const QList<QAction*>& actions)
{
    // what was taken away stays with the action itself, which may die before the window
    constexpr auto kHeld = "remitHeldKeys";
    for (QAction* action : actions) {
        const QVariant held = action->property(kHeld);
        if (m_singleKeys == SingleKeys::On) {
            if (held.isValid())
                action->setShortcuts(held.value<QList<QKeySequence>>());
            action->setProperty(kHeld, QVariant());
            continue;
        }
        const QList<QKeySequence> all = action->shortcuts();
        QList<QKeySequence> kept;
        std::ranges::copy_if(all, std::back_inserter(kept), [](const QKeySequence& key) { return !isSingleKey(key); });
        if (kept.size() == all.size() || held.isValid())
            continue;
        action->setProperty(kHeld, QVariant::fromValue(all));
        action->setShortcuts(kept);
    }
}

void MainWindow::openKeySheet()
{
    QList<KeyGroup> groups;
    if (const auto* shown = qobject_cast<const Page*>(m_stack->currentWidget()))
        groups = shown->keyGroups();
    groups.append({tr("Everywhere"), hintsOf(actions())});
    auto* sheet = new KeySheet(groups, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::fillPageMenu()
{
    m_pageMenu->clear();
    if (const QWidget* shown = m_stack->currentWidget())
        m_pageMenu->addActions(shown->actions());
}

void MainWindow::movePane(int step)
{
    auto* shown = qobject_cast<Page*>(m_stack->currentWidget());
    QList<QWidget*> panes{m_bar};
    if (shown != nullptr)
        panes.append(shown->panes());
    panes.append(m_strip);
    if (QWidget* pane = nextPane(panes, QApplication::focusWidget(), step))
        focusPane(pane);
}

void MainWindow::toggleMenuBar()
{
    menuBar()->setVisible(menuBar()->isHidden());
    if (!menuBar()->isHidden())
        menuBar()->setFocus(Qt::MenuBarFocusReason);
}

void MainWindow::readOccupancy()
{
    m_backend.occupancy().then(this, [this](const Result<Occupancy>& occupancy) {
        if (!occupancy)
            return; // what is shown stays; the page says what is wrong
        m_strip->setOccupancy(*occupancy);
        setBadge(u"review"_s, occupancy->toReview);
    });
}

void MainWindow::applySizeClass()
{
    const SizeClass now = sizeClassOf(width());
    if (now == m_sizeClass)
        return;
    m_sizeClass = now;
    for (Page* page : std::as_const(m_pages))
        page->setSizeClass(now);
    m_splitters->setSizeClass(now);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    applySizeClass();
}

void MainWindow::restoreGeometryFromSettings()
{
    const QByteArray geometry = m_settings.value(u"window/geometry"_s).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(kUsual);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    QMainWindow::closeEvent(event);
    Q_EMIT closing();
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    m_altAlone = event->key() == Qt::Key_Alt;
    QMainWindow::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Alt && m_altAlone && menuBar()->isHidden())
        toggleMenuBar();
    m_altAlone = false;
    QMainWindow::keyReleaseEvent(event);
}

} // namespace remit
