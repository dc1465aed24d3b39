// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/taskstep.h"

#include "models/drafttext.h"
#include "models/formats.h"
#include "views/widgets/button.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/label.h"
#include "views/widgets/sectionheading.h"
#include "views/wizard/entrylist.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTreeView>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTreeHeight = 240;

QString shortPath(const QString& path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + u'/') ? u"~"_s + path.mid(home.size()) : path;
}

} // namespace

TaskStep::TaskStep(ContractDraft& draft, const QStringList& recent, QWidget* parent)
    : StepPage(draft, tr("What is the task?"),
          tr("The agent works on a copy of the base. Everything outside the scope stands out in the review."), parent)
{
    makeRepository(recent);
    makeTask();
    makeScope();
    setFirst(recent.isEmpty() ? static_cast<QWidget*>(m_repository) : m_title);
    connect(&draft, &ContractDraft::repositoryChanged, this, &TaskStep::showRepository);
    load();
}

void TaskStep::makeRepository(const QStringList& recent)
{
    addSection(tr("Repository"));
    auto* panel = new RowPanel(page());
    m_repository = new QComboBox(panel);
    m_repository->setObjectName(u"repository"_s);
    m_repository->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_repository->setPlaceholderText(tr("Choose a repository"));
    for (const QString& path : recent)
        m_repository->addItem(shortPath(path), path);
    m_repository->setCurrentIndex(-1);
    auto* folder = new Button(tr("Folder…"), Button::Kind::Normal, panel);
    folder->setObjectName(u"chooseFolder"_s);
    folder->setGlyph(Icon::Folder);
    QWidget* row = panel->addField(tr("Folder"), m_repository);
    row->layout()->addWidget(folder);
    m_base = new QComboBox(panel);
    m_base->setObjectName(u"base"_s);
    m_base->setEditable(true);
    m_base->setInsertPolicy(QComboBox::NoInsert);
    m_base->lineEdit()->setPlaceholderText(tr("HEAD"));
    m_base->setMinimumWidth(200);
    m_facts = new ElidedLabel({}, TextRole::Small, IconTone::Text2, panel);
    m_facts->setObjectName(u"repositoryFacts"_s);
    panel->addField(tr("Base"), m_base, m_facts);
    QHBoxLayout* note = panel->newRow();
    m_instructions = note->parentWidget();
    m_instructions->setObjectName(u"noInstructions"_s);
    note->setSpacing(8);
    note->addWidget(new Glyph(Icon::Info, IconTone::Run, m_instructions));
    auto* words
        = new Label(tr("This repository has no AGENTS.md or CLAUDE.md. Each run finds out anew how to build and test."),
            TextRole::Small, IconTone::Text2, m_instructions);
    words->setWordWrap(true);
    note->addWidget(words, 1);
    auto* begin = new Button(tr("Begin AGENTS.md"), Button::Kind::Normal, m_instructions);
    begin->setObjectName(u"beginInstructions"_s);
    begin->setSize(Button::Size::Small);
    note->addWidget(begin);
    panel->addRow(m_instructions);
    m_instructions->hide();
    column()->addWidget(panel);
    connect(m_repository, &QComboBox::activated, this,
        [this](int index) { takeRepository(m_repository->itemData(index).toString()); });
    connect(folder, &Button::clicked, this, &TaskStep::chooseFolder);
    connect(begin, &Button::clicked, this, &TaskStep::instructionsWanted);
    const auto takeBase = [this] { draft().setBase(m_base->currentText().trimmed()); };
    connect(m_base, &QComboBox::activated, this, takeBase);
    connect(m_base->lineEdit(), &QLineEdit::editingFinished, this, takeBase);
}

void TaskStep::makeTask()
{
    addSection(tr("Task"), tr("the agent reads it as it stands"));
    m_title = new QLineEdit(page());
    m_title->setObjectName(u"title"_s);
    m_title->setPlaceholderText(tr("Title in a few words"));
    m_title->setAccessibleName(tr("Title"));
    m_title->setMaxLength(200);
    m_task = new QPlainTextEdit(page());
    m_task->setObjectName(u"task"_s);
    m_task->setAccessibleName(tr("Task"));
    m_task->setTabChangesFocus(true);
    m_task->setPlaceholderText(
        tr("What is to be done, and what is different when it is done. Name files, functions, values."));
    m_task->setFixedHeight(TypeScale::current().scaled(116));
    column()->addWidget(m_title);
    column()->addWidget(m_task);
    connect(m_title, &QLineEdit::textEdited, this,
        [this](const QString& text) { draft().edit([&](Contract& contract) { contract.title = text; }); });
    connect(m_task, &QPlainTextEdit::textChanged, this,
        [this] { draft().edit([this](Contract& contract) { contract.task = m_task->toPlainText(); }); });
}

