// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/preflightstep.h"

#include "views/widgets/button.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/label.h"
#include "views/widgets/sectionheading.h"
#include "views/widgets/statuslook.h"
#include "views/widgets/statuspill.h"
#include "views/wizard/consentpanel.h"
#include "views/wizard/racepanel.h"
#include "views/wizard/rowpanel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

int countOf(const QList<PreflightFinding>& findings, Severity severity)
{
    return static_cast<int>(std::ranges::count(findings, severity, &PreflightFinding::severity));
}

QString answerName(const QString& name)
{
    static const QHash<QString, const char*> names{{u"task"_s, QT_TRANSLATE_NOOP("remit::PreflightStep", "Task")},
        {u"boundary"_s, QT_TRANSLATE_NOOP("remit::PreflightStep", "Boundary")},
        {u"environment"_s, QT_TRANSLATE_NOOP("remit::PreflightStep", "Environment")},
        {u"verification"_s, QT_TRANSLATE_NOOP("remit::PreflightStep", "Verification")},
        {u"artifact"_s, QT_TRANSLATE_NOOP("remit::PreflightStep", "Artifact")},
        {u"hear"_s, QT_TRANSLATE_NOOP("remit::PreflightStep", "How will I hear of it?")},
        {u"kill"_s, QT_TRANSLATE_NOOP("remit::PreflightStep", "What kills it?")},
        {u"end"_s, QT_TRANSLATE_NOOP("remit::PreflightStep", "What happens at its end?")}};
    const char* known = names.value(name, nullptr);
    return known == nullptr ? name : PreflightStep::tr(known);
}

} // namespace

PreflightStep::PreflightStep(ContractDraft& draft, QWidget* parent)
    : StepPage(draft, {}, {}, parent)
    , m_errors(new StatusPill(page()))
    , m_warnings(new StatusPill(page()))
    , m_box(addConsent())
    , m_findingsHeading(addSection(tr("Findings")))
    , m_findings(new RowPanel(page()))
    , m_parts(new RowPanel(page()))
    , m_questions(new RowPanel(page()))
{
    m_findings->setObjectName(u"findings"_s);
    m_parts->setObjectName(u"fiveParts"_s);
    m_questions->setObjectName(u"threeQuestions"_s);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    column()->removeWidget(m_findingsHeading);
    m_findingsHeading->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    row->addWidget(m_findingsHeading);
    row->addWidget(m_errors);
    row->addWidget(m_warnings);
    row->addStretch(1);
    column()->addLayout(row);
    column()->addWidget(m_findings);
    addSection(tr("Who does it"));
    column()->addWidget(new RacePanel(draft, page()));
    addSection(tr("The five parts"));
    column()->addWidget(m_parts);
    addSection(tr("The three questions"));
    column()->addWidget(m_questions);
    connect(&draft, &ContractDraft::judged, this, &PreflightStep::load);
    connect(&draft, &ContractDraft::boxChanged, this, &PreflightStep::showBox);
    connect(m_box, &ConsentPanel::typed, &draft, &ContractDraft::setConsent);
    showBox();
    for (const auto changed : {&ContractDraft::repositoryChanged, &ContractDraft::startChanged})
        connect(&draft, changed, this, [this] {
            showFindings();
            showHeading();
        });
    load();
}

ConsentPanel* PreflightStep::addConsent()
{
    auto* panel = new ConsentPanel(page());
    column()->addWidget(panel);
    return panel;
}

QWidget* PreflightStep::makeFinding(const PreflightFinding& finding)
{
    const StatusLook look = lookOf(finding.severity);
    QHBoxLayout* row = m_findings->newRow();
    QWidget* widget = row->parentWidget();
    widget->setObjectName(u"finding-"_s + finding.id);
    widget->setAccessibleName(u"%1. %2 %3"_s.arg(finding.title, finding.why, finding.mend));
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* title = new Label(finding.title, TextRole::Medium, IconTone::Text1, widget);
    auto* why = new Label(u"%1 %2"_s.arg(finding.why, finding.mend), TextRole::Small, IconTone::Text2, widget);
    title->setWordWrap(true);
    why->setWordWrap(true);
    words->addWidget(title);
    words->addWidget(why);
    row->addWidget(new Glyph(look.icon, iconTone(look.tone), widget), 0, Qt::AlignTop);
    row->addLayout(words, 1);
    for (const FindingMend& way : mendsFor(finding, draft().contract(), draft().context())) {
        auto* button = new Button(way.text, Button::Kind::Normal, widget);
        button->setObjectName(u"mend"_s);
        button->setSize(Button::Size::Small);
        button->setAccessibleName(u"%1: %2"_s.arg(way.text, finding.title));
        row->addWidget(button, 0, Qt::AlignTop);
        connect(button, &Button::clicked, this, [this, way, finding] { mend(way, finding); });
    }
    return widget;
}

