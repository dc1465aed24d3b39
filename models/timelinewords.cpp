// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timelinewords.h"

#include "models/formats.h"
#include "models/statuswords.h"
#include "models/visibletext.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownAtMost = 300; // characters of a table cell
constexpr qsizetype kDetailAtMost = 4000;

QString tr(const char* text, const char* comment = nullptr)
{
    return QCoreApplication::translate("remit", text, comment);
}

QString shown(const QString& text)
{
    return VisibleText(text.left(kShownAtMost).simplified(), 1).text();
}

QString textOf(const Event& event, QLatin1StringView key)
{
    return shown(event.data.value(key).toString());
}

qint64 numberOf(const Event& event, QLatin1StringView key)
{
    return qint64(event.data.value(key).toDouble());
}

TimelineWords callWords(const Event& event)
{
    const qint64 cached = numberOf(event, "cache_read"_L1);
    TimelineWords words{tr("Model call"), textOf(event, "model"_L1), {}, {}, false};
    if (event.data.contains("duration_ms"_L1))
        words.what
            = tr("%1, %2", "model, duration").arg(words.what, format::duration(numberOf(event, "duration_ms"_L1)));
    words.result
        = tr("%1 in, %2 out", "tokens")
              .arg(format::tokens(numberOf(event, "input"_L1) + cached), format::tokens(numberOf(event, "output"_L1)));
    const QJsonValue cost = event.data.value("cost_usd"_L1);
    words.figure = cost.isDouble() ? format::cost(std::llround(cost.toDouble() * 1e6)) : format::unknown();
    return words;
}

TimelineWords toolWords(const Timeline& timeline, int index)
{
    const Event& event = timeline.events()[index];
    const int partner = timeline.partnerOf(index);
    const bool isStart = event.type == QLatin1StringView(event::toolStart);
    const Event* const start = isStart ? &event : partner >= 0 ? &timeline.events()[partner] : nullptr;
    const Event* const end = !isStart ? &event : partner >= 0 ? &timeline.events()[partner] : nullptr;
    TimelineWords words{
        start ? textOf(*start, "name"_L1) : tr("Tool"), textOf(start ? *start : event, "summary"_L1), {}, {}, true};
    if (!end) {
        words.result = tr("no answer");
        return words;
    }
    const QJsonValue exit = end->data.value("exit"_L1);
    words.result = exit.isDouble()              ? tr("exit %1").arg(exit.toInt())
        : end->data.value("ok"_L1).toBool(true) ? textOf(*end, "summary"_L1)
                                                : tr("failed");
    if (start)
        words.figure = format::duration(end->timeMs - start->timeMs);
    return words;
}

TimelineWords limitWords(const Event& event, TimelineKind kind)
{
    const auto name = limitNameFrom(event.data.value("limit"_L1).toString());
    const QString word = name ? limitWord(*name) : textOf(event, "limit"_L1);
    const double used = event.data.value("used"_L1).toDouble();
    const double allowed = event.data.value("allowed"_L1).toDouble();
    TimelineWords words{kind == TimelineKind::LimitReached ? tr("Limit reached") : tr("Limit near"), {}, {}, {}, false};
    words.what = allowed > 0 ? tr("%1 of %2", "80 % of cost").arg(format::share(used / allowed), word) : word;
    LimitUse use{name.value_or(LimitName::WallClock), used, allowed, event.data.value("unit"_L1).toString(),
        event.data.value("source"_L1).toString()};
    words.result = format::limitUse(use);
    words.figure = textOf(event, "source"_L1);
    return words;
}

