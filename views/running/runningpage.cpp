// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/running/runningpage.h"

#include "views/running/queuedpanel.h"
#include "views/running/runninghead.h"
#include "views/running/tilegrid.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/errorbanner.h"
#include "views/widgets/loadingbar.h"

#include <QAction>
#include <QMessageBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace remit {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

RunningPage::RunningPage(Backend& backend, RunningModel::Clock clock, QWidget* parent)
    : Page(parent)
    , m_backend(backend)
    , m_model(backend, std::move(clock))
    , m_head(new RunningHead(this))
    , m_banner(new ErrorBanner(this))
    , m_body(new QStackedWidget(this))
    , m_grid(new TileGrid(m_model, this))
    , m_empty(new EmptyState(Icon::Running, tr("Nothing is running"),
          tr("A run starts from a contract. It works in its own worktree, inside a sandbox, under limits."), this))
    , m_queued(new QueuedPanel(this))
    , m_loading(new LoadingBar(m_body))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_banner);
    m_body->addWidget(m_grid);
    m_body->addWidget(m_empty);
    column->addWidget(m_body, 1);
    column->addWidget(m_queued);
    Button* start = m_empty->addButton(tr("New run"), Button::Kind::Primary);
    start->setObjectName(u"newRun"_s);
    start->setKeyHint(u"Ctrl N"_s);
    connect(start, &Button::clicked, this, [this] { Q_EMIT pageRequested(u"newrun"_s, {}); });
    m_second.setInterval(1s);
    makeActions();
    connectParts();
    m_loading->start(tr("Reading the runs"));
    m_model.reload();
    refresh();
}

void RunningPage::connectParts()
{
    connect(&m_second, &QTimer::timeout, this, &RunningPage::tick);
    connect(&m_model, &RunningModel::loaded, this, [this] {
        m_loading->stop();
        m_banner->clear();
        refresh();
    });
    connect(&m_model, &RunningModel::loadFailed, this, [this](const QString& sentence) {
        m_loading->stop();
        m_banner->say(sentence, tr("Read again"));
    });
    connect(m_banner, &ErrorBanner::actionTriggered, &m_model, &RunningModel::reload);
    connect(&m_model, &RunningModel::occupancyChanged, this, &RunningPage::refresh);
    connect(&m_model, &RunningModel::queuedChanged, this, &RunningPage::refresh);
    connect(m_head, &RunningHead::slotsChosen, this, [this](int count) { m_backend.setSlots(count); });
    connect(m_head, &RunningHead::tileSizeChosen, this, &RunningPage::chooseTileSize);
    connect(m_head, &RunningHead::stopAllRequested, this, &RunningPage::askStopAll);
    connect(m_head, &RunningHead::freezeAllRequested, this, &RunningPage::freezeAll);
    connect(m_grid, &TileGrid::stopRequested, this, &RunningPage::stop);
    connect(m_grid, &TileGrid::freezeRequested, this,
        [this](const QString& id) { say(m_backend.freeze(id), tr("The run was not frozen.")); });
    connect(m_grid, &TileGrid::thawRequested, this,
        [this](const QString& id) { say(m_backend.thaw(id), tr("The run does not go on.")); });
    connect(m_grid, &TileGrid::terminalRequested, this, [this](const QString& id) { m_backend.openTerminal(id); });
    connect(
        m_grid, &TileGrid::openRequested, this, [this](const QString& id) { Q_EMIT pageRequested(u"review"_s, id); });
    connect(m_queued, &QueuedPanel::startRequested, this,
        [this](const QString& id) { say(m_backend.startNow(id), tr("The run did not start.")); });
    connect(m_queued, &QueuedPanel::removeRequested, this,
        [this](const QString& id) { say(m_backend.removeQueued(id), tr("The run was not removed.")); });
}

void RunningPage::addKey(const QString& text, const QList<QKeySequence>& keys, const std::function<void()>& act)
{
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    addAction(action);
    connect(action, &QAction::triggered, this, act);
}

