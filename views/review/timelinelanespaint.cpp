// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats.h"
#include "models/timelinewords.h"
#include "views/review/timelinelanes.h"
#include "views/widgets/icons.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCostLane = int(TimelineLane::Count);
constexpr double kDense = 3; // px an item needs to be drawn by itself
constexpr double kNarrowest = 4; // px of a bar
constexpr double kFewestTick = 90; // px between ticks
constexpr int kFrameTop = 22; // of the cost lane, above its limit
constexpr int kFrameBottom = 14;

/** 1, 2 or 5 times a power of ten; the least that is not below `least`. */
double roundStep(double least)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(least, 1e-6))));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

double TimelineLanes::axisStep() const
{
    static constexpr std::array<double, 18> steps{1, 5, 10, 50, 100, 500, 1000, 2000, 5000, 10'000, 30'000, 60'000,
        120'000, 300'000, 600'000, 1'800'000, 3'600'000, 7'200'000};
    const double least = (m_to - m_from) / (plotRight() - plotLeft()) * kFewestTick;
    const auto* const found = std::ranges::lower_bound(steps, least);
    return found == steps.end() ? std::ceil(least / 3'600'000) * 3'600'000 : *found;
}

QString TimelineLanes::axisText(double time, double step) const
{
    const auto ms = qint64(std::llround(time));
    if (step < 1000)
        return format::clock(ms) + u'.' + QString::number(ms % 1000).rightJustified(3, u'0');
    if (step < 60'000)
        return format::clock(ms);
    if (step < 3'600'000)
        return m_to < 7'200'000 ? tr("%1 min").arg(ms / 60'000) : format::clock(ms);
    return tr("%1 h").arg(ms / 3'600'000);
}

QColor TimelineLanes::colorOf(TimelineKind kind) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    QColor color = tokens.text2;
    switch (kind) {
    case TimelineKind::Call:
        color = tokens.series[0];
        color.setAlphaF(0.72F);
        break;
    case TimelineKind::Read:
        color = tokens.series[4];
        color.setAlphaF(0.85F);
        break;
    case TimelineKind::Edit:
    case TimelineKind::Files:
        color = tokens.series[1];
        color.setAlphaF(kind == TimelineKind::Files ? 1.0F : 0.85F);
        break;
    case TimelineKind::Command:
        color = tokens.series[2];
        color.setAlphaF(0.85F);
        break;
    case TimelineKind::OtherTool:
        color = tokens.series[3];
        color.setAlphaF(0.85F);
        break;
    case TimelineKind::LimitReached:
        color = tokens.toneBad.text;
        break;
    case TimelineKind::Policy:
    case TimelineKind::LimitWarning:
        color = tokens.toneWarn.text;
        break;
    default:
        break;
    }
    if (m_hidden[size_t(kind)])
        color.setAlphaF(0.15F);
    return color;
}

void TimelineLanes::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.fillRect(rect(), tokens.surface);
    if (!m_timeline)
        return;
    paintAxis(painter);
    for (int lane = 0; lane < kCostLane; ++lane) {
        const auto which = TimelineLane(lane);
        const bool counted = which == TimelineLane::Calls || which == TimelineLane::Tools;
        paintLaneFrame(painter, lane, laneName(which), counted ? int(m_timeline->items(which).size()) : -1);
        painter.save();
        painter.setClipRect(QRectF(plotLeft(), laneTop(lane), width() - plotLeft(), laneHeight(lane)));
        paintLane(painter, which);
        painter.restore();
    }
    paintLaneFrame(painter, kCostLane, tr("Cost"), -1);
    paintCost(painter);
    paintCursor(painter);
    if (hasFocus())
        paint::focusRing(&painter, rect(), tokens.focus, 0);
}

void TimelineLanes::paintAxis(QPainter& painter) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    const TypeScale& scale = TypeScale::current();
    const int axis = laneTop(0);
    const double step = axisStep();
    QColor line = tokens.border;
    line.setAlphaF(0.55F);
    painter.setFont(scale.tiny);
    for (double time = std::floor(m_from / step) * step; time <= m_to; time += step) {
        const double x = std::floor(xOf(time));
        if (x < plotLeft() - 1)
            continue;
        painter.fillRect(QRectF(x, axis, 1, height() - axis), time <= 0 ? tokens.border : line);
        painter.setPen(tokens.text2);
        painter.drawText(QRectF(x + 4, 0, kFewestTick, axis), Qt::AlignVCenter | Qt::AlignLeft, axisText(time, step));
    }
    painter.fillRect(QRect(0, axis - 1, width(), 1), tokens.border);
}

