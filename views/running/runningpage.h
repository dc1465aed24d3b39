// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/runningmodel.h"
#include "views/running/runtile.h"
#include "views/shell/page.h"

#include <QTimer>

#include <array>
#include <optional>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace remit {

class EmptyState;
class ErrorBanner;
class LoadingBar;
class QueuedPanel;
class RunningHead;
class TileGrid;

/** What is going on now: a tile a run, the queue below. Stop needs no question, Stop all asks once. */
class RunningPage : public Page {
    Q_OBJECT

public:
    static constexpr int kManyTiles = 12; ///< above, small is the default

    /** The backend outlives the page. */
    RunningPage(Backend& backend, RunningModel::Clock clock, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Running"); }
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    [[nodiscard]] QList<QWidget*> panes() override;
    void activated() override;
    [[nodiscard]] TileGrid* grid() const { return m_grid; }
    [[nodiscard]] const RunningModel& model() const { return m_model; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addKey(const QString& text, const QList<QKeySequence>& keys, const std::function<void()>& act);
    void makeActions();
    void connectParts();
    void refresh();
    void tick();
    void chooseTileSize(RunTile::Size size);
    void stop(const QString& runId);
    void freezeAll();
    void askStopAll();
    void say(const QFuture<Result<>>& answer, const QString& what);

    Backend& m_backend;
    RunningModel m_model;
    RunningHead* m_head;
    ErrorBanner* m_banner;
    QStackedWidget* m_body;
    TileGrid* m_grid;
    EmptyState* m_empty;
    QueuedPanel* m_queued;
    LoadingBar* m_loading;
    QTimer m_second;
    std::array<int, 3> m_told{-1, 0, 0}; ///< runs, slots used, slots: as the head told them last
    std::optional<RunTile::Size> m_chosen; ///< unset: as many tiles say
};

} // namespace remit
