// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/settings/settingsvalues.h"
#include "views/shell/page.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QListWidget;
class QSpinBox;
class QStackedWidget;
QT_END_NAMESPACE

namespace remit {

class AgentsForm;
class FactsCard;
class SegmentedControl;

/** Slots and review limit, look and keys, the agents found, what is held by the sandbox here. Changes act at once. */
class SettingsPage : public Page {
    Q_OBJECT

public:
    explicit SettingsPage(QWidget* parent = nullptr);

    void setValues(const SettingsValues& values); ///< asks for nothing
    [[nodiscard]] AgentsForm& agents() const { return *m_agents; }

    [[nodiscard]] QString title() const override { return tr("Settings"); }
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    [[nodiscard]] QList<QWidget*> panes() override;
    void activated() override;

Q_SIGNALS:
    void slotsChosen(int count);
    void reviewLimitChosen(int count);
    void schemeChosen(remit::RemitStyle::Scheme scheme);
    void singleKeysChosen(bool on);
    void checkAgainRequested(); ///< look for agents and probe the sandbox once more

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addSection(const QString& name, QWidget* form);
    [[nodiscard]] QWidget* makeRuns();
    [[nodiscard]] QWidget* makeLook();
    [[nodiscard]] QWidget* makeSandbox();

    QListWidget* m_sections;
    QStackedWidget* m_forms;
    QSpinBox* m_slots;
    QSpinBox* m_reviewLimit;
    SegmentedControl* m_scheme;
    QCheckBox* m_singleKeys;
    AgentsForm* m_agents;
    FactsCard* m_sandbox;
};

} // namespace remit
