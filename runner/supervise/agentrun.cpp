// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/agentrun.h"

#include "runner/process/procstat.h"

#include <QDateTime>
#include <QJsonArray>

#include <cmath>

using namespace std::chrono_literals;

namespace remit {

namespace {

constexpr auto kUsesEvery = 3s;

std::optional<qint64> figure(const QJsonObject& data, QStringView key)
{
    const QJsonValue value = data.value(key);
    return value.isDouble() ? std::optional<qint64>(value.toInteger()) : std::nullopt;
}

} // namespace

AgentRun::AgentRun(const RunContext& context, RunLog& log, SnapshotWorker& snapshots, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_log(log)
    , m_snapshots(snapshots)
    , m_out(context.folder() + QStringLiteral("/stdout.log"), context.limits.outputBytes.value_or(1 << 20))
    , m_err(context.folder() + QStringLiteral("/stderr.log"), context.limits.outputBytes.value_or(1 << 20))
    , m_meter(context.limits, context.contract.stop.failures)
    , m_checks(context.contract.success.command)
    , m_gauges(m_meter, {context.worktree, context.home()}, &snapshots)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &AgentRun::tick);
    connect(&m_gauges, &UseGauges::measured, this, &AgentRun::checkLimits);
    connect(&m_gauges, &UseGauges::counted, this, &AgentRun::tellCount);
    m_uses.setSingleShot(true);
    m_uses.setInterval(kUsesEvery);
    connect(&m_uses, &QTimer::timeout, this, &AgentRun::tellUses);
    m_silence.setSingleShot(true);
    m_silence.setInterval(500ms);
    connect(&m_silence, &QTimer::timeout, this,
        [this] { m_parser->pause([this](const char* type, const QJsonObject& data) { record(type, data); }); });
    m_parting.setSingleShot(true);
    connect(&m_parting, &QTimer::timeout, this, &AgentRun::part);
    connect(&m_snapshotTimer, &QTimer::timeout, this, &AgentRun::snapshot);
    connect(&m_hold, &Hold::over, this, &AgentRun::heldTooLong);
    connect(&m_box, &BoxProcess::ready, this, &AgentRun::boxReady);
    connect(&m_box, &BoxProcess::standardOutput, this, &AgentRun::readOutput);
    connect(&m_box, &BoxProcess::standardError, this, &AgentRun::readErrors);
    connect(&m_box, &BoxProcess::done, this, &AgentRun::boxDone);
    connect(&m_egress, &BoxEgress::happened, this, &AgentRun::record);
    connect(&m_attempts, &Attempts::happened, this, &AgentRun::record);
    connect(&m_attempts, &Attempts::checkFailed, this, [this](int exit) {
        m_log.add(event::note,
            {{QStringLiteral("text"),
                QStringLiteral("The agent ran the success command; it failed with %1.").arg(exit)}});
        countFailedCheck(m_failuresByShim, m_failuresInStream, "harness");
        checkLimits();
    });
    connect(&m_egress, &BoxEgress::alive, this, [this] { m_meter.outputBytes(0, now()); });
}

AgentRun::~AgentRun() = default;

std::chrono::milliseconds AgentRun::now() const
{
    return m_clock.isValid() ? std::chrono::milliseconds{m_clock.elapsed()} - m_hold.total()
                             : std::chrono::milliseconds{0};
}

void AgentRun::start()
{
    AgentStart how;
    if (const QString problem = prepareStart(how); !problem.isEmpty()) {
        m_outcome.problem = problem;
        m_outcome.endedBy = EndedBy::Failure;
        m_outcome.verifiedDead = true;
        QMetaObject::invokeMethod(this, [this] { Q_EMIT done(m_outcome); }, Qt::QueuedConnection);
        return;
    }
    m_box.start(m_spec, m_input, m_context.sandbox.bwrap, m_keepsInput ? BoxInput::Stays : BoxInput::Ends);
}

Result<> AgentRun::takeListeners(const QList<int>& listeners)
{
    // In the order in which they were asked for.
    const qsizetype wanted = (m_gateway ? 1 : 0) + (m_egress.isWanted() ? 1 : 0) + (m_attempts.isWanted() ? 1 : 0);
    if (listeners.size() != wanted)
        return failure(ErrorCode::Sandbox, QStringLiteral("The box did not open its listeners."));
    auto next = listeners.cbegin();
    Result<> taken;
    if (m_gateway)
        taken = m_gateway->listen(*next++);
    if (taken && m_egress.isWanted())
        taken = m_egress.listen(*next++);
    if (taken && m_attempts.isWanted())
        taken = m_attempts.listen(*next++);
    return taken;
}

