// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

#include <functional>

namespace remit {

class DiffScene;

/** The whole file in 14 px: changes, findings, comments, what is in sight. A click or drag goes there. */
class OverviewBar : public QWidget {
    Q_OBJECT

public:
    static constexpr int kWidth = 14;

    OverviewBar(const DiffScene& scene, QWidget* parent);

    /** Rows, bubbles or colours are others; a scrolled view needs only update(). */
    void refresh();

Q_SIGNALS:
    /** The content at this position should be in the middle. */
    void pointed(int contentPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    /** Where a position of the content stands in the bar: as it is while all fits, else scaled. */
    [[nodiscard]] double scale() const;
    [[nodiscard]] QPixmap marks() const;
    void paintChanges(QPainter& painter) const;
    void paintBubbles(QPainter& painter) const;

    const DiffScene& m_scene;
    QPixmap m_marks; ///< everything but what is in sight; null: to be painted anew
};

} // namespace remit
