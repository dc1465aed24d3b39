// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/costcurve.h"

#include "models/formats.h"
#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>

#include <algorithm>
#include <array>
#include <cmath>

namespace remit {

namespace {

/** The steps 1, 2, 5, 10 … times a unit of which about `parts` make `whole`. */
double niceStep(double whole, int parts)
{
    const double rough = whole / parts;
    const double power = std::pow(10.0, std::floor(std::log10(std::max(rough, 1e-9))));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough)
            return factor * power;
    }
    return 10 * power;
}

double timeStep(double seconds, int parts)
{
    constexpr std::array kSteps
        = {5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0, 21600.0, 86400.0};
    const auto* const step = std::ranges::find_if(kSteps, [&](double value) { return seconds / value <= parts; });
    return step == kSteps.end() ? niceStep(seconds, parts) : *step;
}

QString dollars(double value, double step)
{
    return QStringLiteral("$%1").arg(QLocale().toString(value, 'f', step < 0.01 ? 3 : 2));
}

void dress(QCategoryAxis* axis, const ColorTokens& tokens)
{
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setLabelsFont(TypeScale::current().tiny);
    axis->setLabelsColor(tokens.text2);
    axis->setGridLinePen(QPen(tokens.border, 1));
    axis->setLinePen(QPen(tokens.border, 1));
    axis->setTruncateLabels(false);
}

} // namespace

CostCurve::CostCurve(QGraphicsItem* parent)
    : QChart(parent)
{
    setAnimationOptions(QChart::NoAnimation);
    setBackgroundVisible(false);
    setMargins(QMargins(0, 8, 8, 0));
    layout()->setContentsMargins(0, 0, 0, 0);
    legend()->hide();
}

void CostCurve::setCurve(const QList<QPointF>& calls, double seconds, std::optional<double> limit)
{
    m_calls = calls;
    m_seconds = seconds;
    m_limit = limit;
    rebuild();
}

void CostCurve::setPalette(const QPalette& palette)
{
    m_palette = palette;
    rebuild();
}

void CostCurve::rebuild()
{
    removeAllSeries();
    for (QAbstractAxis* axis : axes()) {
        removeAxis(axis);
        delete axis;
    }
    const ColorTokens& tokens = ColorTokens::of(m_palette);
    const double spent = m_calls.isEmpty() ? 0 : m_calls.last().y();
    const double end = std::max({m_seconds, m_calls.isEmpty() ? 0 : m_calls.last().x(), 1.0});
    const double top = std::max({spent, m_limit.value_or(0), 0.01}) * 1.1;

    auto* time = new QCategoryAxis(this);
    dress(time, tokens);
    time->setRange(0, end);
    const double second = timeStep(end, 8);
    for (double at = 0; at <= end; at += second)
        time->append(format::clock(qint64(at * 1000)), at);
    auto* cost = new QCategoryAxis(this);
    dress(cost, tokens);
    cost->setRange(0, top);
    const double step = niceStep(top, 4);
    for (double at = 0; at <= top; at += step)
        cost->append(dollars(at, step), at);
    addAxis(time, Qt::AlignBottom);
    addAxis(cost, Qt::AlignLeft);
    const auto add = [&](QAbstractSeries* series) {
        addSeries(series);
        series->attachAxis(time);
        series->attachAxis(cost);
    };

    auto* steps = new QLineSeries(this);
    double before = 0;
    steps->append(0, 0);
    for (const QPointF& call : std::as_const(m_calls)) {
        steps->append(call.x(), before);
        steps->append(call);
        before = call.y();
    }
    steps->append(end, before);
    QColor ground = tokens.toneRun.tint;
    auto* area = new QAreaSeries(steps);
    steps->setParent(area);
    area->setPen(QPen(tokens.series[0], 2));
    area->setBrush(ground);
    add(area);
    if (!m_limit)
        return;
    auto* limit = new QLineSeries(this);
    limit->append(0, *m_limit);
    limit->append(end, *m_limit);
    limit->setPen(QPen(tokens.toneBad.text, 1, Qt::DashLine));
    add(limit);
}

} // namespace remit
