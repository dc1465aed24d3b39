// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/indexthread.h"

namespace remit {

IndexThread::IndexThread(Paths paths)
    : m_paths(std::move(paths))
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1); // the connection belongs to the thread, so the thread stays
    m_thread.setObjectName(QStringLiteral("index"));
}

IndexThread::~IndexThread()
{
    m_thread.start([this] { m_store.reset(); });
    m_thread.waitForDone();
}

Result<> IndexThread::open()
{
    if (m_store)
        return {};
    auto opened = RunStore::open(m_paths.database());
    if (!opened)
        return std::unexpected(opened.error());
    m_store = std::move(*opened);
    return {};
}

} // namespace remit
