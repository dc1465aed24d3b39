// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/findingmends.h"
#include "views/wizard/steppage.h"

QT_BEGIN_NAMESPACE
class QHBoxLayout;
QT_END_NAMESPACE

namespace remit {

class ConsentPanel;
class StatusPill;

/** What stands against a start, each with the button that mends it; then the five parts and the three questions. */
class PreflightStep : public StepPage {
    Q_OBJECT

public:
    PreflightStep(ContractDraft& draft, QWidget* parent);

    void load() override;

Q_SIGNALS:
    void fieldWanted(const QString& key, const QString& value);
    void instructionsWanted();

private:
    [[nodiscard]] ConsentPanel* addConsent();
    [[nodiscard]] QWidget* makeFinding(const PreflightFinding& finding);
    void mend(const FindingMend& mend, const PreflightFinding& finding);
    void showFindings();
    void showHeading();
    void showBox();
    static void showAnswers(RowPanel* panel, const QList<PreflightAnswer>& answers);

    StatusPill* m_errors;
    StatusPill* m_warnings;
    ConsentPanel* m_box;
    SectionHeading* m_findingsHeading;
    RowPanel* m_findings;
    RowPanel* m_parts;
    RowPanel* m_questions;
    QList<PreflightFinding> m_shown;
    QString m_problem; ///< shown where no finding is
    bool m_hasShown = false;
};

} // namespace remit
