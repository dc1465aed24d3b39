// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/hashchain.h"
#include "runner/journal/journal.h"
#include "runner/journal/journalline.h"

#include <QFile>

#include <cstring>

namespace remit {
namespace {

/** Verifies lines one after the other and moves a state along. */
class Verifier {
public:
    Verifier(const RunId& run, JournalState after, const std::function<void(const Event&)>& sink)
        : m_state(std::move(after))
        , m_head(m_state.events > 0 ? m_state.head.toLatin1() : hashchain::genesis(run))
        , m_sink(sink)
    {
        m_state.how = m_state.events > 0 ? JournalState::How::Whole : JournalState::How::Empty;
        m_state.brokenAt = 0;
        m_state.problem.clear();
    }

    /** A line without its line feed. False: it does not verify, and nothing after it can. */
    bool take(QByteArrayView line)
    {
        const auto parts = journalline::split(line);
        if (!parts)
            return breakOff(QStringLiteral("it is not a line of a journal"));
        if (parts->seq != m_state.events + 1)
            return breakOff(QStringLiteral("it carries the number %1").arg(parts->seq));
        const QByteArray hash = hashchain::next(m_head, parts->body);
        if (parts->hash != hash)
            return breakOff(QStringLiteral("its hash does not fit the line before and its content"));
        if (m_sink) {
            const auto event = journalline::eventIn(line);
            if (!event)
                return breakOff(QStringLiteral("it holds no event"));
            m_sink(*event);
        }
        m_head = hash;
        ++m_state.events;
        m_state.wholeBytes += line.size() + 1;
        m_state.how = JournalState::How::Whole;
        return true;
    }

    bool breakOff(const QString& why)
    {
        m_state.how = JournalState::How::Broken;
        m_state.brokenAt = m_state.events + 1;
        m_state.problem = QStringLiteral("Event %1 does not verify: %2.").arg(m_state.brokenAt).arg(why);
        return false;
    }

    void tear(qint64 bytes)
    {
        m_state.how = JournalState::How::TornTail;
        m_state.problem
            = QStringLiteral("The last line is torn: %1 bytes after event %2.").arg(bytes).arg(m_state.events);
    }

    [[nodiscard]] JournalState state()
    {
        m_state.head = QString::fromLatin1(m_head);
        return m_state;
    }

private:
    JournalState m_state;
    QByteArray m_head;
    const std::function<void(const Event&)>& m_sink;
};

/** Hands out each line that has its line feed. Returns the bytes that were left, or nothing if the verifier gave up. */
Result<std::optional<qint64>> feed(QFile& file, Verifier& verifier)
{
    constexpr qsizetype kChunk = 256LL * 1024;
    static_assert(kChunk > journalline::kMaximum);
    QByteArray buffer(kChunk, Qt::Uninitialized);
    qsizetype held = 0;
    for (;;) {
        const qint64 got = file.read(buffer.data() + held, kChunk - held);
        if (got < 0)
            return failure(
                ErrorCode::Io, QStringLiteral("Cannot read %1: %2.").arg(file.fileName(), file.errorString()));
        if (got == 0)
            return held;
        held += got;
        qsizetype from = 0;
        while (const void* found = std::memchr(buffer.data() + from, '\n', static_cast<size_t>(held - from))) {
            const qsizetype end = static_cast<const char*>(found) - buffer.constData();
            if (!verifier.take(QByteArrayView(buffer).sliced(from, end - from)))
                return std::nullopt;
            from = end + 1;
        }
        std::memmove(buffer.data(), buffer.constData() + from, static_cast<size_t>(held - from));
        held -= from;
        if (held == kChunk) { // no line is so long
            verifier.breakOff(QStringLiteral("it is longer than any line"));
            return std::nullopt;
        }
    }
}

} // namespace

Result<JournalState> readJournal(
    const QString& file, const RunId& run, const std::function<void(const Event&)>& sink, const JournalState& after)
{
    QFile journal(file);
    if (!journal.exists())
        return failure(ErrorCode::NotFound, QStringLiteral("There is no journal %1.").arg(file));
    if (!journal.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(ErrorCode::Io, QStringLiteral("Cannot open %1: %2.").arg(file, journal.errorString()));
    Verifier verifier(run, after, sink);
    if (journal.size() < after.wholeBytes || !journal.seek(after.wholeBytes)) {
        verifier.breakOff(QStringLiteral("the file ends before it, but was longer once"));
        return verifier.state();
    }
    const auto left = feed(journal, verifier);
    if (!left)
        return std::unexpected(left.error());
    if (*left && **left > 0)
        verifier.tear(**left);
    return verifier.state();
}

} // namespace remit
