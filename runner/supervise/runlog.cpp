// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/runlog.h"

#include <utility>

using namespace std::chrono_literals;

namespace remit {

RunLog::RunLog(std::unique_ptr<Journal> journal, QObject* parent)
    : QObject(parent)
    , m_journal(std::move(journal))
{
    constexpr qint64 kReserve = 256 << 10;
    m_journal->keepReserve(kReserve);
    m_group.setSingleShot(true);
    m_group.setInterval(90ms);
    connect(&m_group, &QTimer::timeout, this, [this] { (void)flush(); });
}

void RunLog::add(const char* type, const QJsonObject& data)
{
    if (write(type, data, Journal::Durability::Group) && !m_group.isActive())
        m_group.start();
}

bool RunLog::addNow(const char* type, const QJsonObject& data)
{
    return write(type, data, Journal::Durability::Now);
}

bool RunLog::flush()
{
    if (m_failed)
        return false;
    m_group.stop();
    if (const auto done = m_journal->flush(); !done) {
        fail(done.error());
        return false;
    }
    noteSpace();
    return true;
}

void RunLog::noteSpace()
{
    if (!m_journal->isOutOfSpace() || std::exchange(m_spaceIsOut, true))
        return;
    // Not from the middle of what somebody is writing.
    QMetaObject::invokeMethod(this, &RunLog::spaceIsOut, Qt::QueuedConnection);
}

bool RunLog::write(const char* type, const QJsonObject& data, Journal::Durability durability)
{
    if (m_failed)
        return false;
    if (const auto seq = m_journal->append(QString::fromLatin1(type), data, durability); !seq) {
        fail(seq.error());
        return false;
    }
    noteSpace();
    return true;
}

void RunLog::fail(const Error& error)
{
    if (m_failed)
        return;
    m_failed = true;
    Q_EMIT failed(error);
}

} // namespace remit