void TimelineLanes::paintLaneFrame(QPainter& painter, int lane, const QString& name, int count) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    const TypeScale& scale = TypeScale::current();
    const int top = laneTop(lane);
    const int height = laneHeight(lane);
    painter.fillRect(QRect(0, top + height - 1, width(), 1), tokens.border);
    const QRectF label(16, top, plotLeft() - 24, lane == kCostLane ? scale.scaled(44) : height - 1);
    painter.setFont(scale.small);
    painter.setPen(tokens.text1);
    painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft, name);
    if (count < 0)
        return;
    const double room = label.width() - QFontMetricsF(scale.small).horizontalAdvance(name) - 4;
    QString number = format::number(count);
    if (QFontMetricsF(scale.tiny).horizontalAdvance(number) > room)
        number = format::tokens(count);
    if (QFontMetricsF(scale.tiny).horizontalAdvance(number) > room)
        return;
    painter.setFont(scale.tiny);
    painter.setPen(tokens.text3);
    painter.drawText(label, Qt::AlignVCenter | Qt::AlignRight, number);
}

void TimelineLanes::paintLane(QPainter& painter, TimelineLane lane) const
{
    if (lane == TimelineLane::Phase) {
        paintPhases(painter, laneTop(int(lane)), laneHeight(int(lane)));
        return;
    }
    const Timeline::Slice starting
        = m_timeline->startingIn(lane, qint64(std::floor(m_from)), qint64(std::ceil(m_to)) + 1);
    if (starting.count > (plotRight() - plotLeft()) / kDense)
        paintDensity(painter, lane);
    else
        paintItems(painter, lane, m_timeline->seenIn(lane, qint64(std::floor(m_from)), qint64(std::ceil(m_to)) + 1));
}

void TimelineLanes::paintPhases(QPainter& painter, int top, int height) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    painter.setFont(TypeScale::current().tiny);
    for (const TimelineItem& item : m_timeline->items(TimelineLane::Phase)) {
        const double from = std::max(xOf(double(item.start)), plotLeft() - 4);
        const double to = std::min(xOf(double(item.end)), double(width()) + 4);
        if (to <= plotLeft() || to - from < 1)
            continue;
        const Event& event = m_timeline->events()[item.event];
        const bool runs = event.data.value("to"_L1).toString() == "running"_L1;
        const Tone& tone = runs ? tokens.toneRun : tokens.toneMute;
        const QRect box = QRectF(from, top + 8, std::max(2.0, to - from - 2), height - 17).toRect();
        paint::panel(&painter, box, tone.tint, QColor(), 3);
        painter.setPen(tone.text);
        const QString word
            = QFontMetrics(painter.font()).elidedText(phaseWord(event), Qt::ElideRight, box.width() - 10);
        if (word.size() > 1)
            painter.drawText(box.adjusted(6, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, word);
    }
}

