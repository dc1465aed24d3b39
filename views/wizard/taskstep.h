// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/scopetree.h"
#include "views/wizard/steppage.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QTreeView;
QT_END_NAMESPACE

namespace remit {

class Button;
class ElidedLabel;
class EntryList;

/** Repository, base, title, task, and what the run may change. */
class TaskStep : public StepPage {
    Q_OBJECT

public:
    TaskStep(ContractDraft& draft, const QStringList& recent, QWidget* parent);

    void load() override;
    void showField(const QString& key, const QString& value) override;

Q_SIGNALS:
    void instructionsWanted(); ///< begin an AGENTS.md

private:
    void makeRepository(const QStringList& recent);
    void makeTask();
    void makeScope();
    void chooseFolder();
    void takeRepository(const QString& path);
    void showRepository();
    void showScope();
    void toggleInScope(const QModelIndex& index);

    QComboBox* m_repository;
    QComboBox* m_base;
    ElidedLabel* m_facts;
    QWidget* m_instructions;
    QLineEdit* m_title;
    QPlainTextEdit* m_task;
    SectionHeading* m_scopeHeading;
    EntryList* m_scope;
    ScopeTree m_tree;
    QTreeView* m_treeView;
    QCheckBox* m_readOnly;
    QLineEdit* m_setup;
};

} // namespace remit
