// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"
#include "views/shell/page.h"

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace remit {

/** A contract in six steps, from the task to the preflight, and its start. */
class WizardPage : public Page {
    Q_OBJECT

public:
    static constexpr int kSteps = 6;

    /** The backend outlives the page. */
    explicit WizardPage(Backend& backend, QWidget* parent = nullptr);
    ~WizardPage() override;

    [[nodiscard]] QString title() const override { return tr("New run"); }

    /** Replaces what is in the steps by the contract in the file. */
    void startFromFile(const QString& contractFile);
    /** Replaces what is in the steps by the contract and repository of an earlier run. */
    void startFromRun(const QString& runId);
    void showStep(int step); ///< 0 to 5
    /** The draft is read from there now and kept there from now on. */
    void setDraftFile(const QString& path);

Q_SIGNALS:
    void launched(const QString& runId);

private:
    Backend& m_backend;
    QStackedWidget* m_steps;
    QString m_draftFile;
};

} // namespace remit