void TaskStep::makeScope()
{
    m_scopeHeading = addSection(tr("Scope"));
    m_scope = new EntryList(tr("Add a path, for example src/orders/**"), TextRole::Code, page());
    m_scope->setObjectName(u"scope.paths"_s);
    m_scope->setAccessibleNoun(tr("Scope"));
    m_scope->setEntryIcon(Icon::Edit);
    m_scope->setProblem([](const QString& text) { return problemWithEntry(u"scope.paths"_s, text); });
    m_scope->setJudge([this](const QString& glob) -> EntryNote {
        const int count = draft().matchCount(glob);
        if (count < 0)
            return {};
        if (count == 0)
            return {tr("matches nothing in this repository"), IconTone::Bad, Icon::Error};
        return {tr("%n files", nullptr, count), IconTone::Text2, {}};
    });
    column()->addWidget(m_scope);
    m_treeView = new QTreeView(page());
    m_treeView->setObjectName(u"scopeTree"_s);
    m_treeView->setAccessibleName(tr("Files of the base. Enter puts one into the scope or takes it out."));
    m_treeView->setModel(&m_tree);
    m_treeView->setHeaderHidden(true);
    m_treeView->setUniformRowHeights(true);
    m_treeView->setExpandsOnDoubleClick(false);
    m_treeView->setFixedHeight(TypeScale::current().scaled(kTreeHeight));
    m_treeView->header()->setStretchLastSection(false);
    m_treeView->header()->setSectionResizeMode(ScopeTree::Name, QHeaderView::Stretch);
    m_treeView->header()->setSectionResizeMode(ScopeTree::Matches, QHeaderView::Fixed);
    m_treeView->header()->resizeSection(ScopeTree::Matches, TypeScale::current().scaled(140));
    column()->addWidget(m_treeView);
    auto* panel = new RowPanel(page());
    m_setup = new QLineEdit(panel);
    m_setup->setObjectName(u"scope.setup"_s);
    m_setup->setFont(TypeScale::current().code);
    m_setup->setPlaceholderText(tr("for example npm ci; brings a fresh copy to a working state"));
    panel->addField(tr("Setup command"), m_setup);
    m_readOnly = new QCheckBox(tr("The copy is read-only. The run reports, it changes nothing."), panel);
    m_readOnly->setObjectName(u"scope.read_only"_s);
    panel->addField(tr("Read-only"), m_readOnly);
    column()->addSpacing(4);
    column()->addWidget(panel);
    connect(m_scope, &EntryList::entriesChanged, this, [this](const QStringList& globs) {
        draft().edit([&](Contract& contract) { contract.scope.paths = globs; });
        showScope();
    });
    connect(m_treeView, &QTreeView::activated, this, &TaskStep::toggleInScope);
    connect(m_setup, &QLineEdit::textEdited, this,
        [this](const QString& text) { draft().edit([&](Contract& contract) { contract.scope.setup = text; }); });
    connect(m_readOnly, &QCheckBox::toggled, this,
        [this](bool on) { draft().edit([on](Contract& contract) { contract.scope.readOnly = on; }); });
}

void TaskStep::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Choose a repository"), draft().repositoryPath());
    dialog->setObjectName(u"folderDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &TaskStep::takeRepository);
    dialog->open();
}

void TaskStep::takeRepository(const QString& path)
{
    if (!path.isEmpty() && path != draft().repositoryPath())
        draft().setRepository(path);
}

void TaskStep::showRepository()
{
    const QString& path = draft().repositoryPath();
    int place = m_repository->findData(path);
    if (place < 0 && !path.isEmpty()) {
        m_repository->insertItem(0, shortPath(path), path);
        place = 0;
    }
    m_repository->setCurrentIndex(path.isEmpty() ? -1 : place);
    const auto& summary = draft().repository();
    m_instructions->setVisible(summary && !summary->hasAgentInstructions);
    m_facts->setTone(draft().repositoryProblem().isEmpty() ? IconTone::Text2 : IconTone::Bad);
    if (summary) {
        const QSignalBlocker quiet(m_base);
        m_base->clear();
        m_base->addItems(summary->branches);
        m_base->setEditText(draft().base().isEmpty() ? summary->facts.headBranch : draft().base());
        m_facts->setText(
            tr("%1, %n files", nullptr, static_cast<int>(summary->files.size())).arg(summary->base.left(7)));
    } else {
        m_facts->setText(path.isEmpty()                 ? tr("No repository is chosen.")
                : draft().repositoryProblem().isEmpty() ? tr("Reading it")
                                                        : draft().repositoryProblem());
    }
    m_tree.setFiles(summary ? summary->files : QStringList());
    m_treeView->setVisible(summary.has_value());
    showScope();
}

void TaskStep::showScope()
{
    const QStringList& globs = draft().contract().scope.paths;
    m_tree.setScope(globs);
    m_scope->refreshNotes();
    const int count = draft().matchCount(globs);
    m_scopeHeading->setNote(
        count < 0 ? tr("what the run may change") : tr("the run may change %n files", nullptr, count));
}

void TaskStep::toggleInScope(const QModelIndex& index)
{
    const QString glob = index.data(ScopeTree::GlobRole).toString();
    QStringList globs = m_scope->entries();
    if (globs.removeAll(glob) == 0)
        globs.append(glob);
    m_scope->setEntries(globs);
    draft().edit([&](Contract& contract) { contract.scope.paths = globs; });
    showScope();
}

void TaskStep::load()
{
    const Contract& contract = draft().contract();
    const QSignalBlocker quietTask(m_task);
    const QSignalBlocker quietReadOnly(m_readOnly);
    if (m_title->text() != contract.title)
        m_title->setText(contract.title);
    if (m_task->toPlainText() != contract.task)
        m_task->setPlainText(contract.task);
    if (m_setup->text() != contract.scope.setup)
        m_setup->setText(contract.scope.setup);
    m_readOnly->setChecked(contract.scope.readOnly);
    m_scope->setEntries(contract.scope.paths);
    showRepository();
}

void TaskStep::showField(const QString& key, const QString& value)
{
    StepPage::showField(key.isEmpty() ? u"task"_s : key, value);
}

} // namespace remit
