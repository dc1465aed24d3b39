// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QChartView;
class QTableView;
QT_END_NAMESPACE

namespace remit {

class CostCurve;
class Label;
class ReviewSession;

/** Spend over time against the limit, and each call. */
class CostPage : public QWidget {
    Q_OBJECT

public:
    explicit CostPage(ReviewSession& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void makeTable();
    void show();

    ReviewSession& m_session;
    Label* m_spent;
    Label* m_source; ///< "self-reported" beside it
    Label* m_note;
    CostCurve* m_curve;
    QChartView* m_chart;
    QTableView* m_calls = nullptr;
};

} // namespace remit