void TimelineLanes::paintItems(QPainter& painter, TimelineLane lane, const Timeline::Slice& slice) const
{
    const auto& items = m_timeline->items(lane);
    const bool bars = lane == TimelineLane::Calls || lane == TimelineLane::Tools;
    const double top = laneTop(int(lane)) + (laneHeight(int(lane)) - 16) / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = slice.first; i < slice.first + slice.count; ++i) {
        const TimelineItem& item = items[size_t(i)];
        const double x = xOf(double(item.start));
        if (!bars) {
            const double next = i + 1 < int(items.size()) ? xOf(double(items[size_t(i + 1)].start)) : width();
            paintMark(painter, lane, item, x, next - x);
            continue;
        }
        const double end = std::max(xOf(double(item.end)) - 1, x + kNarrowest);
        if (end < plotLeft())
            continue;
        QColor color = colorOf(item.kind);
        const bool current
            = item.event == m_current || (m_current >= 0 && m_timeline->partnerOf(m_current) == item.event);
        if (current)
            color.setAlphaF(1);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(x, top, end - x, 16), 2, 2);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimelineLanes::paintMark(
    QPainter& painter, TimelineLane lane, const TimelineItem& item, double x, double room) const
{
    if (x < plotLeft() - 10)
        return;
    const ColorTokens& tokens = ColorTokens::of(palette());
    const TypeScale& scale = TypeScale::current();
    const double middle = laneTop(int(lane)) + laneHeight(int(lane)) / 2.0;
    const QColor color = colorOf(item.kind);
    if (lane == TimelineLane::Files) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF{{x, middle - 7}, {x + 5, middle}, {x, middle + 7}, {x - 5, middle}});
        return;
    }
    if (lane == TimelineLane::Snapshots) {
        painter.setPen(QPen(tokens.text2, 1));
        painter.setBrush(tokens.surface);
        const QString number = QString::number(qint64(m_timeline->events()[item.event].data.value("n"_L1).toDouble()));
        QFont font = scale.tiny;
        font.setPixelSize(std::max(8, font.pixelSize() - 1));
        painter.setFont(font);
        const double half = std::max(8.0, QFontMetricsF(font).horizontalAdvance(number) / 2 + 4);
        painter.drawRoundedRect(QRectF(x - half, middle - 8.5, 2 * half, 17), 8.5, 8.5);
        painter.setPen(tokens.text1);
        painter.drawText(QRectF(x - half, middle - 8.5, 2 * half, 17), Qt::AlignCenter, number);
        return;
    }
    icons::paint(&painter, QRectF(x - 8, middle - 8, 16, 16).toRect(),
        lane == TimelineLane::Policy ? Icon::High : Icon::Limit, color);
    if (room < 60)
        return;
    const TimelineWords words = timelineWords(*m_timeline, item.event);
    const QString text = lane == TimelineLane::Policy
        ? tr("%1 denied").arg(words.figure.isEmpty() ? words.what : words.figure)
        : u"%1, %2"_s.arg(words.what, words.result);
    painter.setFont(scale.tiny);
    painter.setPen(color);
    const double most = std::min(room - 30, width() - x - 18);
    painter.drawText(QRectF(x + 14, middle - 10, most, 20), Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(scale.tiny).elidedText(text, Qt::ElideRight, int(most)));
}

/** A column a pixel, as high as there are many: what single items would only smear. */
void TimelineLanes::paintDensity(QPainter& painter, TimelineLane lane) const
{
    const int left = int(plotLeft());
    const int columns = int(plotRight()) - left;
    std::vector<int> counts(static_cast<size_t>(columns));
    int most = 1;
    for (int i = 0; i < columns; ++i) {
        counts[size_t(i)]
            = m_timeline->startingIn(lane, qint64(std::ceil(timeAt(left + i))), qint64(std::ceil(timeAt(left + i + 1))))
                  .count;
        most = std::max(most, counts[size_t(i)]);
    }
    const auto& items = m_timeline->items(lane);
    const int room = laneHeight(int(lane)) - 12;
    const int bottom = laneTop(int(lane)) + laneHeight(int(lane)) - 6;
    // Tools take the colour of the one in the middle of the column: a fair sample of what is there.
    for (int i = 0; i < columns; ++i) {
        if (counts[size_t(i)] == 0)
            continue;
        const Timeline::Slice slice = m_timeline->startingIn(
            lane, qint64(std::ceil(timeAt(left + i))), qint64(std::ceil(timeAt(left + i + 1))));
        const double share = std::log1p(counts[size_t(i)]) / std::log1p(most);
        const int height = std::max(2, int(std::lround(share * room)));
        painter.fillRect(
            QRect(left + i, bottom - height, 1, height), colorOf(items[size_t(slice.first + slice.count / 2)].kind));
    }
}

