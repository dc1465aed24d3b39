// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/event.h"
#include "runner/run/runid.h"

#include <chrono>
#include <functional>
#include <memory>

namespace remit {

/**
 * The journal of one run: append-only JSON Lines with a hash chain. The truth; every other store is made from it.
 *
 * A line is   {"seq":N,"time":"2026-11-21T02:53:07.123Z","type":"…","data":{…},"hash":"<64 hex>"}\n   with
 * hash = SHA-256(hash of the line before, as its 64 digits ‖ the bytes of this line up to, not including, `,"hash"`).
 * The first line's predecessor is SHA-256 of the run id. One writer (flock), one write(2) a batch, `\n` last, no raw
 * U+2028 or NUL inside; at most 64 KiB a line: longer strings in `data` are cut and marked by the writer (`"cut":true`
 * among the data). What it proves: edits, gaps and reordering are found. Not a rewrite of the whole file by the same
 * user.
 */
class Journal {
public:
    enum class Durability {
        Now, ///< on disk when append returns: state changes, decisions, violations
        Group, ///< written with others after 64 KiB at the latest, and synced within 100 ms
    };

    /** Opens or makes it. A torn last line is moved to `FILE.torn`, cut off, and recorded as log.torn_tail. Busy if
     * another writer holds it. */
    [[nodiscard]] static Result<std::unique_ptr<Journal>> open(const QString& file, const RunId& run);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /** Returns the event's seq. After an error nothing more is accepted (fail closed). */
    [[nodiscard]] Result<qint64> append(
        QAnyStringView type, const QJsonObject& data, Durability durability = Durability::Group);
    /** Everything so far on disk. The owner calls it from its 100 ms timer and before it acts on a promise. */
    [[nodiscard]] Result<> flush();
    /** Takes so many bytes of the disk now, so that the last words of a run can still be written when it is full: then
     * they are given back, once, and isOutOfSpace() tells. Given back at the end in any case. */
    void keepReserve(qint64 bytes);
    [[nodiscard]] bool isOutOfSpace() const;
    [[nodiscard]] QString head() const; ///< hash of the last line, hex
    [[nodiscard]] qint64 lastSeq() const;
    /** Tests set the clock; the default is the system's UTC clock. */
    void setClock(std::function<qint64()> utcMs);

private:
    class Private;
    explicit Journal(std::unique_ptr<Private> inner);
    std::unique_ptr<Private> d;
};

/** How a journal stands. */
struct JournalState {
    enum class How { Whole, TornTail, Broken, Empty };
    How how = How::Empty;
    qint64 events = 0; ///< whole and verified ones
    qint64 brokenAt = 0; ///< seq of the first that does not verify
    qint64 wholeBytes = 0; ///< length of the verified part
    QString head;
    QString problem; ///< one sentence
};

/** Reads and verifies from byte `offset` (of an earlier state's wholeBytes, with its head) and hands each verified
 * event out. Never writes. */
[[nodiscard]] Result<JournalState> readJournal(const QString& file, const RunId& run,
    const std::function<void(const Event&)>& sink, const JournalState& after = {});

} // namespace remit
