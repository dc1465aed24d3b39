// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/usegauges.h"

#include <QFile>

#include <algorithm>
#include <utility>

#include <sys/statvfs.h>

namespace remit {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr auto kPollEvery = 100ms;
/** A tree that rests is looked at again before it could have filled the memory that its limit leaves. */
constexpr auto kPollAtRest = 500ms;
constexpr double kFastestGrowth = 10e9; ///< bytes a second; all cores together touch new memory no faster
/** Slow looks: at most a hundredth of a core, a twentieth where there is reason to, and not in each other's way. */
constexpr auto kSlowLookEvery = 2s;
constexpr int kRestPerWork = 100;
constexpr int kRestPerUrgentWork = 20;
constexpr double kNear = 0.8;

} // namespace

milliseconds pauseBetweenLooks(const TreeWatch::Look& last, std::optional<double> memoryLeft)
{
    if (last.ran)
        return kPollEvery;
    if (!memoryLeft)
        return kPollAtRest;
    const milliseconds untilFull(static_cast<qint64>(std::max(0.0, *memoryLeft) / kFastestGrowth * 1000));
    return std::clamp<milliseconds>(untilFull, kPollEvery, kPollAtRest);
}

void UseGauges::SlowLook::begin()
{
    due = false;
    spoken = false;
    underWay = true;
    m_begun.start();
}

void UseGauges::SlowLook::end()
{
    underWay = false;
    took = std::chrono::duration_cast<milliseconds>(m_begun.durationElapsed());
    ended.start();
}

bool UseGauges::SlowLook::isTime() const
{
    if (underWay || (!due && !spoken))
        return false;
    const milliseconds rest = took * (spoken ? kRestPerUrgentWork : kRestPerWork);
    return !ended.isValid() || ended.durationElapsed() >= std::max<milliseconds>(kSlowLookEvery, rest);
}

UseGauges::UseGauges(Meter& meter, SnapshotWorker& snapshots, QStringList folders, QObject* parent)
    : QObject(parent)
    , m_meter(meter)
    , m_snapshots(snapshots)
    , m_folders(std::move(folders))
{
    m_poll.setTimerType(Qt::PreciseTimer); // a coarse one may be late
    connect(&m_poll, &QTimer::timeout, this, &UseGauges::poll);
}

void UseGauges::start(const ProcessIdentity& root)
{
    m_tree.emplace(root);
    m_poll.start(kPollEvery);
}

void UseGauges::stop()
{
    m_poll.stop();
}

bool UseGauges::takeActivity()
{
    return std::exchange(m_ran, false);
}

void UseGauges::poll()
{
    const TreeWatch::Look look = m_tree->look();
    m_meter.memory(look.use.residentBytes);
    m_meter.processes(look.use.processes);
    if (look.ran) {
        m_ran = m_disk.due = m_count.due = true;
        m_disk.spoken = m_disk.spoken || diskMayBeNear();
    }
    if (std::exchange(m_treeUsed, look.use) != look.use)
        Q_EMIT measured(); // may stop us
    if (!m_poll.isActive())
        return;
    if (const milliseconds next = pauseBetweenLooks(look, memoryLeft()); next != m_poll.intervalAsDuration())
        m_poll.start(next);
    if (m_disk.isTime())
        measureDisk();
    if (m_count.isTime())
        countChanges();
}

std::optional<double> UseGauges::memoryLeft() const
{
    const QList<LimitUse> uses = m_meter.uses();
    const auto limit = std::ranges::find(uses, LimitName::Memory, &LimitUse::name);
    if (limit == uses.cend())
        return std::nullopt;
    return limit->allowed - static_cast<double>(m_treeUsed.residentBytes);
}

/** Blocks that were free when the disk was last measured and are not now can be the run's, at most all of them. */
bool UseGauges::diskMayBeNear() const
{
    const std::optional<qint64> free = freeBytes();
    const QList<LimitUse> uses = m_meter.uses();
    const auto limit = std::ranges::find(uses, LimitName::Disk, &LimitUse::name);
    if (limit == uses.cend() || !free || !m_freeThen)
        return false;
    const double taken = static_cast<double>(std::max<qint64>(0, *m_freeThen - *free));
    return static_cast<double>(m_diskUsed) + taken >= limit->allowed * kNear;
}

std::optional<qint64> UseGauges::freeBytes() const
{
    struct statvfs status = {};
    if (m_folders.isEmpty() || ::statvfs(QFile::encodeName(m_folders.first()).constData(), &status) != 0)
        return std::nullopt;
    return static_cast<qint64>(status.f_bfree) * static_cast<qint64>(status.f_frsize);
}

void UseGauges::measureDisk()
{
    m_disk.begin();
    m_freeThen = freeBytes();
    m_snapshots.diskUse(m_folders).then(this, [this](qint64 bytes) {
        m_disk.end();
        m_diskUsed = bytes;
        if (!m_poll.isActive())
            return;
        m_meter.disk(bytes);
        Q_EMIT measured();
    });
}

void UseGauges::countChanges()
{
    m_count.begin();
    m_snapshots.count().then(this, [this](const Result<SnapshotMaker::Count>& count) {
        m_count.end();
        if (!count || !m_poll.isActive())
            return;
        m_meter.changes(count->files, count->added + count->removed);
        Q_EMIT counted(*count);
    });
}

} // namespace remit
