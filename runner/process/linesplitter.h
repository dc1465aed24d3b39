// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace remit {

/**
 * Cuts a stream of any bytes into lines and holds at most `maximum` bytes, whatever comes. A longer line is delivered
 * once, cut to the maximum and marked; the rest of it is counted and dropped. One thread, no I/O.
 */
class LineSplitter {
public:
    struct Line {
        QByteArrayView bytes; ///< without the line feed and a carriage return before it; valid during the call only
        bool truncated = false;
        qint64 length = 0; ///< of the whole line, dropped bytes included, line ending not
    };
    using Sink = std::function<void(const Line&)>;

    explicit LineSplitter(qsizetype maximum = 1 << 20);

    void feed(QByteArrayView bytes, const Sink& sink);
    /** End of the stream: delivers what stands without a line feed. */
    void finish(const Sink& sink);

private:
    QByteArray m_pending;
    qsizetype m_maximum;
    qint64 m_dropped = 0;
    bool m_droppedEndsInReturn = false;

    void keep(QByteArrayView bytes);
    void deliver(const Sink& sink);
};

} // namespace remit
