// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/outputlog.h"

namespace remit {

OutputLog::OutputLog(const QString& file, qint64 maximum)
    : m_file(file)
    , m_room(maximum)
{
}

bool OutputLog::write(const QByteArray& bytes)
{
    if (m_room <= 0)
        return true;
    if (!m_file.isOpen() && !m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return false;
    const qint64 count = std::min<qint64>(m_room, bytes.size());
    m_room -= count;
    return m_file.write(bytes.constData(), count) == count;
}

} // namespace remit
