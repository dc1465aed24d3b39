// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QAbstractButton;
QT_END_NAMESPACE

namespace remit {

/** A few choices side by side of which one holds: "Large | Small". Arrow keys move. */
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    enum class Size { Normal, Small }; ///< 28 or 24 high

    explicit SegmentedControl(const QStringList& choices, Size size = Size::Normal, QWidget* parent = nullptr);

    [[nodiscard]] int currentIndex() const;
    void setCurrentIndex(int index); ///< says nothing when it is current already
    [[nodiscard]] QAbstractButton* segment(int index) const;

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<QAbstractButton*> m_segments;
};

} // namespace remit
