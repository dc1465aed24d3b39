// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/boxedcommand.h"

#include <csignal>

namespace remit {

BoxedCommand::BoxedCommand(QObject* parent)
    : QObject(parent)
{
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        m_timedOut = true;
        m_box.kill();
    });
    connect(&m_box, &BoxProcess::ready, this, &BoxedCommand::begin);
    connect(&m_egress, &BoxEgress::happened, this, &BoxedCommand::happened);
    connect(&m_box, &BoxProcess::standardOutput, this, &BoxedCommand::keep);
    connect(&m_box, &BoxProcess::standardError, this, &BoxedCommand::keep);
    connect(&m_box, &BoxProcess::done, this, &BoxedCommand::end);
}

void BoxedCommand::start(const BoxedCommandSetup& setup)
{
    m_setup = setup;
    m_setup.spec.argv = {"/bin/sh", "-c", setup.commandLine.toUtf8()};
    m_output.setFileName(setup.outputFile);
    if (!setup.outputFile.isEmpty() && !m_output.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        const QString error = QStringLiteral("%1 cannot be written: %2.").arg(setup.outputFile, m_output.errorString());
        QMetaObject::invokeMethod(this, [this, error] { Q_EMIT done({}, error); }, Qt::QueuedConnection);
        return;
    }
    if (const auto ready = m_egress.prepare(m_setup.hosts, m_setup.spec); !ready) {
        const QString error = ready.error().detail;
        QMetaObject::invokeMethod(this, [this, error] { Q_EMIT done({}, error); }, Qt::QueuedConnection);
        return;
    }
    m_box.start(m_setup.spec, {}, m_setup.bwrap);
}

void BoxedCommand::begin(const QList<int>& listeners)
{
    if (m_egress.isWanted()) {
        const auto listening = listeners.isEmpty()
            ? failure(ErrorCode::Sandbox, QStringLiteral("the box opened no listener."))
            : m_egress.listen(listeners.last());
        if (!listening) {
            m_problem = listening.error().detail;
            m_box.kill();
            return;
        }
    }
    Limits held;
    held.memoryBytes = m_setup.limits.memoryBytes;
    held.diskBytes = m_setup.limits.diskBytes;
    m_meter = std::make_unique<Meter>(held, 0);
    m_gauges = std::make_unique<UseGauges>(*m_meter, QStringList{m_setup.spec.worktree, m_setup.spec.home});
    connect(m_gauges.get(), &UseGauges::measured, this, &BoxedCommand::checkLimits);
    m_gauges->start(m_box.firstProcess());
    m_clock.start();
    m_timeout.start(m_setup.timeout);
    m_box.go();
}

void BoxedCommand::checkLimits()
{
    for (const LimitCrossing& crossing : m_meter->takeCrossings()) {
        if (!crossing.reached || m_limit)
            continue;
        m_limit = crossing;
        m_box.kill();
    }
}

void BoxedCommand::kill()
{
    m_box.kill();
}

void BoxedCommand::keep(const QByteArray& bytes)
{
    const qint64 room = std::max<qint64>(0, m_setup.maximumOutput - m_kept);
    m_kept += bytes.size();
    if (m_output.isOpen() && room > 0)
        m_output.write(bytes.constData(), std::min<qint64>(room, bytes.size()));
}

void BoxedCommand::end(const BoxResult& result)
{
    m_timeout.stop();
    if (m_gauges)
        m_gauges->stop();
    m_egress.close();
    if (m_output.isOpen() && m_kept > m_setup.maximumOutput)
        m_output.write("\n[the rest is cut: " + QByteArray::number(m_kept - m_setup.maximumOutput) + " bytes]\n");
    if (m_output.isOpen() && m_limit)
        m_output.write(QStringLiteral("\n[ended at its %1 limit: %L2 of %L3 bytes]\n")
                .arg(toText(m_limit->name))
                .arg(qint64(m_limit->used))
                .arg(qint64(m_limit->allowed))
                .toUtf8());
    m_output.close();
    CheckResult check;
    check.command = m_setup.commandLine;
    check.outputFile = m_setup.outputFile;
    check.durationMs = m_clock.isValid() ? m_clock.elapsed() : 0;
    check.timedOut = m_timedOut;
    check.limit = m_limit ? toText(m_limit->name) : QString();
    if (m_limit)
        check.exit = 128 + SIGKILL;
    else if (m_timedOut)
        check.exit = 124;
    else if (result.process.how == ProcessResult::How::Exited)
        check.exit = result.process.exitCode;
    else
        check.exit = 128 + result.process.signal;
    Q_EMIT done(check, result.started || !m_problem.isEmpty() ? m_problem : result.error);
}

} // namespace remit
