// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/enginebackend.h"
#include "app/desktop/openrequest.h"
#include "views/shell/mainwindow.h"

#include <QObject>
#include <QPointer>
#include <QSettings>

#include <memory>

QT_BEGIN_NAMESPACE
class QMessageBox;
QT_END_NAMESPACE

namespace remit {

class Endings;
class Notifications;
class RemitStyle;
class ReviewPage;
class RunningPage;
class SettingsDesk;
class Tray;
class TrayDesk;
class TrayHost;
class WizardPage;

/** The composition root of the desktop: makes everything, wires it, owns it. */
class Application : public QObject {
    Q_OBJECT

public:
    /** The style outlives it. */
    Application(Paths paths, QString remitctl, RemitStyle& style, QObject* parent = nullptr);
    ~Application() override;

    void open(const OpenRequest& request);
    [[nodiscard]] MainWindow& window() { return *m_window; }

Q_SIGNALS:
    /** A run that was going when it was last seen has ended and awaits a person; the desktop is told at the same time.
     */
    void runEnded(const remit::RunRow& row);

private:
    void addPages(RemitStyle& style);
    void makeTray();
    void makeNotifications();
    void askStopEverything();
    void watchEndings();
    void windowClosed();
    void showRun(const QString& runId);
    void takeScreenshot(const OpenRequest& request);

    std::unique_ptr<QSettings> m_state;
    std::unique_ptr<EngineBackend> m_backend;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<SettingsDesk> m_settingsDesk;
    std::unique_ptr<Tray> m_tray;
    std::unique_ptr<TrayDesk> m_trayDesk;
    std::unique_ptr<TrayHost> m_trayHost;
    std::unique_ptr<Notifications> m_notifications;
    std::unique_ptr<Endings> m_endings;
    QPointer<QMessageBox> m_stopBox; ///< while it asks
    ReviewPage* m_review = nullptr;
    RunningPage* m_running = nullptr;
    WizardPage* m_wizard = nullptr;
};

} // namespace remit
