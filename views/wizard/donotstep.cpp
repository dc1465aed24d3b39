// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/donotstep.h"

#include "models/drafttext.h"
#include "views/widgets/label.h"
#include "views/widgets/sectionheading.h"
#include "views/wizard/entrylist.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QSignalBlocker>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QString meaning(const QString& action, const Contract& contract)
{
    const QStringList& hosts = contract.environment.hosts;
    if (action == u"push")
        return DoNotStep::tr("No remote is reachable.");
    if (action == u"commit")
        return DoNotStep::tr("The harness makes the commits itself.");
    if (action == u"publish")
        return DoNotStep::tr("Package uploads and releases fail.");
    if (action == u"delete-recursively")
        return DoNotStep::tr("A recursive delete outside build folders is denied.");
    return hosts.isEmpty() ? DoNotStep::tr("No host is on the list.")
                           : DoNotStep::tr("%n hosts are on the list: %1", nullptr, static_cast<int>(hosts.size()))
                                 .arg(hosts.join(u", "_s));
}

/// What of the inspections looks after a rule of this kind.
EntryNote ruleNote(const QString& rule)
{
    static const QRegularExpression dependencies(
        u"\\bdependenc|\\bpackages?\\b|\\block ?file"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tests(
        u"\\btests?\\b|\\bassertions?\\b"_s, QRegularExpression::CaseInsensitiveOption);
    if (dependencies.match(rule).hasMatch())
        return {DoNotStep::tr("checked: lockfile and manifest"), IconTone::Ok, {}};
    if (tests.match(rule).hasMatch())
        return {DoNotStep::tr("checked: weakened tests"), IconTone::Ok, {}};
    return {DoNotStep::tr("told only"), IconTone::Text2, {}};
}

} // namespace

DoNotStep::DoNotStep(ContractDraft& draft, QWidget* parent)
    : StepPage(draft, tr("What must the agent not do?"),
          tr("Actions and paths are enforced by the sandbox. Rules are told to the agent and checked where a check "
             "exists."),
          parent)
{
    makeActions();
    makePaths();
    makeRules();
    setFirst(m_paths);
    connect(&draft, &ContractDraft::repositoryChanged, this, &DoNotStep::showPaths);
    connect(&draft, &ContractDraft::changed, this, &DoNotStep::showActions);
    load();
}

void DoNotStep::makeActions()
{
    addSection(tr("Actions"));
    auto* panel = new RowPanel(page());
    panel->setObjectName(u"do_not.actions"_s);
    addAction(panel, u"push"_s, tr("Push"));
    addAction(panel, u"commit"_s, tr("Commit"));
    addAction(panel, u"publish"_s, tr("Publish"));
    addAction(panel, u"delete-recursively"_s, tr("Delete folders"));
    addAction(panel, u"network"_s, tr("Use the network"));
    panel->setFocusProxy(m_actions.constFirst().box);
    column()->addWidget(panel);
}

void DoNotStep::addAction(RowPanel* panel, const QString& id, const QString& name)
{
    QHBoxLayout* row = panel->newRow();
    QWidget* widget = row->parentWidget();
    row->setSpacing(8);
    auto* box = new QCheckBox(name, widget);
    box->setObjectName(u"action-"_s + id);
    box->setFont(TypeScale::current().medium);
    box->setMinimumWidth(TypeScale::current().scaled(184));
    auto* what = new Label({}, TextRole::Small, IconTone::Text2, widget);
    auto* shield = new Glyph(Icon::Shield, IconTone::Ok, widget);
    auto* state = new Label({}, TextRole::Small, IconTone::Ok, widget);
    row->addWidget(box);
    row->addWidget(what, 1);
    row->addWidget(shield);
    row->addWidget(state);
    panel->addRow(widget);
    m_actions.append({id, box, what, shield, state});
    connect(box, &QCheckBox::toggled, this, [this, id](bool on) {
        draft().edit([&](Contract& contract) {
            QStringList chosen = contract.doNot.actions;
            chosen.removeAll(id);
            if (on)
                chosen.append(id);
            contract.doNot.actions.clear();
            for (const QString& known : knownActions())
                if (chosen.contains(known))
                    contract.doNot.actions.append(known);
        });
    });
}

void DoNotStep::makePaths()
{
    m_pathsHeading = addSection(tr("Protected paths"), tr("mounted read-only"));
    m_paths = new EntryList(tr("Add a path, for example .github/**"), TextRole::Code, page());
    m_paths->setObjectName(u"do_not.paths"_s);
    m_paths->setAccessibleNoun(tr("Protected paths"));
    m_paths->setEntryIcon(Icon::Lock);
    m_paths->setProblem([](const QString& text) { return problemWithEntry(u"do_not.paths"_s, text); });
    m_paths->setJudge([this](const QString& glob) -> EntryNote {
        const int count = draft().matchCount(glob);
        if (count < 0)
            return {};
        if (count == 0)
            return {tr("matches nothing in this repository"), IconTone::Bad, Icon::Error};
        return {tr("%n files", nullptr, count), IconTone::Text2, {}};
    });
    column()->addWidget(m_paths);
    connect(m_paths, &EntryList::entriesChanged, this, [this](const QStringList& globs) {
        draft().edit([&](Contract& contract) { contract.doNot.paths = globs; });
        showPaths();
    });
}

void DoNotStep::makeRules()
{
    addSection(tr("Rules"), tr("told to the agent"));
    m_rules = new EntryList(tr("Add a rule"), TextRole::Base, page());
    m_rules->setObjectName(u"do_not.rules"_s);
    m_rules->setAccessibleNoun(tr("Rules"));
    m_rules->setProblem([](const QString& text) { return problemWithEntry(u"do_not.rules"_s, text); });
    m_rules->setJudge(ruleNote);
    column()->addWidget(m_rules);
    connect(m_rules, &EntryList::entriesChanged, this,
        [this](const QStringList& rules) { draft().edit([&](Contract& contract) { contract.doNot.rules = rules; }); });
}

void DoNotStep::showActions()
{
    const Contract& contract = draft().contract();
    for (const ActionRow& row : std::as_const(m_actions)) {
        const bool isAlways = row.id == u"push";
        const bool isOn = isAlways || contract.doNot.actions.contains(row.id);
        const QSignalBlocker quiet(row.box);
        row.box->setChecked(isOn);
        row.box->setEnabled(!isAlways || !contract.doNot.actions.contains(row.id));
        row.what->setText(meaning(row.id, contract));
        row.shield->setVisible(isOn);
        row.state->setText(isAlways ? tr("always on") : isOn ? tr("enforced") : tr("allowed"));
        row.state->setTone(isOn ? IconTone::Ok : IconTone::Text3);
        row.box->setAccessibleDescription(row.what->text() + u' ' + row.state->text());
    }
}

void DoNotStep::showPaths()
{
    m_paths->refreshNotes();
    const QStringList& globs = draft().contract().doNot.paths;
    const int count = draft().matchCount(globs);
    m_pathsHeading->setNote(count < 0 || globs.isEmpty() ? tr("mounted read-only")
                                                         : tr("mounted read-only, %n files match", nullptr, count));
}

void DoNotStep::load()
{
    const Contract& contract = draft().contract();
    m_paths->setEntries(contract.doNot.paths);
    m_rules->setEntries(contract.doNot.rules);
    showActions();
    showPaths();
}

} // namespace remit
