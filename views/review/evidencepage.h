// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QTableView;
QT_END_NAMESPACE

namespace remit {

class CheckColumn;
class EmptyState;
class FindingsModel;
class Label;
class ReviewSession;

/** What the harness measured: the check before and after with its output, and the findings. */
class EvidencePage : public QWidget {
    Q_OBJECT

public:
    EvidencePage(Backend& backend, ReviewSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void placeWanted(const QString& path, int line);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void makeFindings();
    void show();
    void read(CheckColumn* column, const std::optional<CheckResult>& check);

    Backend& m_backend;
    ReviewSession& m_session;
    CheckColumn* m_before;
    CheckColumn* m_after;
    Label* m_findingsHead = nullptr;
    Label* m_none = nullptr;
    QTableView* m_findings = nullptr;
};

} // namespace remit
