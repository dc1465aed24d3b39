// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/contractdraft.h"
#include "models/findingmends.h"
#include "views/shell/page.h"

#include <QTimer>

#include <array>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace remit {

class ContractPanel;
class ErrorBanner;
class StartFrom;
class StepColumn;
class StepPage;
class WizardFoot;
class WizardHead;

/** A contract in six steps, from the task to the preflight, and its start. */
class WizardPage : public Page {
    Q_OBJECT

public:
    /** The backend outlives the page. */
    explicit WizardPage(Backend& backend, QWidget* parent = nullptr);
    ~WizardPage() override;

    [[nodiscard]] QString title() const override { return tr("New run"); }
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    [[nodiscard]] QList<QWidget*> panes() override;
    void activated() override;
    void setSizeClass(SizeClass size) override;

    /** Replaces what is in the steps by the contract in the file. */
    void startFromFile(const QString& contractFile);
    /** Replaces what is in the steps by the contract and repository of an earlier run. */
    void startFromRun(const QString& runId);
    void showStep(int step); ///< 0 to 5
    /** The draft is read from there now and kept there from now on. */
    void setDraftFile(const QString& path);
    [[nodiscard]] const ContractDraft& draft() const { return m_draft; }

Q_SIGNALS:
    void launched(const QString& runId);

private:
    void makeSteps();
    void makeActions();
    void connectParts();
    void connectStartFrom();
    void addKey(const QString& text, const QList<QKeySequence>& keys, const std::function<void()>& act);
    void next();
    void back();
    void start();
    void refresh();
    void showHead();
    void showFoot();
    void showStates();
    void showFacts();
    void showField(const QString& key, const QString& value);
    void loadSteps();
    void saveDraft();
    void announceDraft();
    void askTemplate();
    void beginInstructions();
    void clear();
    [[nodiscard]] WizardStep step() const;

    Backend& m_backend;
    ContractDraft m_draft;
    StartFrom* m_startFrom;
    WizardHead* m_head;
    ErrorBanner* m_banner;
    StepColumn* m_column;
    QStackedWidget* m_stack;
    ContractPanel* m_panel;
    WizardFoot* m_foot;
    std::array<StepPage*, kWizardSteps> m_steps{};
    std::array<bool, kWizardSteps> m_visited{};
    QString m_draftFile;
    QTimer m_saveLater;
    SizeClass m_size = SizeClass::Normal;
    bool m_loading = false;
};

} // namespace remit
