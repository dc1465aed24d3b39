// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"
#include "runner/sandbox/boxprocess.h"
#include "runner/supervise/boxegress.h"
#include "runner/supervise/usegauges.h"

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>

namespace remit {

/** A shell command line to run in a box of its own: a setup command or a check. */
struct BoxedCommandSetup {
    QString commandLine;
    BoxSpec spec; ///< without argv
    QStringList hosts; ///< that may be reached through the proxy
    QString bwrap;
    std::chrono::milliseconds timeout{std::chrono::minutes{5}};
    QString outputFile; ///< both streams, as they come
    qint64 maximumOutput = 4 << 20; ///< the rest is read and dropped
    Limits limits; ///< memory and disk hold here, too: what an agent wrote runs in a check
};

/** Runs it once. Exactly one done(). Everything in the box is dead when it comes. */
class BoxedCommand : public QObject {
    Q_OBJECT

public:
    explicit BoxedCommand(QObject* parent = nullptr);

    void start(const BoxedCommandSetup& setup);
    void kill();

Q_SIGNALS:
    /** What went out through the proxy, and what was refused. */
    void happened(const char* type, const QJsonObject& data);
    /** `error`: it could not run at all; result then says nothing. */
    void done(const remit::CheckResult& result, const QString& error);

private:
    void begin(const QList<int>& listeners);
    void keep(const QByteArray& bytes);
    void checkLimits();
    void end(const BoxResult& result);

    BoxProcess m_box;
    std::unique_ptr<Meter> m_meter;
    std::unique_ptr<UseGauges> m_gauges;
    BoxEgress m_egress;
    BoxedCommandSetup m_setup;
    QFile m_output;
    qint64 m_kept = 0;
    QTimer m_timeout;
    QElapsedTimer m_clock;
    QString m_problem; ///< why it got no go
    bool m_timedOut = false;
    std::optional<LimitCrossing> m_limit;
};

} // namespace remit