void PreflightStep::mend(const FindingMend& mend, const PreflightFinding& finding)
{
    if (mend.beginsInstructions)
        Q_EMIT instructionsWanted();
    else if (mend.change) {
        draft().edit(mend.change);
        draft().judgeNow();
    } else {
        Q_EMIT fieldWanted(finding.key, finding.value);
    }
}

void PreflightStep::showFindings()
{
    const QList<PreflightFinding>& findings = draft().preflight().findings;
    const int errors = countOf(findings, Severity::Error);
    const int warnings = countOf(findings, Severity::Warning);
    m_errors->setVisible(errors > 0);
    m_errors->setLook(lookOf(Severity::Error), tr("%n errors", nullptr, errors));
    m_warnings->setVisible(warnings > 0);
    m_warnings->setLook(lookOf(Severity::Warning), tr("%n warnings", nullptr, warnings));
    const QString problem = draft().startProblem();
    if (m_hasShown && m_shown == findings && m_problem == problem)
        return; // keeps the focus where it is
    const bool hadFocus = m_findings->isAncestorOf(focusWidget()) && isVisible();
    m_shown = findings;
    m_problem = problem;
    m_hasShown = true;
    m_findings->clearRows();
    for (const PreflightFinding& finding : findings)
        m_findings->addRow(makeFinding(finding));
    if (findings.isEmpty()) {
        QHBoxLayout* row = m_findings->newRow();
        row->setSpacing(8);
        const bool ready = problem.isEmpty();
        row->addWidget(
            new Glyph(ready ? Icon::Ok : Icon::Info, ready ? IconTone::Ok : IconTone::Text2, row->parentWidget()));
        row->addWidget(new Label(ready ? tr("Nothing stands against it.") : problem, TextRole::Base, IconTone::Text1,
                           row->parentWidget()),
            1);
        m_findings->addRow(row->parentWidget());
    }
    m_findings->updateGeometry();
    Button* next = nullptr;
    for (Button* button : m_findings->findChildren<Button*>(u"mend"_s))
        if (next == nullptr && !button->parentWidget()->isHidden())
            next = button;
    setFirst(next);
    if (hadFocus && next != nullptr)
        next->setFocus(Qt::OtherFocusReason);
}

void PreflightStep::showHeading()
{
    const int errors = countOf(draft().preflight().findings, Severity::Error);
    const int warnings = countOf(draft().preflight().findings, Severity::Warning);
    const QString problem = draft().startProblem();
    if (errors > 0)
        setHeading(tr("%n errors to fix before it can start", nullptr, errors),
            tr("Errors stop a start. Warnings do not, but they are kept with the run."));
    else if (!problem.isEmpty())
        setHeading(tr("It cannot start yet"), problem);
    else if (warnings > 0)
        setHeading(tr("Ready to start, with %n warnings", nullptr, warnings),
            tr("Warnings do not stop a start, but they are kept with the run."));
    else
        setHeading(
            tr("Ready to start"), tr("Nothing stands against it. At the right is exactly what the agent reads."));
}

void PreflightStep::showBox()
{
    const auto& box = draft().box();
    const bool isMissing = box && !box->isBoxed();
    m_box->setVisible(isMissing);
    if (isMissing)
        m_box->setStanding(*box);
}

void PreflightStep::showAnswers(RowPanel* panel, const QList<PreflightAnswer>& answers)
{
    panel->clearRows();
    for (const PreflightAnswer& answer : answers) {
        QHBoxLayout* row = panel->newRow();
        QWidget* widget = row->parentWidget();
        widget->setMinimumHeight(TypeScale::rowHeight(31, TypeScale::current().base));
        row->setContentsMargins(12, 4, 12, 4);
        row->setSpacing(8);
        row->addWidget(
            new Glyph(answer.ok ? Icon::Check : Icon::Cross, answer.ok ? IconTone::Ok : IconTone::Bad, widget));
        auto* name = new Label(answerName(answer.name), TextRole::Base, IconTone::Text1, widget);
        name->setMinimumWidth(TypeScale::current().scaled(178));
        row->addWidget(name);
        auto* words = new Label(answer.answer, TextRole::Small, IconTone::Text2, widget);
        words->setWordWrap(true);
        row->addWidget(words, 1);
        widget->setObjectName(u"answer-"_s + answer.name);
        widget->setAccessibleName(answer.ok ? u"%1 %2"_s.arg(name->text(), answer.answer)
                                            : tr("%1 missing: %2").arg(name->text(), answer.answer));
        panel->addRow(widget);
    }
    panel->updateGeometry();
}

void PreflightStep::load()
{
    showFindings();
    showHeading();
    showAnswers(m_parts, draft().preflight().parts);
    showAnswers(m_questions, draft().preflight().questions);
}

} // namespace remit
