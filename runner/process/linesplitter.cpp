// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/linesplitter.h"

#include <algorithm>
#include <cstring>

namespace remit {

LineSplitter::LineSplitter(qsizetype maximum)
    : m_maximum(maximum)
{
    Q_ASSERT(maximum > 0);
}

void LineSplitter::feed(QByteArrayView bytes, const Sink& sink)
{
    while (!bytes.isEmpty()) {
        const void* found = std::memchr(bytes.data(), '\n', static_cast<size_t>(bytes.size()));
        if (!found) {
            keep(bytes);
            return;
        }
        const qsizetype end = static_cast<const char*>(found) - bytes.data();
        QByteArrayView line = bytes.first(end);
        bytes = bytes.sliced(end + 1);
        if (m_pending.isEmpty() && line.size() <= m_maximum) { // the usual case: the whole line lies in this chunk
            if (line.endsWith('\r'))
                line.chop(1);
            sink({line, false, line.size()});
            continue;
        }
        keep(line);
        if (m_dropped == 0 && m_pending.endsWith('\r')) {
            m_pending.chop(1);
        } else if (m_dropped > 0 && m_droppedEndsInReturn) {
            --m_dropped;
        }
        deliver(sink);
    }
}

void LineSplitter::finish(const Sink& sink)
{
    if (!m_pending.isEmpty())
        deliver(sink);
}

/** Appends what fits and counts the rest. */
void LineSplitter::keep(QByteArrayView bytes)
{
    const qsizetype fits = std::min(bytes.size(), m_maximum - m_pending.size());
    m_pending.append(bytes.first(fits));
    if (fits < bytes.size()) {
        m_dropped += bytes.size() - fits;
        m_droppedEndsInReturn = bytes.endsWith('\r');
    }
}

void LineSplitter::deliver(const Sink& sink)
{
    sink({m_pending, m_dropped > 0, m_pending.size() + m_dropped});
    m_pending.resize(0); // keeps what is allocated: at most the maximum, and the next long line needs it again
    m_dropped = 0;
    m_droppedEndsInReturn = false;
}

} // namespace remit
