// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/sandbox/owneddescriptor.h"

#include <QByteArray>

#include <optional>

namespace remit {

/**
 * What bwrap itself says on --json-status-fd, one object a line: first
 * `{ "child-pid": 12, …, "pid-namespace": 4026532183 }`, at the end `{ "exit-code": 0 }`, the latter only if the
 * command ran and ended. Nothing inside the box reaches this pipe, so it is believed.
 */
class StatusPipe {
public:
    [[nodiscard]] Result<> open();
    [[nodiscard]] int writeEnd() const { return m_write.number(); }
    void closeWriteEnd() { m_write.reset(); }

    /** Takes what has arrived; never blocks. */
    void read();

    [[nodiscard]] qint64 childPid() const { return m_childPid; } ///< the namespace's process 1, 0 until told
    [[nodiscard]] quint64 pidNamespace() const { return m_pidNamespace; }
    [[nodiscard]] std::optional<int> exitCode() const { return m_exitCode; }

private:
    void take(const QByteArray& line);

    OwnedDescriptor m_read;
    OwnedDescriptor m_write;
    QByteArray m_pending;
    qint64 m_childPid = 0;
    quint64 m_pidNamespace = 0;
    std::optional<int> m_exitCode;
};

} // namespace remit