/** The word for an event that has no lane; a type of a newer Remit is shown as it is. */
QString otherTitle(const Event& event)
{
    static const QHash<QString, const char*> titles{
        {QLatin1StringView(event::runCreated), QT_TRANSLATE_NOOP("remit", "Run created")},
        {QLatin1StringView(event::runStarted), QT_TRANSLATE_NOOP("remit", "Agent started")},
        {QLatin1StringView(event::runEnded), QT_TRANSLATE_NOOP("remit", "Agent ended")},
        {QLatin1StringView(event::runFinished), QT_TRANSLATE_NOOP("remit", "Run finished")},
        {QLatin1StringView(event::runInterrupted), QT_TRANSLATE_NOOP("remit", "Interrupted")},
        {QLatin1StringView(event::worktreeMade), QT_TRANSLATE_NOOP("remit", "Worktree")},
        {QLatin1StringView(event::setupDone), QT_TRANSLATE_NOOP("remit", "Setup")},
        {QLatin1StringView(event::agentSession), QT_TRANSLATE_NOOP("remit", "Session")},
        {QLatin1StringView(event::agentText), QT_TRANSLATE_NOOP("remit", "Agent says")},
        {QLatin1StringView(event::agentNotice), QT_TRANSLATE_NOOP("remit", "Notice")},
        {QLatin1StringView(event::agentResult), QT_TRANSLATE_NOOP("remit", "Agent's result")},
        {QLatin1StringView(event::agentUsage), QT_TRANSLATE_NOOP("remit", "Agent's own figures")},
        {QLatin1StringView(event::limitsUsed), QT_TRANSLATE_NOOP("remit", "Meters")},
        {QLatin1StringView(event::networkUsed), QT_TRANSLATE_NOOP("remit", "Network")},
        {QLatin1StringView(event::findingMade), QT_TRANSLATE_NOOP("remit", "Finding")},
        {QLatin1StringView(event::claimMade), QT_TRANSLATE_NOOP("remit", "Claim")},
        {QLatin1StringView(event::stopRequested), QT_TRANSLATE_NOOP("remit", "Stop")},
        {QLatin1StringView(event::runFrozen), QT_TRANSLATE_NOOP("remit", "Frozen")},
        {QLatin1StringView(event::runThawed), QT_TRANSLATE_NOOP("remit", "Thawed")},
        {QLatin1StringView(event::verdictGiven), QT_TRANSLATE_NOOP("remit", "Verdict")},
        {QLatin1StringView(event::tornTail), QT_TRANSLATE_NOOP("remit", "Journal mended")},
        {QLatin1StringView(event::note), QT_TRANSLATE_NOOP("remit", "Note")}};
    if (event.type == QLatin1StringView(event::checkDone)) {
        const QString when = event.data.value("when"_L1).toString();
        return when == "before"_L1 ? tr("Check before") : when == "after"_L1 ? tr("Check after") : tr("Check again");
    }
    const char* const known = titles.value(event.type, nullptr);
    return known == nullptr ? shown(event.type) : tr(known);
}

QString metersInWords(const Event& event)
{
    QStringList parts;
    for (const QJsonValue& value : event.data.value("uses"_L1).toArray()) {
        const QJsonObject use = value.toObject();
        if (const auto name = limitNameFrom(use.value("limit"_L1).toString()))
            parts.append(tr("%1 %2", "meter, use")
                    .arg(limitWord(*name),
                        format::limitUse({*name, use.value("used"_L1).toDouble(), use.value("allowed"_L1).toDouble(),
                            use.value("unit"_L1).toString(), use.value("source"_L1).toString()})));
    }
    return parts.join(u", "_s);
}

QString networkInWords(const Event& event)
{
    qint64 sent = 0;
    qint64 received = 0;
    QStringList hosts;
    for (const QJsonValue& value : event.data.value("hosts"_L1).toArray()) {
        hosts.append(shown(value[u"host"].toString()));
        sent += value[u"sent"].toInteger();
        received += value[u"received"].toInteger();
    }
    return tr("%1: %2 sent, %3 received", "hosts").arg(hosts.join(u", "_s), format::size(sent), format::size(received));
}

