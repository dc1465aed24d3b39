// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include <optional>

namespace remit {

/**
 * A figure with its unit in one field: the number stands right, the unit behind it. "90s", "1h 30m", "2 GB" are
 * understood too; Up and Down step; the unit opens a menu. Values are milliseconds, bytes, millionths of a dollar or
 * plain counts.
 */
class LimitField : public QLineEdit {
    Q_OBJECT

public:
    enum class Unit { Duration, Size, Dollars, Count };

    explicit LimitField(Unit unit, QWidget* parent = nullptr);

    void setValue(qint64 value); ///< says nothing
    [[nodiscard]] qint64 value() const { return m_value; }
    void setMinimum(qint64 minimum) { m_minimum = minimum; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void valueChanged(qint64 value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] qint64 factor() const; ///< of the unit shown
    [[nodiscard]] QString unitWord() const;
    [[nodiscard]] std::optional<qint64> read(const QString& written) const;
    void chooseUnit();
    void showValue();
    void readText();
    void commit();
    void step(int direction);
    void openUnits();

    Unit m_unit;
    int m_scale = 0; ///< which of the units
    qint64 m_value = 0;
    qint64 m_minimum = 1;
};

} // namespace remit
