// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace remit {

/** A count beside a heading or on a tab: "8 of 10", tiny, on the mute tint. */
class CountPill : public QWidget {
    Q_OBJECT

public:
    explicit CountPill(const QString& text = {}, QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override { return sizeFor(m_text); }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeFor(m_text); }

    [[nodiscard]] static QSize sizeFor(const QString& text);
    static void paint(QPainter* painter, const QRect& rect, const QString& text, const QPalette& palette);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace remit
