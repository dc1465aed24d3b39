// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/follow.h"

#include "runner/launch/recovery.h"
#include "runner/process/processtree.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>

using namespace std::chrono_literals;

namespace remit::ctl {

namespace {

constexpr int kMostTries = 60; ///< of 50 ms each, when something does not go as it should

QString sentence(const Event& event)
{
    const QJsonObject& data = event.data;
    const auto text = [&](const char* key) { return data.value(QLatin1StringView(key)).toVariant().toString(); };
    const auto is = [&](const char* type) { return event.type == QLatin1StringView(type); };
    if (is(event::runCreated))
        return QStringLiteral("%1 on %2 at %3").arg(text("title"), text("repository"), text("base").left(10));
    if (is(event::runState))
        return QStringLiteral("%1 → %2 %3").arg(text("from"), text("to"), text("reason")).trimmed();
    if (is(event::agentText))
        return text("text").simplified().left(200);
    if (is(event::toolStart))
        return QStringLiteral("%1 %2").arg(text("name"), text("summary"));
    if (is(event::toolEnd))
        return QStringLiteral("%1 %2").arg(
            data.value(u"ok").toBool() ? QStringLiteral("ok") : QStringLiteral("failed"), text("summary"));
    if (is(event::llmCall))
        return QStringLiteral("%1: %2 in, %3 out (%4)")
            .arg(text("model"), text("input"), text("output"), text("source"));
    if (is(event::checkDone))
        return QStringLiteral("%1: exit %2, %3 ms: %4")
            .arg(text("when"), text("exit"), text("duration_ms"), text("command"));
    if (is(event::snapshotMade))
        return QStringLiteral("%1 %2").arg(text("ref"), text("commit").left(10));
    if (is(event::limitWarning) || is(event::limitReached))
        return QStringLiteral("%1: %2 of %3 %4").arg(text("limit"), text("used"), text("allowed"), text("unit"));
    if (is(event::findingMade))
        return QStringLiteral("%1 %2 %3: %4").arg(text("severity"), text("kind"), text("path"), text("detail"));
    if (is(event::runFinished))
        return QStringLiteral("%1: %2").arg(text("status"), text("reason"));
    if (is(event::verdictGiven))
        return QStringLiteral("%1 %2").arg(text("verdict"), text("how"));
    for (const char* key : {"text", "reason", "by", "status", "session", "path", "program"}) {
        if (data.contains(QLatin1StringView(key)))
            return text(key).simplified().left(200);
    }
    return {};
}

} // namespace

QString logLine(const Event& event)
{
    return QStringLiteral("%1  %2  %3")
        .arg(QDateTime::fromMSecsSinceEpoch(event.timeMs, QTimeZone::UTC).toString(u"HH:mm:ss.zzz"),
            event.type.leftJustified(16), shown(sentence(event)));
}

Follower::Follower(Session session, RunId run, Tell tell, QObject* parent)
    : QObject(parent)
    , m_session(std::move(session))
    , m_run(std::move(run))
    , m_tell(tell)
{
    m_timer.setInterval(50ms);
    connect(&m_timer, &QTimer::timeout, this, &Follower::look);
}

void Follower::start()
{
    m_timer.start();
    // Not before the event loop runs: a run that is over already would end a loop that has not begun.
    QMetaObject::invokeMethod(this, &Follower::look, Qt::QueuedConnection);
}

void Follower::look()
{
    const auto state
        = readJournal(m_session.paths.journalFile(m_run), m_run, [this](const Event& event) { tell(event); }, m_state);
    if (state)
        m_state = *state;
    if (!m_ended && hasSupervisor(m_session.paths, m_run)) {
        m_started = true;
        return;
    }
    // Nobody attends it: it waits in the queue, it is published, or its supervisor died and somebody must give it its
    // end.
    auto launcher = m_session.launcher();
    if (!launcher)
        return;
    if (!m_ended) {
        const Standing standing = standingOf(m_session.paths, m_run);
        if (standing == Standing::Waiting) {
            const QString why = launcher->whyWaiting();
            if (why != m_waiting && m_tell != Tell::Nothing && !why.isEmpty())
                printNote(why);
            m_waiting = why;
            m_timer.setInterval(500ms);
            (void)launcher->startQueued();
            return;
        }
        m_timer.setInterval(50ms);
        if (standing == Standing::Abandoned && !recovered(*launcher) && m_tries > kMostTries) {
            m_timer.stop();
            Q_EMIT failed(m_problem);
        }
        return;
    }
    if (hasSupervisor(m_session.paths, m_run)) // it is closing its books; a verdict right after us must not meet it
        return;
    if (ActiveRuns(m_session.paths).all().contains(m_run)) {
        if (recovered(*launcher) || m_tries <= kMostTries)
            return;
        printNote(m_problem); // its end stands in its journal all the same
    } else if (isAlive(supervisorOf(m_session.paths, m_run)) && ++m_tries <= kMostTries) {
        return; // nothing of the run shall live when we end
    }
    finish();
}

bool Follower::recovered(Launcher& launcher)
{
    const auto ended = launcher.recover();
    if (ended)
        return true;
    m_problem = ended.error().detail;
    ++m_tries;
    return false;
}

void Follower::finish()
{
    m_timer.stop();
    if (const auto record = recordFromJournal(m_session.paths, m_run))
        Q_EMIT finished(*record);
    else
        Q_EMIT finished({});
}

void Follower::tell(const Event& event)
{
    if (event.type == QLatin1StringView(event::runFinished))
        m_ended = true;
    if (m_tell == Tell::Events)
        print(logLine(event));
    static constexpr std::array kTold{event::runState, event::checkDone, event::toolStart, event::limitWarning,
        event::limitReached, event::agentNotice, event::findingMade};
    if (m_tell == Tell::Progress
        && std::ranges::any_of(kTold, [&](const char* type) { return event.type == QLatin1StringView(type); }))
        printNote(logLine(event));
}

} // namespace remit::ctl
