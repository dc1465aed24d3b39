// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace remit {

struct DiffContent;

/** An image before and after, side by side, fitted, on a chequered ground; read on a worker thread. */
class ImageDiff : public QWidget {
    Q_OBJECT

public:
    ImageDiff(const DiffContent& content, QWidget* parent);

    struct Picture {
        QImage image;
        QString caption;
        QString problem;
        bool exists = false;
    };

    [[nodiscard]] bool isRead() const { return m_read; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintSide(QPainter& painter, const QRect& rect, const Picture& picture) const;
    void describe();

    Picture m_old;
    Picture m_new;
    bool m_read = false;
};

} // namespace remit
