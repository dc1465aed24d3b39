// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/wizard/limitfield.h"
#include "views/wizard/steppage.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
QT_END_NAMESPACE

namespace remit {

class IconButton;
class SegmentedControl;

/** The tier, every limit, and when the agent itself has to stop. */
class LimitsStep : public StepPage {
    Q_OBJECT

public:
    LimitsStep(ContractDraft& draft, QWidget* parent);

    void load() override;

private:
    struct Row {
        QString key;
        LimitField* field;
        Label* hint;
        IconButton* reset;
        std::function<std::optional<qint64>(const Limits&)> get;
        std::function<void(Limits&, std::optional<qint64>)> set;
        LimitField::Unit unit;
    };

    void makeTier();
    void makeLimits();
    void makeStops();
    void makeNotices();
    template <typename T>
    void addLimit(RowPanel* panel, const QString& key, const QString& name, LimitField::Unit unit,
        std::optional<T> Limits::* member);
    void addRow(RowPanel* panel, const QString& name, Row row);
    void showHints();
    [[nodiscard]] QString hintOf(const QString& key) const;
    [[nodiscard]] QString experience() const;

    SegmentedControl* m_tier;
    Label* m_experience;
    QList<Row> m_rows;
    QCheckBox* m_costStrict;
    LimitField* m_failures;
    QComboBox* m_whenUncertain;
    QComboBox* m_onLimit;
    QList<QCheckBox*> m_notices;
};

} // namespace remit
