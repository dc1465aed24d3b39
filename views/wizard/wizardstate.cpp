// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the page says of the draft: head, foot, states of the steps, figures.
#include "models/drafttext.h"
#include "models/formats.h"
#include "views/wizard/contractpanel.h"
#include "views/wizard/stepcolumn.h"
#include "views/wizard/wizardhead.h"
#include "views/wizard/wizardpage.h"

#include <QStackedWidget>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

void WizardPage::refresh()
{
    m_panel->setContract(QString::fromUtf8(writeContract(m_draft.contract())));
    m_panel->setBrief(m_draft.brief());
    showHead();
    showStates();
    showFacts();
    showFoot();
}

void WizardPage::showHead()
{
    const QString title = m_draft.contract().title.simplified();
    const auto& repository = m_draft.repository();
    if (!repository) {
        m_head->setWords(title);
        return;
    }
    const QString branch = m_draft.base().isEmpty() ? repository->facts.headBranch : m_draft.base();
    const QString commit = repository->base.left(7);
    const QString base = branch.isEmpty() || branch == commit ? commit : u"%1@%2"_s.arg(branch, commit);
    m_head->setWords(title.isEmpty() ? tr("In %1 at %2").arg(repository->facts.name, base)
                                     : tr("%1, in %2 at %3").arg(title, repository->facts.name, base));
}

void WizardPage::showStates()
{
    const QList<PreflightFinding>& findings = m_draft.preflight().findings;
    for (int i = 0; i < kWizardSteps; ++i) {
        const auto place = static_cast<WizardStep>(i);
        const bool isLast = place == WizardStep::Preflight;
        const bool isWrong = !isLast && std::ranges::any_of(findings, [place](const PreflightFinding& finding) {
            return finding.severity == Severity::Error && stepOfKey(finding.key) == place;
        });
        const bool hasRepository = place != WizardStep::Task || m_draft.repository().has_value();
        const bool isKnown = m_visited.at(static_cast<size_t>(i));
        const bool isValid = isLast ? m_draft.startProblem().isEmpty() : !isWrong && hasRepository;
        m_column->setState(place,
            !isKnown      ? StepColumn::State::Open
                : isWrong ? StepColumn::State::Wrong
                : isValid ? StepColumn::State::Valid
                          : StepColumn::State::Open);
    }
}

void WizardPage::showFacts()
{
    const Contract& contract = m_draft.contract();
    const Limits limits = effectiveLimits(contract);
    QList<std::pair<QString, QString>> facts;
    if (!m_draft.origin().isEmpty())
        facts.append({tr("From"), m_draft.origin()});
    facts.append({tr("Tier"), toText(contract.tier)});
    facts.append({tr("Costs at most"), format::exactCost(limits.costMicroUsd)});
    facts.append({tr("Takes at most"), format::duration(limits.wallClock->count())});
    m_column->setFacts(facts);
}

void WizardPage::showFoot()
{
    const QString problem = m_draft.startProblem();
    m_foot->setPlace(m_stack->currentIndex(), kWizardSteps, problem);
    const QList<PreflightFinding>& findings = m_draft.preflight().findings;
    const auto place = step();
    if (place == WizardStep::Preflight) {
        if (problem.isEmpty())
            m_foot->setWords(m_draft.isRacing()
                    ? tr("%n runs start as slots are free.", nullptr, int(m_draft.racers().size()))
                    : tr("It starts as soon as a slot is free."));
        else if (m_draft.isStarting() || !m_draft.preflight().hasErrors())
            m_foot->setWords(problem);
        else
            m_foot->setError(problem);
        return;
    }
    const auto here = std::ranges::find_if(findings, [place](const PreflightFinding& finding) {
        return finding.severity == Severity::Error && stepOfKey(finding.key) == place;
    });
    if (here != findings.end() && m_visited.at(static_cast<size_t>(place)) && !here->value.isEmpty()) {
        m_foot->setError(tr("%1. %2").arg(here->title, here->mend));
        return;
    }
    const Limits limits = effectiveLimits(m_draft.contract());
    m_foot->setWords(tr("At most %1 and %2. Whichever limit comes first ends the run.")
            .arg(format::exactCost(limits.costMicroUsd), format::duration(limits.wallClock->count())));
}

} // namespace remit
