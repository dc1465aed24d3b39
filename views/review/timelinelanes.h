// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline.h"

#include <QWidget>

namespace remit {

struct ColorTokens;
struct TypeScale;

/** The lanes of a timeline over one time axis, and the curve of the cost. Zooms at the pointer, pans, picks events. */
class TimelineLanes : public QWidget {
    Q_OBJECT

public:
    explicit TimelineLanes(QWidget* parent = nullptr);

    void setTimeline(const TimelinePtr& timeline);
    /** Kinds that are filtered out are drawn faint. */
    void setHiddenKinds(const std::vector<bool>& hidden);
    void setCurrentEvent(int event); ///< -1: none
    [[nodiscard]] int currentEvent() const { return m_current; }

    void zoomAround(double x, double factor);
    void zoomIn();
    void zoomOut();
    void fit();
    [[nodiscard]] qint64 firstShown() const { return qint64(m_from); }
    [[nodiscard]] qint64 lastShown() const { return qint64(m_to); }
    /** Pans so that the event is in sight. */
    void reveal(int event);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void picked(int event);
    void activated(int event); ///< Enter
    void stepped(int by); ///< to the next or the previous event
    void wheelPassed(QWheelEvent* event); ///< the table scrolls

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] double plotLeft() const;
    [[nodiscard]] double plotRight() const;
    [[nodiscard]] double xOf(double time) const;
    [[nodiscard]] double timeAt(double x) const;
    [[nodiscard]] int laneTop(int lane) const;
    [[nodiscard]] int laneHeight(int lane) const;
    void setSpan(double from, double to);
    [[nodiscard]] int eventNear(const QPointF& point) const;
    [[nodiscard]] int nearestByTime(qint64 time) const;

    void paintAxis(QPainter& painter) const;
    void paintLaneFrame(QPainter& painter, int lane, const QString& name, int count) const;
    void paintLane(QPainter& painter, TimelineLane lane) const;
    void paintPhases(QPainter& painter, int top, int height) const;
    void paintItems(QPainter& painter, TimelineLane lane, const Timeline::Slice& slice) const;
    void paintDensity(QPainter& painter, TimelineLane lane) const;
    void paintMark(QPainter& painter, TimelineLane lane, const TimelineItem& item, double x, double room) const;
    void paintCost(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;
    [[nodiscard]] QColor colorOf(TimelineKind kind) const;
    [[nodiscard]] QString axisText(double time, double step) const;
    [[nodiscard]] double axisStep() const;

    TimelinePtr m_timeline;
    std::vector<bool> m_hidden = std::vector<bool>(size_t(TimelineKind::Count), false);
    double m_from = 0; ///< ms
    double m_to = 1;
    int m_current = -1;
    QPointF m_pressed;
    double m_pressedFrom = 0;
    bool m_panning = false;
};

} // namespace remit
