// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/application.h"

#include "app/desktop/endings.h"
#include "app/desktop/notifications.h"
#include "app/desktop/settingsdesk.h"
#include "app/desktop/tray.h"
#include "app/desktop/traydesk.h"
#include "app/desktop/trayhost.h"
#include "views/review/reviewpage.h"
#include "views/running/runningpage.h"
#include "views/settings/settingspage.h"
#include "views/wizard/wizardpage.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QMessageBox>
#include <QPushButton>

namespace remit {

namespace {

qint64 utcNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

Application::Application(Paths paths, QString remitctl, RemitStyle& style, QObject* parent)
    : QObject(parent)
{
    QDir().mkpath(paths.config());
    m_state = std::make_unique<QSettings>(paths.config() + QStringLiteral("/window.ini"), QSettings::IniFormat);
    m_backend = std::make_unique<EngineBackend>(std::move(paths), std::move(remitctl));
    m_window = std::make_unique<MainWindow>(*m_backend, *m_state);
    m_window->setObjectName(QStringLiteral("mainWindow"));
    addPages(style);
    makeTray();
    makeNotifications();
    watchEndings();
    connect(m_window.get(), &MainWindow::pageRequested, this, [this](const QString& id, const QString& argument) {
        m_window->showPage(id);
        if (id == u"review" && !argument.isEmpty())
            showRun(argument);
        if (id == u"newrun" && !argument.isEmpty())
            m_wizard->startFromRun(argument);
    });
    connect(m_window.get(), &MainWindow::quitRequested, qApp, &QApplication::quit);
    // once the window is hidden: quitting closes windows too
    connect(m_window.get(), &MainWindow::closing, this, &Application::windowClosed, Qt::QueuedConnection);
    m_backend->start();
}

Application::~Application() = default;

void Application::addPages(RemitStyle& style)
{
    m_review = new ReviewPage(*m_backend);
    m_window->addPage({QStringLiteral("review"), Icon::Review, tr("Review"), ModeBar::Place::Top,
                          {QKeySequence(QStringLiteral("G, R"))}},
        m_review);
    m_running = new RunningPage(*m_backend, utcNow);
    m_window->addPage({QStringLiteral("running"), Icon::Running, tr("Running"), ModeBar::Place::Top,
                          {QKeySequence(QStringLiteral("G, U"))}},
        m_running);
    m_wizard = new WizardPage(*m_backend);
    m_wizard->setDraftFile(m_backend->paths().config() + QStringLiteral("/draft.toml"));
    m_window->addPage({QStringLiteral("newrun"), Icon::NewRun, tr("New run"), ModeBar::Place::Top,
                          {QKeySequence(QStringLiteral("Ctrl+N"))}},
        m_wizard);
    auto* settings = new SettingsPage;
    m_window->addPage({QStringLiteral("settings"), Icon::Settings, tr("Settings"), ModeBar::Place::Bottom,
                          {QKeySequence(QStringLiteral("Ctrl+,"))}},
        settings);
    m_settingsDesk = std::make_unique<SettingsDesk>(*m_backend, *m_state, style, *m_window, *settings);
    connect(m_wizard, &WizardPage::launched, this, [this] { m_window->showPage(QStringLiteral("running")); });
}

void Application::makeTray()
{
    m_tray = std::make_unique<Tray>();
    connect(m_tray.get(), &Tray::activated, this, [this] { open({}); });
    const TrayMenu* menu = m_tray->menu();
    connect(menu, &TrayMenu::openRequested, this, [this] { open({}); });
    connect(menu, &TrayMenu::pageRequested, this, [this](const QString& page) {
        open({});
        m_window->showPage(page);
    });
    connect(menu, &TrayMenu::runRequested, this, [this](const QString& run) { open({.run = run}); });
    connect(menu, &TrayMenu::stopEverythingRequested, this, &Application::askStopEverything);
    connect(menu, &TrayMenu::quitRequested, qApp, &QApplication::quit);
    m_trayDesk = std::make_unique<TrayDesk>(m_running->model(), *m_review, *m_tray);
    m_trayHost = std::make_unique<TrayHost>();
}

void Application::makeNotifications()
{
    m_notifications = std::make_unique<Notifications>(utcNow);
    connect(
        m_notifications.get(), &Notifications::runRequested, this, [this](const QString& run) { open({.run = run}); });
    connect(m_notifications.get(), &Notifications::reviewRequested, this, [this] {
        open({});
        m_window->showPage(QStringLiteral("review"));
    });
    connect(m_notifications.get(), &Notifications::deferRequested, this, [this](const QString& run) {
        (void)m_backend->defer(run, QDateTime::currentDateTime().addDays(1).toMSecsSinceEpoch());
    });
    connect(m_notifications.get(), &Notifications::terminalRequested, this,
        [this](const QString& run) { m_backend->openTerminal(run); });
}

void Application::askStopEverything()
{
    if (m_stopBox) {
        m_stopBox->raise();
        m_stopBox->activateWindow();
        return;
    }
    m_backend->occupancy().then(this, [this](const Result<Occupancy>& occupancy) {
        const int going = occupancy ? occupancy->slotsUsed + occupancy->queued : 0;
        if (going == 0 || m_stopBox)
            return;
        auto* box = new QMessageBox(QMessageBox::Question, tr("Stop everything"), tr("Stop %n run(s)?", nullptr, going),
            QMessageBox::Cancel, m_window.get());
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setInformativeText(tr("Their work is kept and goes to review."));
        QPushButton* stop = box->addButton(tr("Stop %n run(s)", nullptr, going), QMessageBox::AcceptRole);
        connect(stop, &QPushButton::clicked, this, [this] { (void)m_backend->stopAll(); });
        box->setDefaultButton(QMessageBox::Cancel);
        m_stopBox = box;
        box->open();
    });
}

void Application::watchEndings()
{
    m_endings = std::make_unique<Endings>(*m_backend);
    connect(m_backend.get(), &EngineBackend::caughtUp, m_endings.get(), &Endings::look);
    connect(m_endings.get(), &Endings::ended, this, [this](const EndedRun& run) {
        m_notifications->runEnded(run);
        Q_EMIT runEnded(run.row);
    });
}

/** Where nothing shows a tray, a closed window would leave no way to it: Remit quits. Runs need no desktop. */
void Application::windowClosed()
{
    if (!m_trayHost->isThere())
        qApp->quit();
}

void Application::showRun(const QString& runId)
{
    m_window->showPage(QStringLiteral("review"));
    m_review->openRun(runId);
}

void Application::open(const OpenRequest& request)
{
    if (request.size.isValid())
        m_window->resize(request.size);
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    if (request.screenshot.isEmpty()) {
        m_window->raise();
        m_window->activateWindow();
    }
    if (!request.run.isEmpty())
        showRun(request.run);
    if (request.newRun || !request.contract.isEmpty()) {
        m_window->showPage(QStringLiteral("newrun"));
        if (!request.contract.isEmpty())
            m_wizard->startFromFile(request.contract);
    }
    if (!request.screenshot.isEmpty())
        takeScreenshot(request);
}

void Application::takeScreenshot(const OpenRequest& request)
{
    const QString page = request.page.section(u'/', 0, 0);
    const QString tab = request.page.section(u'/', 1);
    QWidget* pictured = m_window.get();
    if (page == u"tray")
        pictured = m_tray->menu();
    else if (!page.isEmpty())
        m_window->showPage(page);
    if (page == u"review" && !tab.isEmpty())
        m_review->showTab(ReviewPage::Tab(tab.toInt()));
    if (page == u"newrun" && !tab.isEmpty())
        m_wizard->showStep(tab.toInt());
    // Pages load in the background; the picture is taken when the window has stopped changing for a while, or when it
    // evidently never will, as where a clock goes on. A blinking cursor is no change.
    QApplication::setCursorFlashTime(0);
    auto* settle = new QTimer(this);
    auto last = std::make_shared<QImage>();
    auto same = std::make_shared<int>(0);
    auto looks = std::make_shared<int>(0);
    connect(settle, &QTimer::timeout, this, [pictured, settle, last, same, looks, file = request.screenshot] {
        pictured->ensurePolished();
        if (!pictured->isVisible())
            pictured->resize(pictured->sizeHint());
        const QImage now = pictured->grab().toImage();
        *same = now == *last ? *same + 1 : 0;
        *last = now;
        if (*same < 5 && ++*looks < 75)
            return;
        settle->stop();
        QDir().mkpath(QFileInfo(file).absolutePath());
        const bool saved = now.save(file, "PNG");
        if (!saved)
            qCritical("remit: %s cannot be written", qPrintable(file));
        QCoreApplication::exit(saved ? 0 : 1);
    });
    settle->start(200);
}

} // namespace remit