void RunningPage::makeActions()
{
    const auto ofCurrent = [this](const std::function<void(const QString&)>& act) {
        return [this, act] {
            if (const RunTile* tile = m_grid->currentTile())
                act(tile->runId());
        };
    };
    addKey(tr("Next tile"), {QKeySequence(Qt::Key_J)}, [this] { m_grid->moveFocus(1); });
    addKey(tr("Previous tile"), {QKeySequence(Qt::Key_K)}, [this] { m_grid->moveFocus(-1); });
    addKey(tr("Tile below"), {QKeySequence(u"Alt+Down"_s)}, [this] { m_grid->moveFocus(m_grid->columns()); });
    addKey(tr("Tile above"), {QKeySequence(u"Alt+Up"_s)}, [this] { m_grid->moveFocus(-m_grid->columns()); });
    addKey(tr("Open"), {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)},
        ofCurrent([this](const QString& id) { Q_EMIT pageRequested(u"review"_s, id); }));
    addKey(tr("Open terminal"), {QKeySequence(Qt::Key_T)},
        ofCurrent([this](const QString& id) { m_backend.openTerminal(id); }));
    addKey(tr("Large or small tiles"), {QKeySequence(Qt::Key_Z)}, [this] {
        chooseTileSize(m_grid->tileSize() == RunTile::Size::Large ? RunTile::Size::Small : RunTile::Size::Large);
    });
    addKey(tr("Freeze or thaw"), {QKeySequence(Qt::Key_F)}, [this] {
        if (RunTile* tile = m_grid->currentTile())
            tile->toggleFreeze();
    });
    addKey(tr("Freeze all"), {QKeySequence(u"Shift+F"_s)}, [this] { freezeAll(); });
    addKey(tr("Stop"), {QKeySequence(u"Shift+Del"_s)}, ofCurrent([this](const QString& id) { stop(id); }));
    addKey(tr("Stop all"), {QKeySequence(u"Ctrl+Shift+Del"_s)}, [this] { askStopAll(); });
}

QList<KeyHint> RunningPage::keyHints() const
{
    return {{u"j k"_s, tr("Tile")}, {u"Enter"_s, tr("Open")}, {u"t"_s, tr("Terminal")}, {u"f"_s, tr("Freeze")},
        {u"z"_s, tr("Tile size")}, {u"Shift Del"_s, tr("Stop")}};
}

QList<QWidget*> RunningPage::panes()
{
    return {m_head, m_body, m_queued};
}

void RunningPage::activated()
{
    if (RunTile* tile = m_grid->currentTile())
        tile->setFocus(Qt::OtherFocusReason);
    else if (auto* start = m_empty->findChild<Button*>(u"newRun"_s))
        start->setFocus(Qt::OtherFocusReason);
}

void RunningPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_second.start();
    tick();
}

void RunningPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_second.stop(); // a hidden page wakes nobody
}

/** What goes on is shown once a second; what a person or the queue did, at once. */
void RunningPage::tick()
{
    m_grid->tick();
    m_head->tell(m_model);
}

void RunningPage::refresh()
{
    const int count = m_model.rowCount();
    const auto usual = count > kManyTiles ? RunTile::Size::Small : RunTile::Size::Large;
    m_grid->setTileSize(m_chosen.value_or(usual));
    m_head->setTileSize(m_grid->tileSize());
    const std::array now{count, m_model.occupancy().slotsUsed, m_model.occupancy().slotsTotal};
    if (std::exchange(m_told, now) != now)
        m_head->tell(m_model);
    m_queued->setQueue(m_model.queued(), m_model.occupancy());
    const bool empty = m_model.isLoaded() && count == 0;
    m_body->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_grid);
}

void RunningPage::chooseTileSize(RunTile::Size size)
{
    m_chosen = size;
    refresh();
}

void RunningPage::say(const QFuture<Result<>>& answer, const QString& what)
{
    QFuture<Result<>>(answer).then(this, [this, what](const Result<>& done) {
        if (!done)
            m_banner->say(u"%1 %2"_s.arg(what, done.error().detail));
    });
}

void RunningPage::stop(const QString& runId)
{
    say(m_backend.stop(runId), tr("The run was not stopped."));
}

void RunningPage::freezeAll()
{
    say(m_backend.freezeAll(), tr("Not every run was frozen."));
}

void RunningPage::askStopAll()
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    auto* box = new QMessageBox(
        QMessageBox::Warning, tr("Stop all"), tr("Stop %n runs?", nullptr, count), QMessageBox::NoButton, this);
    box->setObjectName(u"stopAllBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Their work is kept and goes to review."));
    QPushButton* yes = box->addButton(tr("Stop %n runs", nullptr, count), QMessageBox::AcceptRole);
    yes->setObjectName(u"stopAllYes"_s);
    QPushButton* no = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this] { say(m_backend.stopAll(), tr("Not every run was stopped.")); });
    box->open();
}

} // namespace remit