TimelineWords otherWords(const Event& event)
{
    TimelineWords words{otherTitle(event), {}, {}, {}, false};
    if (event.type == QLatin1StringView(event::limitsUsed)) {
        words.what = metersInWords(event);
        return words;
    }
    if (event.type == QLatin1StringView(event::networkUsed)) {
        words.what = networkInWords(event);
        return words;
    }
    for (const QLatin1StringView key : {"text"_L1, "reason"_L1, "summary"_L1, "command"_L1, "detail"_L1, "path"_L1,
             "status"_L1, "model"_L1, "verdict"_L1, "title"_L1, "program"_L1, "by"_L1}) {
        if (words.what = textOf(event, key); !words.what.isEmpty())
            break;
    }
    if (event.data.contains("exit"_L1) && event.data.value("exit"_L1).isDouble())
        words.result = tr("exit %1").arg(event.data.value("exit"_L1).toInt());
    if (event.data.contains("duration_ms"_L1))
        words.figure = format::duration(numberOf(event, "duration_ms"_L1));
    return words;
}

} // namespace

QString laneName(TimelineLane lane)
{
    switch (lane) {
    case TimelineLane::Phase:
        return tr("Phase");
    case TimelineLane::Calls:
        return tr("Model calls");
    case TimelineLane::Tools:
        return tr("Tools");
    case TimelineLane::Files:
        return tr("Files changed");
    case TimelineLane::Policy:
        return tr("Policy");
    case TimelineLane::Limits:
        return tr("Limits");
    case TimelineLane::Snapshots:
        return tr("Snapshots");
    case TimelineLane::Count:
        break;
    }
    return {};
}

QString phaseWord(const Event& event)
{
    const QString to = event.data.value("to"_L1).toString();
    const auto state = runStateFrom(to);
    return state ? stateWord(*state) : shown(to);
}

TimelineWords timelineWords(const Timeline& timeline, int index)
{
    const Event& event = timeline.events()[index];
    const TimelineKind kind = timeline.kindOf(index);
    switch (kind) {
    case TimelineKind::Call:
        return callWords(event);
    case TimelineKind::Read:
    case TimelineKind::Edit:
    case TimelineKind::Command:
    case TimelineKind::OtherTool:
        return toolWords(timeline, index);
    case TimelineKind::Phase:
        return {tr("Phase"), phaseWord(event), textOf(event, "reason"_L1), {}, false};
    case TimelineKind::Files:
        return {tr("Files changed"), tr("Files: %1").arg(numberOf(event, "count"_L1)),
            format::diffCounts(numberOf(event, "added"_L1), numberOf(event, "removed"_L1)), {}, false};
    case TimelineKind::Policy:
        return {tr("Policy"), textOf(event, "what"_L1), tr("denied"), textOf(event, "action"_L1), true};
    case TimelineKind::LimitWarning:
    case TimelineKind::LimitReached:
        return limitWords(event, kind);
    case TimelineKind::Snapshot:
        return {tr("Snapshot %1").arg(numberOf(event, "n"_L1)), textOf(event, "ref"_L1),
            tr("Files: %1").arg(numberOf(event, "files"_L1)) + u", "_s
                + format::diffCounts(numberOf(event, "added"_L1), numberOf(event, "removed"_L1)),
            {}, true};
    default:
        return otherWords(event);
    }
}

QString timelineDetail(const Timeline& timeline, int index)
{
    QStringList lines;
    const auto add = [&lines](const Event& event) {
        for (auto it = event.data.begin(); it != event.data.end(); ++it) {
            QString value = it->isString() ? it->toString()
                : it->isObject() ? QString::fromUtf8(QJsonDocument(it->toObject()).toJson(QJsonDocument::Compact))
                : it->isArray()  ? QString::fromUtf8(QJsonDocument(it->toArray()).toJson(QJsonDocument::Compact))
                : it->isDouble() ? QString::number(it->toDouble(), 'g', 12)
                                 : it->toVariant().toString();
            QStringList parts = value.left(kDetailAtMost).split(u'\n');
            for (QString& part : parts)
                part = VisibleText(part, 4).text();
            lines.append(u"%1: %2"_s.arg(it.key(), parts.join(u'\n')));
        }
    };
    add(timeline.events()[index]);
    if (const int partner = timeline.partnerOf(index); partner >= 0)
        add(timeline.events()[partner]);
    QString text = lines.join(u'\n');
    if (text.size() > kDetailAtMost)
        text = text.left(kDetailAtMost) + QChar(0x2026);
    return text;
}

} // namespace remit
