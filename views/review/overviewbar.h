// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    void paintChanges(QPainter& painter) const;
    void paintBubbles(QPainter& painter) const;

    const DiffScene& m_scene;
};

} // namespace remit