void TimelineLanes::paintCost(QPainter& painter) const
{
    const ColorTokens& tokens = ColorTokens::of(palette());
    const TypeScale& scale = TypeScale::current();
    const double top = laneTop(kCostLane) + scale.scaled(kFrameTop);
    const double base = laneTop(kCostLane) + laneHeight(kCostLane) - scale.scaled(kFrameBottom);
    const auto limit = double(m_timeline->costLimit().value_or(0));
    const auto total = double(m_timeline->totalCost());
    const double full = std::max({limit, total, 10'000.0});
    const auto yOf = [&](double cost) { return base - (base - top) * cost / full; };
    painter.setFont(scale.tiny);
    const double step = roundStep(full / 2.5);
    for (double cost = 0; cost <= full * 1.001; cost += step) {
        const double y = std::floor(yOf(cost));
        painter.fillRect(QRectF(plotLeft(), y, plotRight() - plotLeft(), 1), tokens.border);
        painter.setPen(tokens.text2);
        painter.drawText(QRectF(0, y - 10, plotLeft() - 8, 20), Qt::AlignVCenter | Qt::AlignRight,
            cost <= 0 ? u"$0"_s : format::exactCost(qint64(cost)));
    }
    painter.save();
    painter.setClipRect(QRectF(plotLeft(), laneTop(kCostLane), width() - plotLeft(), laneHeight(kCostLane)));
    const double end = std::min(xOf(double(m_timeline->length())), double(width()));
    QPainterPath curve({plotLeft(), yOf(double(m_timeline->costAt(qint64(m_from))))});
    double last = curve.currentPosition().y();
    for (double x = plotLeft(); x <= end; x += 1) {
        const double y = yOf(double(m_timeline->costAt(qint64(timeAt(x)))));
        if (y == last)
            continue;
        curve.lineTo(x, last);
        curve.lineTo(x, y);
        last = y;
    }
    curve.lineTo(end, last);
    QPainterPath area = curve;
    area.lineTo(end, base);
    area.lineTo(plotLeft(), base);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(area, tokens.toneRun.tint);
    painter.setPen(QPen(tokens.series[0], 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(curve);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.series[0]);
    painter.drawEllipse(QPointF(end, last), 3.5, 3.5);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(scale.smallMedium);
    painter.setPen(tokens.text1);
    const QString now = m_timeline->costIsKnown() ? format::cost(m_timeline->totalCost())
                                                  : tr("%1 and unknown").arg(format::cost(m_timeline->totalCost()));
    painter.drawText(QRectF(end - 204, last - 24, 200, 18), Qt::AlignRight | Qt::AlignVCenter, now);
    if (limit > 0) {
        const double y = std::floor(yOf(limit)) + 0.5;
        painter.setPen(QPen(tokens.toneBad.text, 1, Qt::CustomDashLine));
        QPen dashed(tokens.toneBad.text, 1);
        dashed.setDashPattern({5, 4});
        painter.setPen(dashed);
        painter.drawLine(QPointF(plotLeft(), y), QPointF(plotRight(), y));
        painter.setFont(scale.tiny);
        painter.drawText(QRectF(plotLeft() + 6, y - 18, 200, 16), Qt::AlignVCenter | Qt::AlignLeft,
            tr("Limit %1").arg(format::exactCost(qint64(limit))));
    }
    painter.restore();
}

void TimelineLanes::paintCursor(QPainter& painter) const
{
    if (m_current < 0 || m_current >= m_timeline->events().size())
        return;
    const ColorTokens& tokens = ColorTokens::of(palette());
    const TypeScale& scale = TypeScale::current();
    const auto time = double(m_timeline->events()[m_current].timeMs - m_timeline->startMs());
    const double x = xOf(time);
    if (x < plotLeft() || x > width())
        return;
    painter.fillRect(QRectF(x - 0.75, laneTop(0), 1.5, height() - laneTop(0)), tokens.fill);
    const QString text = axisText(time, std::min(axisStep(), 1000.0 * 30));
    painter.setFont(scale.tinyStrong);
    const double half = QFontMetricsF(scale.tinyStrong).horizontalAdvance(text) / 2 + 14;
    const QRect box = QRectF(x - half, 3, 2 * half, laneTop(0) - 6).toRect();
    paint::panel(&painter, box, tokens.fill, QColor(), 3);
    painter.setPen(tokens.onfill);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace remit
