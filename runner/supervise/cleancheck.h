// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/supervise/boxedcommand.h"
#include "runner/supervise/runcontext.h"

#include <QFutureWatcher>

namespace remit {

/** The contract's success command on a clean checkout of a commit: exported, set up, checked, each in a box; then
 * removed. */
class CleanCheck : public QObject {
    Q_OBJECT

public:
    /** `name`: "before", "after", "again": part of the file names in the run's folder. */
    CleanCheck(const RunContext& context, QString name, QObject* parent = nullptr);
    ~CleanCheck() override;

    void start(const QString& commit);
    void kill();

Q_SIGNALS:
    /** `error`: it could not be carried out (export, setup, sandbox); the sentence says which. */
    void done(const remit::CheckResult& result, const QString& error);
    /** What went out through the proxy of its boxes, and what was refused. */
    void happened(const char* type, const QJsonObject& data);

private:
    void setUp();
    void check();
    void run(const QString& commandLine, std::chrono::milliseconds timeout, const QString& outputFile);
    void end(const CheckResult& result, const QString& error);
    [[nodiscard]] QString folder() const;

    const RunContext& m_context;
    QString m_name;
    std::unique_ptr<BoxedCommand> m_command;
    QFutureWatcher<Result<>> m_export;
    bool m_settingUp = false;
    bool m_killed = false;
};

/** The data of a check.done, or without `when` of a setup.done. */
[[nodiscard]] QJsonObject checkData(const CheckResult& result, const QString& when = {});

} // namespace remit
