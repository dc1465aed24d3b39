// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/usegauges.h"

#include "runner/process/diskuse.h"

#include <QFile>
#include <QtConcurrentRun>

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

UseGauges::UseGauges(Meter& meter, QStringList folders, SnapshotWorker* snapshots, QObject* parent)
    : QObject(parent)
    , m_meter(meter)
    , m_snapshots(snapshots)
    , m_folders(std::move(folders))
{
    m_own.setMaxThreadCount(1);
    m_poll.setTimerType(Qt::PreciseTimer); // a coarse one may be late
    connect(&m_poll, &QTimer::timeout, this, &UseGauges::poll);
}

UseGauges::~UseGauges()
{
    m_own.waitForDone();
}

void UseGauges::watchScope(const QString& folder)
{
    m_scope = folder;
}

/** Growth that is faster than the polls ends at the kernel's own limit: it takes one process, we take the rest. */
void UseGauges::lookAtScope()
{
    QFile events(m_scope + QStringLiteral("/memory.events"));
    if (!events.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray& line : events.readAll().split('\n')) {
        if (!line.startsWith("oom_kill ") || line.sliced(9).trimmed().toLongLong() == 0)
            continue;
        QFile peak(m_scope + QStringLiteral("/memory.peak"));
        if (peak.open(QIODevice::ReadOnly))
            m_meter.memory(peak.readAll().trimmed().toLongLong());
        m_meter.refused(LimitName::Memory, QStringLiteral("kernel"));
        m_scope.clear();
        Q_EMIT measured();
        return;
    }
}

void UseGauges::start(const ProcessIdentity& root)
{
    m_tree.emplace(root);
    m_root = root.pid;
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
    if (!m_scope.isEmpty())
        lookAtScope();
    if (!m_poll.isActive())
        return;
    const TreeWatch::Look look = m_tree->look();
    if (look.ran)
        lookAtUnnamed();
    TreeUse use = look.use;
    use.residentBytes += m_unnamed.memoryBytes + m_memoryFileSystems;
    m_meter.memory(use.residentBytes);
    m_meter.processes(use.processes);
    if (look.ran) {
        m_ran = m_disk.due = m_count.due = true;
        m_disk.spoken = m_disk.spoken || diskMayBeNear();
    }
    if (std::exchange(m_treeUsed, use) != use)
        Q_EMIT measured(); // may stop us
    if (!m_poll.isActive())
        return;
    if (const milliseconds next = pauseBetweenLooks(look, memoryLeft()); next != m_poll.intervalAsDuration())
        m_poll.start(next);
    if (m_disk.isTime())
        measureDisk();
    if (m_snapshots != nullptr && m_count.isTime())
        countChanges();
}

/** At most a twentieth of a core: many processes with many descriptors take a while. */
void UseGauges::lookAtUnnamed()
{
    m_memoryFileSystems = memoryFileSystemsOf(m_root);
    if (m_unnamedLooked.isValid() && m_unnamedLooked.durationElapsed() < m_unnamedTook * kRestPerUrgentWork)
        return;
    QElapsedTimer clock;
    clock.start();
    m_unnamed = unnamedFilesOf(m_tree->processes());
    m_unnamedTook = std::chrono::duration_cast<milliseconds>(clock.durationElapsed());
    m_unnamedLooked.start();
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
    QFuture<qint64> look = m_snapshots != nullptr
        ? m_snapshots->diskUse(m_folders)
        : QtConcurrent::run(&m_own, [folders = m_folders] { return diskUse(folders); });
    look.then(this, [this](qint64 bytes) {
        m_disk.end();
        bytes += m_unnamed.diskBytes;
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
    m_snapshots->count().then(this, [this](const Result<SnapshotMaker::Count>& count) {
        m_count.end();
        if (!count || !m_poll.isActive())
            return;
        m_meter.changes(count->files, count->added + count->removed);
        Q_EMIT counted(*count);
    });
}

} // namespace remit
