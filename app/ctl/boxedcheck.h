// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/session.h"
#include "runner/sandbox/probe.h"
#include "runner/supervise/cleancheck.h"

#include <QTemporaryDir>

#include <memory>

namespace remit::ctl {

/** Probe, then setup and success command in a box on a clean checkout of a commit. Owns what both need until the end.
 */
class BoxedCheck : public QObject {
    Q_OBJECT

public:
    BoxedCheck(RunContext context, QString name, QString commit, QObject* parent);
    /** Everything that it writes goes here and is removed with us. */
    void keep(std::unique_ptr<QTemporaryDir> scratch) { m_scratch = std::move(scratch); }
    void start();

Q_SIGNALS:
    /** An error: the check did not run to its end. */
    void done(const remit::CheckResult& result, const QString& error);

private:
    void probed(const SandboxFacts& facts);

    std::unique_ptr<QTemporaryDir> m_scratch;
    RunContext m_context;
    QString m_commit;
    SandboxProbe m_probe;
    CleanCheck m_check;
};

/** What a contract and a repository give to a check. */
[[nodiscard]] Result<RunContext> contextFor(
    const Session& session, const Contract& contract, const Repository& repository);

/** The check of a contract at a revision (empty: HEAD), outside of any run. Child of the application. */
[[nodiscard]] Result<BoxedCheck*> checkOnBase(
    const Session& session, const Contract& contract, const QString& repository, const QString& base);

} // namespace remit::ctl
