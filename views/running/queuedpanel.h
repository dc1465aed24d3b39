// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace remit {

class SectionHeading;

/** The runs that wait, with the reason, below the tiles. Hidden when none waits. */
class QueuedPanel : public QWidget {
    Q_OBJECT

public:
    explicit QueuedPanel(QWidget* parent = nullptr);

    void setQueue(const QList<RunRow>& rows, const Occupancy& occupancy);

Q_SIGNALS:
    void startRequested(const QString& runId);
    void removeRequested(const QString& runId);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QWidget* makeRow(const RunRow& row, const QString& place, const QString& reason);

    QList<RunRow> m_shown;
    QStringList m_reasons;
    SectionHeading* m_heading;
    QVBoxLayout* m_rows;
};

} // namespace remit
