// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace remit {

/**
 * Takes the one event out of a Chat Completions stream that an agent did not ask for: usage with an empty list of
 * choices, on which simple clients stumble. Every other byte passes in order, whole events at a time.
 */
class UsageEventFilter {
public:
    /** What may pass now. */
    [[nodiscard]] QByteArray feed(QByteArrayView bytes);
    /** The end: what is left, half an event too. */
    [[nodiscard]] QByteArray rest();

private:
    QByteArray m_held;
    qsizetype m_looked = 0;
    bool m_open = false; ///< an endless event: passed on as it comes
};

} // namespace remit
