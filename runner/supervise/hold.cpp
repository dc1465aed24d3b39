// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/hold.h"

namespace remit {

Hold::Hold(QObject* parent)
    : QObject(parent)
{
    m_longest.setSingleShot(true);
    connect(&m_longest, &QTimer::timeout, this, &Hold::over);
}

void Hold::begin(Why why, std::chrono::milliseconds longest)
{
    if (m_why == Why::Limit || why == Why::Nobody)
        return;
    if (m_why == Why::Nobody) {
        m_since.start();
        m_longest.start(longest);
    }
    m_why = why;
}

void Hold::end()
{
    m_before = total();
    m_why = Why::Nobody;
    m_longest.stop();
}

std::chrono::milliseconds Hold::total() const
{
    return holds() ? m_before + std::chrono::milliseconds{m_since.elapsed()} : m_before;
}

} // namespace remit
