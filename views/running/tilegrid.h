// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/runningmodel.h"
#include "views/running/runtile.h"

#include <QHash>
#include <QScrollArea>

namespace remit {

/** The tiles of all runs that go on, in as many columns as fit. Large tiles keep their place; among small ones those
 * near a limit come first, re-ordered at most every ten seconds and never under the pointer. What a run does is shown
 * at the next tick, however much it does meanwhile. */
class TileGrid : public QScrollArea {
    Q_OBJECT

public:
    static constexpr qint64 kReorderMs = 10'000;

    explicit TileGrid(RunningModel& model, QWidget* parent = nullptr);

    void setTileSize(RunTile::Size size);
    [[nodiscard]] RunTile::Size tileSize() const { return m_size; }
    /** Clocks, ages and order; the page calls it once a second while it is shown. */
    void tick();
    [[nodiscard]] int columns() const;
    [[nodiscard]] QList<RunTile*> tiles() const { return m_tiles; } ///< in the order shown
    [[nodiscard]] RunTile* currentTile() const; ///< that with the focus, else the first
    void moveFocus(int step);

Q_SIGNALS:
    void openRequested(const QString& runId);
    void terminalRequested(const QString& runId);
    void stopRequested(const QString& runId);
    void freezeRequested(const QString& runId);
    void thawRequested(const QString& runId);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void refresh();
    void fillBare(int first, int last);
    void place();
    void reorder();
    [[nodiscard]] RunTile* makeTile(const QString& runId);

    RunningModel& m_model;
    RunTile::Size m_size = RunTile::Size::Large;
    QList<RunTile*> m_tiles;
    qint64 m_orderedMs = 0;
};

} // namespace remit
