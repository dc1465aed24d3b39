// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace remit {

/**
 * What a run did in its last ten minutes: 60 bars of ten seconds, the newest at the right. A level is 0 to 1; 0 is
 * silence (a flat dash); a missing level is before the start (nothing). Does not mirror: time runs to the right.
 */
class ActivityStrip : public QWidget {
    Q_OBJECT

public:
    static constexpr int kBars = 60;

    explicit ActivityStrip(QWidget* parent = nullptr);

    /** The newest last, at most 60 are shown. */
    void setLevels(const QList<double>& levels);
    [[nodiscard]] QList<double> levels() const { return m_levels; }
    [[nodiscard]] QSize sizeHint() const override { return {240, 18}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, 18}; }

    static void paint(QPainter* painter, const QRect& rect, const QList<double>& levels, const QPalette& palette);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<double> m_levels;
};

} // namespace remit
