// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/usageeventfilter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostHeld = 1024LL * 1024;

/** Where the first event ends, its empty line included; -1: not here. */
qsizetype eventEnd(const QByteArray& bytes, qsizetype from)
{
    for (qsizetype feed = bytes.indexOf('\n', from); feed >= 0; feed = bytes.indexOf('\n', feed + 1)) {
        const qsizetype next = feed + 1 < bytes.size() && bytes[feed + 1] == '\r' ? feed + 2 : feed + 1;
        if (next < bytes.size() && bytes[next] == '\n')
            return next + 1;
    }
    return -1;
}

bool isUsageAlone(QByteArrayView event)
{
    if (!event.contains("\"usage\"") || event.size() > 8 * 1024)
        return false;
    QByteArray data;
    for (const QByteArray& line : event.toByteArray().split('\n')) {
        if (line.startsWith("data:"))
            data += line.sliced(5);
    }
    const QJsonObject chunk = QJsonDocument::fromJson(data).object();
    return chunk.value("usage"_L1).isObject() && chunk.value("choices"_L1).isArray()
        && chunk.value("choices"_L1).toArray().isEmpty();
}

} // namespace

QByteArray UsageEventFilter::feed(QByteArrayView bytes)
{
    m_held.append(bytes);
    QByteArray passing;
    qsizetype from = 0;
    qsizetype look = m_looked;
    for (qsizetype end = eventEnd(m_held, look); end >= 0; end = eventEnd(m_held, look)) {
        const QByteArrayView event = QByteArrayView(m_held).sliced(from, end - from);
        if (m_open || !isUsageAlone(event))
            passing.append(event);
        m_open = false;
        from = end;
        look = end;
    }
    m_held.remove(0, from);
    m_open = m_open || m_held.size() > kMostHeld;
    if (m_open)
        passing.append(std::exchange(m_held, {}));
    m_looked = std::max<qsizetype>(m_held.size() - 3, 0);
    return passing;
}

QByteArray UsageEventFilter::rest()
{
    m_looked = 0;
    return std::exchange(m_held, {});
}

} // namespace remit
