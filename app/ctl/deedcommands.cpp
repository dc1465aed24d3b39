// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "runner/launch/hold.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>

namespace remit::ctl {

namespace {

/** The runs that a kill-switch command is about: the one named, or all active ones. */
struct Chosen {
    std::optional<int> code;
    QList<RunId> runs;
    bool json = false;
};

Chosen chosenRuns(const Session& session, const QString& what)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(what);
    const QCommandLineOption all(QStringLiteral("all"), QStringLiteral("Every run that is not finished."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOptions({all, json});
    parser.addPositionalArgument(QStringLiteral("RUN"), QStringLiteral("The run."), QStringLiteral("[RUN]"));
    if (const auto code = parse(parser, session, 0, 1))
        return {code, {}, false};
    if (parser.isSet(all) == !parser.positionalArguments().isEmpty()) {
        printError(QStringLiteral("remitctl %1: name a run, or --all.").arg(session.command));
        return {UsageError, {}, false};
    }
    if (parser.isSet(all))
        return {{}, ActiveRuns(session.paths).all(), parser.isSet(json)};
    const auto run = findRun(session, parser.positionalArguments().constFirst());
    if (!run)
        return {fail(run.error()), {}, false};
    return {{}, {*run}, parser.isSet(json)};
}

/** Does it to each run, tells each outcome, and gives the first failure's exit code. */
template <typename Deed>
int toEach(const Chosen& chosen, const QString& done, Deed deed)
{
    int code = Done;
    QJsonArray outcomes;
    for (const RunId& run : chosen.runs) {
        const Result<> result = deed(run);
        outcomes.append(QJsonObject{{QStringLiteral("run_id"), run.text()}, {QStringLiteral("ok"), result.has_value()},
            {QStringLiteral("error"), result ? QJsonValue() : QJsonValue(result.error().detail)}});
        if (!result)
            code = fail(result.error());
        else if (!chosen.json)
            print(QStringLiteral("%1 %2").arg(run.text(), done));
    }
    if (chosen.json)
        print(outcomes);
    return code;
}

/** "-": what is typed or piped. */
QString givenText(const QString& value)
{
    constexpr qint64 kLongestAnswer = 1 << 20;
    if (value != u"-")
        return value;
    QFile input;
    return input.open(stdin, QIODevice::ReadOnly) ? QString::fromUtf8(input.read(kLongestAnswer)) : QString();
}

/** What the verdict did to the others of the race, in the document and for people. */
void tellRaceEnd(const RaceEnd& end, QJsonObject& answer)
{
    const auto tell = [&](const QList<RunId>& runs, const QString& key, const QString& sentence) {
        QStringList names;
        for (const RunId& run : runs)
            names.append(run.text());
        if (!names.isEmpty())
            answer.insert(key, QJsonArray::fromStringList(names));
        for (const QString& name : std::as_const(names))
            printNote(sentence.arg(name));
    };
    tell(end.stopped, QStringLiteral("stopped"), QStringLiteral("%1 of the same race was stopped."));
    tell(end.rejected, QStringLiteral("rejected"),
        QStringLiteral("%1 of the same race was rejected. Its snapshots stay; undoing the accept takes it back."));
    tell(end.reopened, QStringLiteral("reopened"), QStringLiteral("%1 of the same race waits for a verdict again."));
    for (const QString& problem : end.problems)
        printNote(QStringLiteral("%1 The next command tries it again.").arg(problem));
}

} // namespace

std::optional<int> stopRuns(const Session& session)
{
    const Chosen chosen
        = chosenRuns(session, QStringLiteral("Stops a run and returns when nothing of it lives. Its work is kept."));
    if (chosen.code)
        return chosen.code;
    auto launcher = session.launcher();
    if (!launcher)
        return fail(launcher.error());
    return toEach(chosen, QStringLiteral("is stopped. Nothing of it lives; its work is kept."),
        [&](const RunId& run) { return launcher->stop(run, QStringLiteral("remitctl")); });
}

std::optional<int> freezeRuns(const Session& session)
{
    const Chosen chosen
        = chosenRuns(session, QStringLiteral("Stops every process of a run where it is, and keeps the state."));
    if (chosen.code)
        return chosen.code;
    return toEach(chosen, QStringLiteral("is frozen."),
        [&](const RunId& run) { return freezeRun(session.paths, run, QStringLiteral("remitctl")); });
}

std::optional<int> thawRuns(const Session& session)
{
    const Chosen chosen = chosenRuns(session, QStringLiteral("Lets a frozen run go on."));
    if (chosen.code)
        return chosen.code;
    return toEach(chosen, QStringLiteral("goes on."),
        [&](const RunId& run) { return thawRun(session.paths, run, QStringLiteral("remitctl")); });
}

std::optional<int> reviewRun(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Gives a verdict on a finished run: accept, reject, send-back, answer, defer, undo."));
    const QCommandLineOption how(QStringLiteral("how"),
        QStringLiteral("merge, squash (default), cherry-pick, branch or patch."), QStringLiteral("WAY"),
        QStringLiteral("squash"));
    const QCommandLineOption comment(QStringLiteral("comment"),
        QStringLiteral("What is to be done, or why; may be given more than once."), QStringLiteral("TEXT"));
    const QCommandLineOption answerText(QStringLiteral("text"),
        QStringLiteral("The answer to the run's question; - reads it from standard input."), QStringLiteral("TEXT"));
    const QCommandLineOption message(
        QStringLiteral("message"), QStringLiteral("The message of the commit."), QStringLiteral("TEXT"));
    const QCommandLineOption leaveOut(QStringLiteral("leave-out"),
        QStringLiteral("A file that is not taken; may be given more than once."), QStringLiteral("PATH"));
    const QCommandLineOption output({QStringLiteral("o"), QStringLiteral("output")},
        QStringLiteral("Where a patch goes (default: standard output)."), QStringLiteral("FILE"));
    const QCommandLineOption until(QStringLiteral("until"),
        QStringLiteral("Defer until then (ISO date or time; default: in 24 hours)."), QStringLiteral("WHEN"));
    const QCommandLineOption preview(QStringLiteral("preview"), QStringLiteral("Only say what accepting would do."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOptions({how, comment, answerText, message, leaveOut, output, until, preview, json});
    parser.addPositionalArgument(QStringLiteral("RUN"), QStringLiteral("The run."));
    parser.addPositionalArgument(
        QStringLiteral("VERDICT"), QStringLiteral("accept, reject, send-back, answer, defer or undo."));
    if (const auto code = parse(parser, session, 2, 2))
        return code;
    const auto run = findRun(session, parser.positionalArguments().constFirst());
    if (!run)
        return fail(run.error());
    if (auto launcher = session.launcher())
        (void)launcher->recover();
    auto verdicts = session.verdicts();
    if (!verdicts)
        return fail(verdicts.error());
    const QString verdict = parser.positionalArguments().at(1);
    const QString text = parser.values(comment).join(u'\n');
    QJsonObject answer{{QStringLiteral("run_id"), run->text()}};
    QString said;

    if (verdict == u"accept") {
        const auto way = landingWayFrom(parser.value(how));
        if (!way) {
            printError(QStringLiteral("remitctl review: --how takes merge, squash, cherry-pick, branch or patch."));
            return UsageError;
        }
        if (parser.isSet(preview)) {
            const auto would = verdicts->preview(*run, *way, parser.values(leaveOut));
            if (!would)
                return fail(would.error());
            answer.insert(QStringLiteral("target"), would->target);
            answer.insert(QStringLiteral("behind"), would->behind);
            answer.insert(QStringLiteral("dirty"), would->dirty);
            answer.insert(QStringLiteral("blocked"), would->blocked);
            answer.insert(QStringLiteral("conflicts"), QJsonArray::fromStringList(would->conflicts));
            said = QStringLiteral("Onto %1, %2 commits behind, %3 conflicts. %4")
                       .arg(would->target)
                       .arg(would->behind)
                       .arg(would->conflicts.size())
                       .arg(would->blocked);
        } else {
            const auto accepted = verdicts->accept(*run, *way, parser.values(leaveOut), parser.value(message));
            if (!accepted)
                return fail(accepted.error());
            const Landing* landing = &accepted->landing;
            tellRaceEnd(accepted->others, answer);
            answer.insert(QStringLiteral("verdict"), QStringLiteral("accepted"));
            answer.insert(QStringLiteral("how"), toText(*way));
            answer.insert(QStringLiteral("branch"), landing->branch);
            answer.insert(QStringLiteral("commits"), QJsonArray::fromStringList(landing->commits));
            if (*way == LandingWay::Patch) {
                QFile file(parser.value(output));
                if (!parser.isSet(output) && parser.isSet(json))
                    answer.insert(QStringLiteral("patch"), QString::fromUtf8(landing->patch));
                else if (!parser.isSet(output))
                    print(landing->patch);
                else if (!file.open(QIODevice::WriteOnly) || file.write(landing->patch) != landing->patch.size())
                    return fail({ErrorCode::Io,
                        QStringLiteral("%1 cannot be written: %2.").arg(file.fileName(), file.errorString())});
                if (!parser.isSet(output) && !parser.isSet(json))
                    return Done;
            }
            said = QStringLiteral("Accepted as %1 commits on %2 (%3).")
                       .arg(landing->commits.size())
                       .arg(landing->branch, landing->commits.isEmpty() ? QString() : landing->commits.last().left(10));
        }
    } else if (verdict == u"reject") {
        if (const auto done = verdicts->reject(*run, text); !done)
            return fail(done.error());
        answer.insert(QStringLiteral("verdict"), QStringLiteral("rejected"));
        said = QStringLiteral("Rejected. Its snapshots stay; remitctl review %1 undo takes it back.").arg(run->text());
    } else if (verdict == u"send-back") {
        const auto next = verdicts->sendBack(*run, text, {});
        if (!next)
            return fail(next.error());
        answer.insert(QStringLiteral("verdict"), QStringLiteral("sent_back"));
        answer.insert(QStringLiteral("next"), next->text());
        said = next->text();
    } else if (verdict == u"answer") {
        if (!parser.isSet(answerText)) {
            printError(QStringLiteral("remitctl review: answer needs --text TEXT, or --text - for standard input."));
            return UsageError;
        }
        const auto next = verdicts->answer(*run, givenText(parser.value(answerText)));
        if (!next)
            return fail(next.error());
        answer.insert(QStringLiteral("verdict"), QStringLiteral("sent_back"));
        answer.insert(QStringLiteral("next"), next->text());
        said = next->text();
    } else if (verdict == u"defer") {
        const QDateTime when = parser.isSet(until) ? QDateTime::fromString(parser.value(until), Qt::ISODate)
                                                   : QDateTime::currentDateTime().addDays(1);
        if (!when.isValid()) {
            printError(
                QStringLiteral("remitctl review: --until takes an ISO date or time, for example 2026-11-22T09:00."));
            return UsageError;
        }
        if (const auto done = verdicts->defer(*run, when.toMSecsSinceEpoch()); !done)
            return fail(done.error());
        answer.insert(QStringLiteral("verdict"), QStringLiteral("deferred"));
        said = QStringLiteral("Deferred until %1.").arg(when.toString(Qt::ISODate));
    } else if (verdict == u"undo") {
        const auto done = verdicts->undo(*run);
        if (!done)
            return fail(done.error());
        tellRaceEnd(*done, answer);
        answer.insert(QStringLiteral("verdict"), QStringLiteral("seen"));
        said = QStringLiteral("Undone. The run waits for a verdict again.");
    } else {
        printError(QStringLiteral(
            "remitctl review: there is no verdict \"%1\"; it is accept, reject, send-back, answer, defer or undo.")
                .arg(shown(verdict)));
        return UsageError;
    }
    if (auto launcher = session.launcher()) // fewer runs await review now
        (void)launcher->startQueued();
    if (parser.isSet(json))
        print(answer);
    else
        print(said);
    return Done;
}

} // namespace remit::ctl
