// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/traymenu.h"

#include "models/formats.h"
#include "models/liverun.h"
#include "views/widgets/icons.h"
#include "views/widgets/statuslook.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** A title must not become a mnemonic or a column of its own. */
QString menuText(const QString& text)
{
    QString safe = oneLine(text);
    return safe.replace(u'&', u"&&"_s);
}

} // namespace

TrayMenu::TrayMenu(QWidget* parent)
    : QMenu(parent)
{
    setState({});
}

QAction* TrayMenu::add(Icon icon, IconTone tone, const QString& text, const QString& note, const QString& name)
{
    QAction* action = addAction(icons::icon(icon, tone), note.isEmpty() ? text : text + u'\t' + note);
    action->setObjectName(name);
    return action;
}

void TrayMenu::addNextToEnd(const QList<TrayRun>& runs)
{
    if (runs.isEmpty())
        return;
    QAction* head = addAction(tr("Next to end"));
    head->setEnabled(false);
    for (const TrayRun& run : runs.first(std::min(runs.size(), kShownTrayRuns))) {
        QAction* action
            = add(lookOf(run.state).icon, IconTone::Text2, menuText(run.title), format::clock(run.leftMs), u"next"_s);
        connect(action, &QAction::triggered, this, [this, id = run.runId] { Q_EMIT runRequested(id); });
    }
    addSeparator();
}

void TrayMenu::setState(const TrayState& state)
{
    clear();
    const QString questions = state.questions > 0 ? tr("%n questions", nullptr, state.questions) : QString();
    QAction* review
        = add(Icon::Review, IconTone::Text2, tr("%n to review", nullptr, state.toReview), questions, u"review"_s);
    connect(review, &QAction::triggered, this, [this] { Q_EMIT pageRequested(u"review"_s); });
    const QString going
        = tr("%1, %2").arg(tr("%n running", nullptr, state.running), tr("%n queued", nullptr, state.queued));
    const QString cost = state.running > 0 ? format::cost(state.costMicroUsd) : QString();
    QAction* running = add(Icon::Running, IconTone::Text2, going, cost, u"running"_s);
    connect(running, &QAction::triggered, this, [this] { Q_EMIT pageRequested(u"running"_s); });
    if (state.alerts > 0) {
        QAction* alerts
            = add(Icon::Alerts, IconTone::Warn, tr("%n alerts", nullptr, state.alerts), QString(), u"alerts"_s);
        connect(alerts, &QAction::triggered, this, [this] { Q_EMIT pageRequested(u"alerts"_s); });
    }
    addSeparator();
    addNextToEnd(state.nextToEnd);
    QAction* fresh = add(Icon::NewRun, IconTone::Text2, tr("New run…"), u"Ctrl N"_s, u"newRun"_s);
    connect(fresh, &QAction::triggered, this, [this] { Q_EMIT pageRequested(u"newrun"_s); });
    QAction* stop = add(Icon::Stop, IconTone::Bad, tr("Stop everything…"), QString(), u"stopEverything"_s);
    stop->setEnabled(state.running > 0);
    connect(stop, &QAction::triggered, this, &TrayMenu::stopEverythingRequested);
    addSeparator();
    QAction* open = addAction(tr("Open Remit"));
    open->setObjectName(u"open"_s);
    connect(open, &QAction::triggered, this, &TrayMenu::openRequested);
    QAction* quit = addAction(tr("Quit, runs go on"));
    quit->setObjectName(u"quit"_s);
    connect(quit, &QAction::triggered, this, &TrayMenu::quitRequested);
}

} // namespace remit
