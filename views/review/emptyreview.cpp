// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/emptyreview.h"

#include "models/formats.h"
#include "models/queuewords.h"
#include "models/statuswords.h"
#include "views/review/fact.h"
#include "views/widgets/card.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/label.h"
#include "views/widgets/statuslook.h"

#include <QBoxLayout>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr int kShown = 5;

} // namespace

EmptyReview::EmptyReview(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_state(new EmptyState(Icon::Review, tr("Nothing to review"), {}))
    , m_list(new QWidget)
{
    setObjectName(u"emptyReview"_s);
    new QVBoxLayout(m_list);
    m_list->layout()->setContentsMargins(0, 0, 0, 0);
    m_state->setMiddle(m_list);
    Button* newRun = m_state->addButton(tr("New run"), Button::Kind::Primary);
    newRun->setKeyHint(u"Ctrl N"_s);
    Button* running = m_state->addButton(tr("Show running runs"));
    connect(newRun, &Button::clicked, this, &EmptyReview::newRunRequested);
    connect(running, &Button::clicked, this, &EmptyReview::runningRequested);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_state);
}

void EmptyReview::refresh()
{
    RunFilter filter;
    filter.active = true;
    m_backend.runs(filter).then(this, [this](const Result<QList<RunRow>>& runs) {
        if (runs)
            take(*runs);
    });
}

void EmptyReview::take(const QList<RunRow>& running)
{
    delete m_list->findChild<Card*>(Qt::FindDirectChildrenOnly);
    const auto going = std::ranges::count_if(running, [](const RunRow& run) { return run.state != RunState::Queued; });
    m_state->setSentence(going == 0 ? tr("No run is going on. Describe a task and start one.")
                                    : tr("%n run(s) are going on.", nullptr, int(going)));
    m_list->setVisible(going > 0);
    if (going == 0)
        return;
    auto* card = new Card;
    card->column()->setContentsMargins(0, 0, 0, 0);
    card->column()->setSpacing(0);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    int shown = 0;
    for (const RunRow& run : running) {
        if (run.state != RunState::Queued && shown++ < kShown)
            card->column()->addWidget(makeRow(run, now));
    }
    m_list->layout()->addWidget(card);
}

QWidget* EmptyReview::makeRow(const RunRow& run, qint64 nowMs)
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(16, 6, 16, 6);
    line->setSpacing(12);
    const StatusLook look = lookOf(run.state);
    line->addWidget(Fact::still(look.icon, iconTone(look.tone)));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new ElidedLabel(run.title, TextRole::Medium));
    words->addWidget(new ElidedLabel(
        u"%1 \u00b7 %2"_s.arg(repositoryName(run.repository), run.agent), TextRole::Small, IconTone::Text2));
    line->addLayout(words, 1);
    const QString clock
        = run.startedAtMs > 0 ? format::clock(std::max<qint64>(0, nowMs - run.startedAtMs)) : stateWord(run.state);
    line->addWidget(new Label(clock, TextRole::Small, IconTone::Text2));
    return row;
}

} // namespace remit
