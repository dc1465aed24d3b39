// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A race in the place of a run.
#include "runner/contract/racers.h"
#include "views/review/changespage.h"
#include "views/review/queueview.h"
#include "views/review/racepage.h"
#include "views/review/reviewpage.h"
#include "views/review/verdictpanels.h"
#include "views/widgets/errorbanner.h"

#include <QAction>
#include <QStackedWidget>

namespace remit {

void ReviewPage::makeRace()
{
    m_racePage = new RacePage(m_backend);
    m_right->addWidget(m_racePage);
    // Queued: what opens takes the page's table and its buttons away.
    connect(m_racePage, &RacePage::runWanted, this, &ReviewPage::choose, Qt::QueuedConnection);
    connect(m_racePage, &RacePage::failed, this, [this](const QString& sentence) { m_error->say(sentence); });
    // In its own page, where the change and its findings are to be seen.
    const auto accept = [this](const QString& runId) {
        m_acceptWhenRead = runId;
        choose(runId);
        acceptIfRead(); // it may have been open before
    };
    connect(m_racePage, &RacePage::acceptWanted, this, accept, Qt::QueuedConnection);
    connect(&m_session, &ReviewSession::recordChanged, this, &ReviewPage::acceptIfRead);
}

void ReviewPage::acceptIfRead()
{
    if (m_acceptWhenRead.isEmpty() || m_session.runId() != m_acceptWhenRead || !m_session.hasRecord())
        return;
    m_acceptWhenRead.clear();
    showHeader();
    m_panels->accept();
}

/** The runs of a race have the keys of the tabs as long as it is shown. */
void ReviewPage::makeRaceActions()
{
    for (int column = TabCount; column < int(kMostRacers); ++column)
        act(
            tr("Open a run of the race"), QKeySequence(Qt::Key(Qt::Key_1 + column)),
            [this, column] {
                if (isRaceShown())
                    m_racePage->openColumn(column);
            },
            Where::Everywhere);
    m_openBest = act(
        tr("Open the best run of the race"), Qt::Key_Return, [this] { m_racePage->openColumn(0); }, Where::Everywhere);
    m_openBest->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    m_openBest->setEnabled(false);
}

void ReviewPage::chooseRace(const QString& race)
{
    m_acceptWhenRead.clear();
    m_changes->keepUnsaved();
    m_race = race;
    m_racePage->open(race);
    m_queueView->setCurrentRun(race);
    showWork();
}

} // namespace remit
