// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/oneshotbody.h"

#include <algorithm>
#include <cstring>

namespace remit {

OneShotBody::OneShotBody(QByteArray bytes, QObject* parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_bytes.size() - m_at + QIODevice::bytesAvailable();
}

bool OneShotBody::seek(qint64 position)
{
    return position == 0 && m_at == 0;
}

qint64 OneShotBody::readData(char* data, qint64 longest)
{
    const qint64 count = std::min<qint64>(longest, m_bytes.size() - m_at);
    if (count <= 0)
        return -1;
    std::memcpy(data, m_bytes.constData() + m_at, static_cast<std::size_t>(count));
    m_at += count;
    return count;
}

qint64 OneShotBody::writeData(const char* data, qint64 length)
{
    Q_UNUSED(data)
    Q_UNUSED(length)
    return -1;
}

} // namespace remit
