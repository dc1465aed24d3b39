// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/findingmends.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QAbstractButton;
class QGridLayout;
QT_END_NAMESPACE

namespace remit {

class ElidedLabel;

/** At the left: the six steps with their state, opened in any order, and the few figures of the contract. */
class StepColumn : public QWidget {
    Q_OBJECT

public:
    enum class State { Open, Valid, Wrong };

    explicit StepColumn(QWidget* parent = nullptr);

    void setCurrent(WizardStep step); ///< says nothing
    void setState(WizardStep step, State state);
    [[nodiscard]] State state(WizardStep step) const;
    [[nodiscard]] QAbstractButton* button(WizardStep step) const;
    void setFacts(const QList<std::pair<QString, QString>>& facts); ///< at most four

    [[nodiscard]] static QString name(WizardStep step);

Q_SIGNALS:
    void stepChosen(WizardStep step);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<QAbstractButton*> m_steps;
    QGridLayout* m_facts;
    QList<std::pair<ElidedLabel*, ElidedLabel*>> m_factLabels;
    QWidget* m_line;
};

} // namespace remit
