// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/icons.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QVBoxLayout;
QT_END_NAMESPACE

namespace remit {

/** A bordered surface with rows and a line between each two. */
class RowPanel : public QWidget {
    Q_OBJECT

public:
    explicit RowPanel(QWidget* parent = nullptr);

    void addRow(QWidget* row);
    void insertRow(int place, QWidget* row);
    void clearRows();
    /** A row to be filled from the left, 40 high; not added yet. */
    [[nodiscard]] QHBoxLayout* newRow();
    /** A row with its name at the left, a field that the name belongs to and a quiet hint behind it. */
    QWidget* addField(const QString& name, QWidget* field, QWidget* hint = nullptr);

    static constexpr int kNameWidth = 144;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_rows;
};

/** An icon of its tone in a row. */
class Glyph : public QWidget {
    Q_OBJECT

public:
    explicit Glyph(Icon icon, IconTone tone = IconTone::Text2, QWidget* parent = nullptr);
    void setGlyph(Icon icon, IconTone tone);
    [[nodiscard]] QSize sizeHint() const override { return {16, 16}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Icon m_icon;
    IconTone m_tone;
};

} // namespace remit
