// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/running/tilegrid.h"

#include <QScrollBar>
#include <QStyle>

#include <algorithm>

namespace remit {

namespace {

constexpr int kPagePadding = 16;

int gapOf(RunTile::Size size)
{
    return size == RunTile::Size::Large ? 12 : 8;
}

} // namespace

TileGrid::TileGrid(RunningModel& model, QWidget* parent)
    : QScrollArea(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("tileGrid"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(new QWidget);
    widget()->setAccessibleName(tr("Runs that are going on"));
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &TileGrid::rebuild);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &TileGrid::rebuild);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TileGrid::rebuild);
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex& first, const QModelIndex& last) { fillBare(first.row(), last.row()); });
    rebuild();
}

RunTile* TileGrid::makeTile(const QString& runId)
{
    auto* tile = new RunTile(runId, m_size, widget());
    connect(tile, &RunTile::openRequested, this, &TileGrid::openRequested);
    connect(tile, &RunTile::terminalRequested, this, &TileGrid::terminalRequested);
    connect(tile, &RunTile::stopRequested, this, &TileGrid::stopRequested);
    connect(tile, &RunTile::freezeRequested, this, &TileGrid::freezeRequested);
    connect(tile, &RunTile::thawRequested, this, &TileGrid::thawRequested);
    tile->show();
    return tile;
}

void TileGrid::rebuild()
{
    QList<RunTile*> kept;
    for (RunTile* tile : std::as_const(m_tiles)) {
        if (m_model.rowOf(tile->runId()) >= 0)
            kept.append(tile);
        else
            tile->deleteLater(); // it may be the one whose button was just pressed
    }
    for (RunTile* gone : std::as_const(m_tiles)) {
        if (!kept.contains(gone))
            gone->hide();
    }
    m_tiles = kept;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QString& runId = m_model.at(row).row.runId;
        const bool shown = std::ranges::any_of(m_tiles, [&](const RunTile* tile) { return tile->runId() == runId; });
        if (!shown)
            m_tiles.append(makeTile(runId));
    }
    refresh();
    reorder();
    place();
}

void TileGrid::refresh()
{
    const qint64 now = m_model.nowMs();
    for (RunTile* tile : std::as_const(m_tiles)) {
        if (const int row = m_model.rowOf(tile->runId()); row >= 0)
            tile->setRun(m_model.at(row), now);
    }
}

/** A tile that has shown only its title does not wait for the next tick. */
void TileGrid::fillBare(int first, int last)
{
    for (RunTile* tile : std::as_const(m_tiles)) {
        const int row = m_model.rowOf(tile->runId());
        if (row >= first && row <= last && tile->isBare())
            tile->setRun(m_model.at(row), m_model.nowMs());
    }
}

void TileGrid::tick()
{
    refresh();
    if (m_size != RunTile::Size::Small || underMouse() || m_model.nowMs() - m_orderedMs < kReorderMs)
        return;
    reorder();
    place();
}

void TileGrid::reorder()
{
    m_orderedMs = m_model.nowMs();
    const auto rank = [this](const RunTile* tile) {
        const bool first = m_size == RunTile::Size::Small && tile->isNear();
        return std::pair(first ? 0 : 1, m_model.rowOf(tile->runId()));
    };
    std::ranges::stable_sort(m_tiles, {}, rank);
}

void TileGrid::setTileSize(RunTile::Size size)
{
    if (size == m_size)
        return;
    m_size = size;
    for (RunTile* tile : std::as_const(m_tiles))
        tile->setTileSize(size);
    reorder();
    place();
}

int TileGrid::columns() const
{
    const int gap = gapOf(m_size);
    const int width = viewport()->width() - 2 * kPagePadding;
    return std::max(1, (width + gap) / (RunTile::minimumWidthOf(m_size) + gap));
}

void TileGrid::place()
{
    const int gap = gapOf(m_size);
    const int across = columns();
    const int inner = viewport()->width() - 2 * kPagePadding;
    const int least = RunTile::minimumHeightOf(m_size);
    const int room = viewport()->height() - 2 * kPagePadding;
    const int rowsInView = std::max(1, (room + gap) / (least + gap));
    const int height = std::clamp((room - (rowsInView - 1) * gap) / rowsInView, least, least + 28);
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        const auto column = static_cast<int>(i % across);
        const auto row = static_cast<int>(i / across);
        const int left = column * (inner + gap) / across;
        const int right = (column + 1) * (inner + gap) / across - gap;
        const QRect logical(kPagePadding + left, kPagePadding + row * (height + gap), right - left, height);
        m_tiles.at(i)->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, viewport()->width(), 1), logical));
        if (i > 0)
            setTabOrder(m_tiles.at(i - 1), m_tiles.at(i));
    }
    const int rows = static_cast<int>((m_tiles.size() + across - 1) / across);
    const int whole = 2 * kPagePadding + rows * (height + gap) - gap;
    widget()->resize(viewport()->width(), std::max(whole, viewport()->height()));
}

void TileGrid::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    place();
}

RunTile* TileGrid::currentTile() const
{
    for (RunTile* tile : m_tiles) {
        if (tile->hasFocus() || tile->isAncestorOf(focusWidget()))
            return tile;
    }
    return m_tiles.isEmpty() ? nullptr : m_tiles.constFirst();
}

void TileGrid::moveFocus(int step)
{
    RunTile* current = currentTile();
    if (current == nullptr)
        return;
    const bool focused = current->hasFocus();
    const qsizetype at = m_tiles.indexOf(current) + (focused ? step : 0);
    RunTile* next = m_tiles.at(std::clamp<qsizetype>(at, 0, m_tiles.size() - 1));
    next->setFocus(Qt::TabFocusReason);
    ensureWidgetVisible(next, 0, kPagePadding);
}

} // namespace remit