void AgentRun::boxReady(const QList<int>& listeners)
{
    if (const auto taken = takeListeners(listeners); !taken) {
        end(EndedBy::Failure, taken.error().detail);
        return;
    }
    const ProcessIdentity identity = m_box.bwrapIdentity();
    QJsonObject box = toJson(identity);
    box.insert(QStringLiteral("pid_ns"), QString::number(m_box.pidNamespace()));
    QJsonObject started{{QStringLiteral("level"), toText(m_context.sandbox.level)},
        {QStringLiteral("program"), QString::fromUtf8(m_spec.argv.value(0))}, {QStringLiteral("box"), box}};
    if (m_exactCalls)
        started.insert(QStringLiteral("metering"), toText(Metering::Gateway));
    const bool onRecord = m_log.addNow(event::runStarted, started);
    // Only what is on record may act: without the record the box gets no go and ends.
    if (!onRecord || m_ending) {
        end(EndedBy::Failure, QStringLiteral("The journal cannot be written."));
        return;
    }
    m_outcome.started = true;
    m_clock.start();
    m_meter.start(now());
    if (!m_spec.scope.program.isEmpty())
        m_gauges.watchScope(controlGroupOf(identity.pid));
    m_gauges.start(m_box.firstProcess());
    m_snapshotTimer.start(m_context.settings.snapshotEvery);
    if (m_exactCalls)
        m_meter.countedBy(QStringLiteral("gateway"));
    m_box.go();
    answer();
    tick();
    Q_EMIT running();
}

void AgentRun::readOutput(const QByteArray& bytes)
{
    m_outputBytes += bytes.size();
    m_meter.outputBytes(bytes.size(), now());
    if (!m_out.write(bytes))
        end(EndedBy::Failure, QStringLiteral("stdout.log cannot be written. Is the disk full?"));
    const EventSink sink = [this](const char* type, const QJsonObject& data) { record(type, data); };
    m_lines.feed(bytes, [&](const LineSplitter::Line& line) {
        m_parser->line(line.bytes, line.truncated, sink);
        answer();
    });
    m_gauges.agentSpoke();
    m_silence.start();
    checkLimits();
}

void AgentRun::readErrors(const QByteArray& bytes)
{
    m_outputBytes += bytes.size();
    m_meter.outputBytes(bytes.size(), now());
    if (!m_err.write(bytes))
        end(EndedBy::Failure, QStringLiteral("stderr.log cannot be written. Is the disk full?"));
    checkLimits();
}

QJsonObject AgentRun::priced(QJsonObject call) const
{
    const auto input = figure(call, u"input");
    const auto output = figure(call, u"output");
    if (call.contains(u"cost_usd") || !input || !output)
        return call;
    const auto cost = m_prices.costMicroUsd(call.value(u"model").toString(),
        {*input, *output, figure(call, u"cache_read").value_or(0), figure(call, u"cache_write").value_or(0)});
    if (cost)
        call.insert(QStringLiteral("cost_usd"), double(*cost) / 1e6);
    return call;
}

void AgentRun::record(const char* type, const QJsonObject& data)
{
    const bool isCall = qstrcmp(type, event::llmCall) == 0;
    m_selfReport.take(QLatin1StringView(type), data);
    m_outcome.trouble.take(QLatin1StringView(type), data);
    // Behind a gateway the stream's own word of its calls is no call of its own; it is summed up in agent.usage.
    if (m_exactCalls && isCall && data.value(u"source").toString() != u"gateway")
        return;
    const QJsonObject told = isCall && !m_exactCalls ? priced(data) : data;
    m_log.add(type, told);
    if (m_checks.failed(type, told))
        countFailedCheck(m_failuresInStream, m_failuresByShim, "self-reported");
    if (qstrcmp(type, event::toolEnd) == 0)
        m_gauges.agentSpoke();
    if (!isCall || told.value(u"side").toBool())
        return;
    const QString source = told.value(u"source").toString();
    m_meter.llmCall(source);
    m_meter.tokens({figure(told, u"input").value_or(0), figure(told, u"output").value_or(0),
        figure(told, u"cache_read").value_or(0), figure(told, u"cache_write").value_or(0)});
    const QJsonValue cost = told.value(u"cost_usd");
    m_meter.cost(cost.isDouble() ? std::optional<qint64>(std::llround(cost.toDouble() * 1e6)) : std::nullopt, source);
}

void AgentRun::countFailedCheck(int& told, int byTheOther, const char* source)
{
    if (++told > byTheOther)
        m_meter.failedCheck(QString::fromLatin1(source));
}

void AgentRun::tick()
{
    m_meter.tick(now());
    checkLimits();
    if (!m_ending && !m_hold.holds())
        m_deadline.start(m_meter.nextDeadline(now()));
}

void AgentRun::snapshot()
{
    if (m_ending || !m_gauges.takeActivity())
        return;
    const int number = m_outcome.lastSnapshot + 1;
    m_snapshots.take(number, QStringLiteral("Snapshot %1 of %2").arg(number).arg(m_context.run.text()))
        .then(this, [this](const Result<Snapshot>& taken) {
            if (!taken) {
                m_log.add(event::note, {{QStringLiteral("text"), taken.error().detail}});
                return;
            }
            if (taken->number <= m_outcome.lastSnapshot)
                return;
            m_outcome.lastSnapshot = taken->number;
            m_log.addNow(event::snapshotMade,
                {{QStringLiteral("n"), taken->number}, {QStringLiteral("ref"), taken->ref},
                    {QStringLiteral("commit"), taken->commit}});
        });
}

