// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/finalmessage.h"

#include "runner/agents/boundedtext.h"

namespace remit {

void FinalMessage::clear()
{
    m_text.clear();
}

void FinalMessage::append(const QString& piece)
{
    m_text += piece;
    if (m_text.size() > 2 * kLongestMessage) // not at each piece: that would copy all of it every time
        m_text.remove(0, m_text.size() - kLongestMessage);
}

void FinalMessage::appendLine(const QString& text)
{
    if (!m_text.isEmpty())
        m_text += u'\n';
    append(text);
}

QString FinalMessage::text() const
{
    return m_text.right(kLongestMessage);
}

} // namespace remit
