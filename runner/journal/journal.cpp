// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/journal.h"

#include "runner/journal/hashchain.h"
#include "runner/journal/journalline.h"
#include "runner/journal/recovery.h"

#include <QFile>
#include <QLoggingCategory>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

Q_LOGGING_CATEGORY(lcJournal, "remit.journal")

namespace remit {
namespace {

using Steady = std::chrono::steady_clock;
constexpr qsizetype kGroupBytes = 64LL * 1024;
constexpr std::chrono::milliseconds kGroupTime{100};

qint64 systemUtcMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

class Journal::Private {
public:
    ~Private()
    {
        (void)giveReserve();
        if (descriptor >= 0 && ::close(descriptor) != 0) // releases the lock
            qCWarning(lcJournal, "Closing %ls failed", qUtf16Printable(file));
    }

    /** Opens, locks, and leaves how the file stands in `state`. */
    Result<> take(const RunId& run, JournalState* state)
    {
        const QByteArray name = QFile::encodeName(file);
        const bool isNew = !QFile::exists(file);
        descriptor = ::open(name.constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, 0600);
        if (descriptor < 0)
            return ioFailure("open", file, errno);
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK)
                return failure(ErrorCode::Busy, QStringLiteral("Another process writes %1.").arg(file));
            return ioFailure("lock", file, errno);
        }
        if (isNew) {
            if (const auto synced = syncFolderOf(file); !synced)
                return synced;
        }
        auto read = readJournal(file, run, {});
        if (!read)
            return std::unexpected(read.error());
        *state = *read;
        return {};
    }

    /** The buffer to the kernel: from then on it survives our death, not yet the machine's. After a failure the file is
     * cut back to its last whole batch. */
    Result<> write()
    {
        if (broken)
            return std::unexpected(*broken);
        qsizetype done = 0;
        while (done < buffer.size()) {
            const ssize_t written
                = ::write(descriptor, buffer.constData() + done, static_cast<size_t>(buffer.size() - done));
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0 && noteFull(written < 0 ? errno : ENOSPC) && giveReserve())
                continue;
            if (written <= 0)
                return fail("write", written < 0 ? errno : ENOSPC);
            done += written;
        }
        wholeBytes += buffer.size();
        unsynced = unsynced || done > 0;
        buffer.resize(0);
        return {};
    }

    /** Everything so far to the disk. */
    Result<> commit()
    {
        if (const auto written = write(); !written || !unsynced)
            return written;
        if (::fdatasync(descriptor) != 0 && !(noteFull(errno) && giveReserve() && ::fdatasync(descriptor) == 0))
            return fail("sync", errno);
        unsynced = false;
        return {};
    }

    [[nodiscard]] QByteArray reserveName() const { return QFile::encodeName(file) + ".reserve"; }

    void takeReserve(qint64 bytes)
    {
        const int taken
            = ::open(reserveName().constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (taken < 0)
            return;
        hasReserve = ::posix_fallocate(taken, 0, bytes) == 0;
        (void)::close(taken);
        if (!hasReserve)
            (void)::unlink(reserveName().constData());
    }

    /** False: there was none. */
    bool giveReserve() { return std::exchange(hasReserve, false) && ::unlink(reserveName().constData()) == 0; }

    bool noteFull(int error)
    {
        outOfSpace = outOfSpace || error == ENOSPC || error == EDQUOT;
        return error == ENOSPC || error == EDQUOT;
    }

    Result<> fail(const char* what, int error)
    {
        broken = ioFailure(what, file, error).error();
        // What did reach the file was never promised to anyone. If even this fails, the torn tail is cut on the next
        // open.
        if (::ftruncate(descriptor, wholeBytes) != 0)
            qCWarning(lcJournal, "%ls keeps a torn tail", qUtf16Printable(file));
        return std::unexpected(*broken);
    }

    QString file;
    int descriptor = -1;
    qint64 wholeBytes = 0;
    qint64 seq = 0;
    QByteArray head;
    QByteArray buffer;
    bool unsynced = false; ///< written, but not on the disk
    bool hasReserve = false;
    bool outOfSpace = false;
    Steady::time_point oldest; ///< of what is not on the disk
    std::function<qint64()> clock = systemUtcMs;
    std::optional<Error> broken;
};

Journal::Journal(std::unique_ptr<Private> inner)
    : d(std::move(inner))
{
}

Journal::~Journal()
{
    if (d->broken)
        return;
    if (const auto flushed = d->commit(); !flushed)
        qCWarning(lcJournal, "%ls", qUtf16Printable(flushed.error().detail));
}

Result<std::unique_ptr<Journal>> Journal::open(const QString& file, const RunId& run)
{
    auto d = std::make_unique<Private>();
    d->file = file;
    JournalState state;
    if (const auto taken = d->take(run, &state); !taken)
        return std::unexpected(taken.error());
    (void)::unlink(d->reserveName().constData()); // of a writer that was killed
    if (state.how == JournalState::How::Broken)
        return failure(ErrorCode::Corrupt, QStringLiteral("%1: %2").arg(file, state.problem));
    d->wholeBytes = state.wholeBytes;
    d->seq = state.events;
    d->head = state.head.toLatin1();
    Result<qint64> torn = 0;
    if (state.how == JournalState::How::TornTail)
        torn = saveTornTail(d->descriptor, file, state.wholeBytes);
    if (!torn)
        return std::unexpected(torn.error());
    std::unique_ptr<Journal> journal(new Journal(std::move(d)));
    if (*torn > 0) {
        const QJsonObject data{
            {QStringLiteral("bytes"), *torn}, {QStringLiteral("file"), QString(file + QStringLiteral(".torn"))}};
        if (const auto told = journal->append(event::tornTail, data, Durability::Now); !told)
            return std::unexpected(told.error());
    }
    return journal;
}

Result<qint64> Journal::append(QAnyStringView type, const QJsonObject& data, Durability durability)
{
    if (d->broken)
        return std::unexpected(*d->broken);
    const QByteArray name = type.toString().toLatin1();
    if (!journalline::isType(name))
        return failure(
            ErrorCode::InvalidInput, QStringLiteral("\"%1\" is not the type of an event.").arg(type.toString()));
    if (d->buffer.isEmpty() && !d->unsynced)
        d->oldest = Steady::now();
    QByteArray line = journalline::body(d->seq + 1, d->clock(), name, data);
    d->head = hashchain::next(d->head, line);
    journalline::appendSeal(line, d->head);
    d->buffer += line;
    ++d->seq;
    Result<> kept;
    if (durability == Durability::Now || Steady::now() - d->oldest >= kGroupTime)
        kept = d->commit();
    else if (d->buffer.size() >= kGroupBytes)
        kept = d->write();
    if (!kept)
        return std::unexpected(kept.error());
    return d->seq;
}

Result<> Journal::flush()
{
    return d->commit();
}

void Journal::keepReserve(qint64 bytes)
{
    d->takeReserve(bytes);
}

bool Journal::isOutOfSpace() const
{
    return d->outOfSpace;
}

QString Journal::head() const
{
    return QString::fromLatin1(d->head);
}

qint64 Journal::lastSeq() const
{
    return d->seq;
}

void Journal::setClock(std::function<qint64()> utcMs)
{
    d->clock = std::move(utcMs);
}

} // namespace remit
