// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/box.h"

#include <QObject>

namespace remit {

/** What this machine can enforce, and how to mend what it cannot. */
struct SandboxFacts {
    BoxLevel level = BoxLevel::None;
    QString bwrap; ///< absolute path, owned by root
    QString bwrapVersion;
    QString boxInit;
    QString boxKeeper; ///< where there is no box: holds what can be held without one
    QString problem; ///< one sentence; empty at level A
    QString mend; ///< what to do
    bool landlock = false;
    QString scopeProgram; ///< systemd-run, where `--user` answers: the kernel holds memory, too; empty: it does not

    [[nodiscard]] bool isBoxed() const { return level == BoxLevel::A || level == BoxLevel::AMinus; }
    /** May a run start here for which a person has consented to this level and better ones? */
    [[nodiscard]] bool suffice(BoxLevel accepted) const
    {
        return isBoxed() || (level <= accepted && !boxKeeper.isEmpty());
    }
    /** What a person types to have one start all the same; empty: nothing is needed, or nothing helps. */
    [[nodiscard]] QString consent() const { return boxKeeper.isEmpty() ? QString() : consentFor(level); }
};

/** Tries the very box that runs use, with `true` inside, 5 s at most. finished() exactly once. */
class SandboxProbe : public QObject {
    Q_OBJECT

public:
    explicit SandboxProbe(QObject* parent = nullptr);
    ~SandboxProbe() override;
    void start(const QString& bwrapProgram = {}); ///< empty: the system's

Q_SIGNALS:
    void finished(const remit::SandboxFacts& facts);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/** The system's bwrap: /usr/bin/bwrap or another absolute path owned by root, not from PATH order; REMIT_BWRAP
 * overrides for tests. */
[[nodiscard]] QString systemBwrap();
/** remit-box-init beside this program or in libexec; REMIT_BOX_INIT overrides for tests. */
[[nodiscard]] QString boxInitProgram();
/** remit-box-keeper, found in the same way; REMIT_BOX_KEEPER overrides for tests. */
[[nodiscard]] QString boxKeeperProgram();
/** remit-box-shim, found in the same way; REMIT_BOX_SHIM overrides for tests. */
[[nodiscard]] QString boxShimProgram();

} // namespace remit
