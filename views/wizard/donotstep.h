// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/wizard/steppage.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
QT_END_NAMESPACE

namespace remit {

class EntryList;
class Glyph;

/** Actions, protected paths, rules; each says whether it is enforced, checked or only told. */
class DoNotStep : public StepPage {
    Q_OBJECT

public:
    DoNotStep(ContractDraft& draft, QWidget* parent);

    void load() override;

private:
    struct ActionRow {
        QString id;
        QCheckBox* box;
        Label* what;
        Glyph* shield;
        Label* state;
    };

    void makeActions();
    void makePaths();
    void makeRules();
    void addAction(RowPanel* panel, const QString& id, const QString& name);
    void showActions();
    void showPaths();

    QList<ActionRow> m_actions;
    SectionHeading* m_pathsHeading;
    EntryList* m_paths;
    EntryList* m_rules;
};

} // namespace remit
