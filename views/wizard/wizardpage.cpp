// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/wizardpage.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace remit {

WizardPage::WizardPage(Backend& backend, QWidget* parent)
    : Page(parent)
    , m_backend(backend)
    , m_steps(new QStackedWidget(this))
{
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_steps);
    for (int step = 0; step < kSteps; ++step)
        m_steps->addWidget(new QWidget(m_steps));
}

WizardPage::~WizardPage() = default;

void WizardPage::startFromFile(const QString&) { }

void WizardPage::startFromRun(const QString& runId)
{
    (void)m_backend.contract(runId);
}

void WizardPage::showStep(int step)
{
    m_steps->setCurrentIndex(step);
}

void WizardPage::setDraftFile(const QString& path)
{
    m_draftFile = path;
}

} // namespace remit
