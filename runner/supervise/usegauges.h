// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/budget/meter.h"
#include "runner/process/treewatch.h"
#include "runner/process/unnamedfiles.h"
#include "runner/supervise/snapshotworker.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <optional>

namespace remit {

/** Until the next look; `memoryLeft`: bytes to the limit, unset: there is
 * none. */
[[nodiscard]] std::chrono::milliseconds pauseBetweenLooks(
    const TreeWatch::Look& last, std::optional<double> memoryLeft);

/**
 * Feeds the meter with what nobody reports: memory (what its files in memory take, too) and processes of the tree every
 * 100 ms, the disk and the size of the change as often as is worth their cost. A tree that has not run cannot have
 * touched anything: then nothing but its clocks is read, and less often where its limit leaves so much room that it
 * could not be filled meanwhile. Main thread; the slow looks are the snapshot worker's.
 */
class UseGauges : public QObject {
    Q_OBJECT

public:
    /** `snapshots` counts the change and must outlive this; null: there is none to count. */
    UseGauges(Meter& meter, QStringList folders, SnapshotWorker* snapshots = nullptr, QObject* parent = nullptr);
    ~UseGauges() override;

    /** `root`: the first process of the box. */
    void start(const ProcessIdentity& root);
    /** The kernel's own control group of the tree (`memory.events` lies in it): an end that it makes there is told as
     * the memory limit. */
    void watchScope(const QString& folder);
    void stop();
    /** The agent spoke, so it may have changed files: they are counted soon. */
    void agentSpoke() { m_count.spoken = true; }
    /** Whether the tree has run since the last call. */
    [[nodiscard]] bool takeActivity();

Q_SIGNALS:
    void measured(); ///< the meter has new figures
    void counted(const remit::SnapshotMaker::Count& count); ///< they are in the meter already

private:
    /** A look that costs something, and when it may be next. */
    struct SlowLook {
        bool due = false; ///< the tree ran
        bool spoken = false; ///< and there is reason to look soon
        bool underWay = false;
        QElapsedTimer ended;
        std::chrono::milliseconds took{0};
        void begin();
        void end();
        [[nodiscard]] bool isTime() const;

    private:
        QElapsedTimer m_begun;
    };

    void poll();
    void lookAtScope();
    void lookAtUnnamed();
    [[nodiscard]] std::optional<double> memoryLeft() const;
    void measureDisk();
    void countChanges();
    [[nodiscard]] std::optional<qint64> freeBytes() const;
    [[nodiscard]] bool diskMayBeNear() const;

    Meter& m_meter;
    SnapshotWorker* m_snapshots;
    QThreadPool m_own; ///< for the slow looks where no snapshot worker has a thread for them
    QStringList m_folders;
    QString m_scope; ///< empty: none
    std::optional<TreeWatch> m_tree;
    QTimer m_poll;
    qint64 m_root = 0; ///< first process of the box
    QElapsedTimer m_unnamedLooked;
    std::chrono::milliseconds m_unnamedTook{0};
    UnnamedFiles m_unnamed;
    qint64 m_memoryFileSystems = 0; ///< bytes in the box's own file systems in memory
    SlowLook m_disk;
    SlowLook m_count;
    TreeUse m_treeUsed;
    qint64 m_diskUsed = 0;
    std::optional<qint64> m_freeThen; ///< on the file system, before the disk was last measured
    bool m_ran = false;
};

} // namespace remit