void AgentRun::checkLimits()
{
    if (!m_ending && m_outcome.started && !m_uses.isActive())
        m_uses.start();
    for (const LimitCrossing& crossing : m_meter.takeCrossings()) {
        if (m_ending || m_hold.why() == Hold::Why::Limit)
            return;
        // Calls and cost end the run when the gateway refuses the next one, so that a run that is done at its limit is
        // done.
        const bool heldByGateway
            = m_exactCalls && (crossing.name == LimitName::LlmCalls || crossing.name == LimitName::Cost);
        if (!crossing.reached || heldByGateway) {
            m_log.add(event::limitWarning, crossingData(crossing));
            continue;
        }
        reach(crossing);
    }
}

/** First the deed, then the record: the limit holds whatever the disk does. */
void AgentRun::reach(const LimitCrossing& crossing)
{
    const bool freezes = m_context.limits.onLimit == OnLimit::Freeze;
    if (freezes) {
        m_box.freeze();
        closeWaysOut(); // a limit holds for what is on its way, too
    } else {
        m_box.kill();
    }
    m_outcome.limit = crossing;
    m_outcome.limitAtMs = QDateTime::currentMSecsSinceEpoch();
    m_outcome.limitAfterMs = now().count();
    m_outcome.endedBy = EndedBy::Limit;
    m_log.addNow(event::limitReached, crossingData(crossing));
    if (freezes)
        holdFor(Hold::Why::Limit, QStringLiteral("limit"));
    else
        end(EndedBy::Limit, {});
}

void AgentRun::holdFor(Hold::Why why, const QString& by)
{
    m_deadline.stop();
    m_parting.stop(); // what stands still cannot leave
    m_hold.begin(why, m_context.settings.holdAtMost);
    m_log.addNow(event::runFrozen,
        {{QStringLiteral("by"), by}, {QStringLiteral("at_most_s"), qint64(m_context.settings.holdAtMost.count())}});
}

void AgentRun::heldTooLong()
{
    if (m_hold.why() == Hold::Why::Limit)
        end(EndedBy::Limit, {});
    else
        (void)thaw(QStringLiteral("hold"));
}

void AgentRun::closeWaysOut()
{
    if (m_gateway)
        m_gateway->close();
    m_egress.close();
}

void AgentRun::stop(const QString& by)
{
    m_log.addNow(event::stopRequested, {{QStringLiteral("by"), by}});
    // One that stands at its limit was ended by that; the stop only spares it the rest of the hold.
    end(m_hold.why() == Hold::Why::Limit ? EndedBy::Limit : EndedBy::User, {});
}

void AgentRun::freeze(const QString& by)
{
    if (m_ending || m_hold.holds())
        return;
    m_meter.tick(now());
    m_box.freeze();
    holdFor(Hold::Why::Person, by);
}

Result<> AgentRun::thaw(const QString& by)
{
    if (m_hold.why() == Hold::Why::Limit)
        return failure(ErrorCode::Refused,
            QStringLiteral("It stands at its limit %1, which is used up. Look at the work, then stop it.")
                .arg(toText(m_outcome.limit.value_or(LimitCrossing{}).name)));
    if (m_ending || !m_hold.holds())
        return {};
    m_hold.end();
    m_box.thaw();
    m_log.addNow(event::runThawed, {{QStringLiteral("by"), by}});
    settleParting();
    tick();
    return {};
}

void AgentRun::end(EndedBy by, const QString& problem)
{
    m_box.kill();
    m_gauges.stop();
    closeWaysOut();
    if (m_ending)
        return;
    m_ending = true;
    m_outcome.endedBy = by;
    m_outcome.problem = problem;
}

void AgentRun::boxDone(const BoxResult& result)
{
    m_deadline.stop();
    m_gauges.stop();
    m_silence.stop();
    m_parting.stop();
    m_uses.stop();
    m_snapshotTimer.stop();
    closeWaysOut();
    m_attempts.close();
    if (m_parser) {
        const EventSink sink = [this](const char* type, const QJsonObject& data) { record(type, data); };
        m_lines.finish([&](const LineSplitter::Line& line) { m_parser->line(line.bytes, line.truncated, sink); });
        m_parser->finish(sink);
        tellOwnUse();
        m_outcome.finalMessage = m_parser->finalMessage();
        m_outcome.reportedError = m_parser->reportedError();
        m_outcome.errorReason = m_parser->errorReason();
    }
    if (!m_ending && !m_outcome.started)
        m_outcome.endedBy = EndedBy::Failure;
    if (m_outcome.problem.isEmpty() && !result.started)
        m_outcome.problem = result.error;
    if (m_outcome.endedWhenDone)
        m_outcome.signal = 0;
    else if (result.process.how == ProcessResult::How::Exited)
        m_outcome.exit = result.process.exitCode;
    else
        m_outcome.signal = result.process.signal;
    m_outcome.verifiedDead = result.verifiedDead;
    m_meter.tick(now());
    m_ending = true;
    Q_EMIT done(m_outcome);
}

} // namespace remit
