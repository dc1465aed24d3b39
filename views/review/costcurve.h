// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChart>
#include <QList>
#include <QPointF>

#include <optional>

namespace remit {

/**
 * Spend over time as steps, with the limit as a dashed line. A chart without theme, frame or animation in the colours
 * of the window.
 */
class CostCurve : public QChart {
    Q_OBJECT

public:
    explicit CostCurve(QGraphicsItem* parent = nullptr);

    /** Seconds against dollars, one point a call; the run ended after `seconds`. */
    void setCurve(const QList<QPointF>& calls, double seconds, std::optional<double> limit);
    void setPalette(const QPalette& palette);

private:
    void rebuild();

    QList<QPointF> m_calls;
    double m_seconds = 0;
    std::optional<double> m_limit;
    QPalette m_palette;
};

} // namespace remit
