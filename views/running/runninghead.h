// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/running/runtile.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QSpinBox;
QT_END_NAMESPACE

namespace remit {

class Button;
class Chip;
class ElidedLabel;
class RunningModel;
class SegmentedControl;

/** The head of the Running page: how full it is, the slots, the tile size, Stop all. */
class RunningHead : public QWidget {
    Q_OBJECT

public:
    explicit RunningHead(QWidget* parent = nullptr);

    void tell(const RunningModel& model);
    void setTileSize(RunTile::Size size);

Q_SIGNALS:
    void slotsChosen(int count);
    void tileSizeChosen(RunTile::Size size);
    void freezeAllRequested();
    void stopAllRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ElidedLabel* m_words;
    Chip* m_near;
    QSpinBox* m_slots;
    SegmentedControl* m_sizes;
    Button* m_freezeAll;
    Button* m_stopAll;
};

} // namespace remit
