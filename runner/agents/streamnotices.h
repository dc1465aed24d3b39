// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

#include <map>

namespace remit {

/**
 * What the parsers of JSON lines have in common: a line becomes an event or a notice, and notices stay bounded however
 * much garbage comes. One for each parser.
 */
class StreamNotices {
public:
    /** The line's object, which names its "type". Unset: blank, or a notice says why it is left out. */
    [[nodiscard]] std::optional<QJsonObject> read(QByteArrayView bytes, bool truncated, const EventSink& sink);
    /** An agent.notice with its text cut. After kMostTold of a kind the further ones are counted only. */
    void tell(const char* kind, const QString& text, const EventSink& sink);
    void malformed(const QString& text, const EventSink& sink);
    /** Told apart from what is only garbled: it speaks of calls and money. */
    void unbelievable(const QString& text, const EventSink& sink);
    /** Says how many there were of the kinds that came too often. */
    void finish(const EventSink& sink);

    static constexpr qint64 kMostTold = 50; ///< of "malformed" and of "unbelievable"
    static constexpr qint64 kMostOthersTold = 10'000; ///< of each other kind

private:
    std::map<QByteArray, qint64> m_counts;
};

} // namespace remit
