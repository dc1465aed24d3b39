// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace remit {

/** Key caps: "j k" or "Ctrl Enter", a cap for each word. */
class KeyCap : public QWidget {
    Q_OBJECT

public:
    explicit KeyCap(const QString& keys, QWidget* parent = nullptr);

    [[nodiscard]] QString keys() const { return m_keys; }
    [[nodiscard]] QSize sizeHint() const override { return sizeFor(m_keys); }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeFor(m_keys); }

    [[nodiscard]] static QSize sizeFor(const QString& keys);
    /** Draws the caps from the left of `rect`, centred in height. An invalid ground is left out. */
    static void paint(QPainter* painter, const QRect& rect, const QString& keys, const QColor& text, const QColor& line,
        const QColor& ground);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_keys;
};

} // namespace remit
