// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/egress/hostlist.h"

#include <QMap>
#include <QObject>

#include <memory>

namespace remit {

/** What went to one host and came back, in bytes, over how many connections. */
struct EgressUse {
    qint64 sent = 0;
    qint64 received = 0;
    int connections = 0;
    friend bool operator==(const EgressUse&, const EgressUse&) = default;
};

/**
 * The forward proxy between the box and the hosts that a contract lists: CONNECT, and http:// in absolute form. It
 * accepts on a listening socket that box-init made inside the box's network, judges the name, resolves it out here,
 * judges the addresses and connects to one of those (there is no second look-up). TLS is not opened, but a server name
 * that differs from the host asked for is refused. Bounds: 64 connections, 16 KiB and 10 s for a head, 15 s to connect,
 * 256 KiB held each way. One thread, the supervisor's.
 */
class Egress : public QObject {
    Q_OBJECT

public:
    explicit Egress(HostList hosts, QObject* parent = nullptr);
    ~Egress() override;

    /** Takes over a listening TCP socket. */
    [[nodiscard]] Result<> listen(int descriptor);
    /** Nothing more goes out or comes in. */
    void close();
    [[nodiscard]] const QMap<QString, EgressUse>& uses() const; ///< by "host:port"

Q_SIGNALS:
    /** A connection is made: a sign of life. */
    void opened(const QString& host, quint16 port);
    void bytesPassed(qint64 bytes);
    /** `host` is as asked for, printable and cut; why is one sentence. */
    void refused(const QString& host, quint16 port, const QString& why);
    /** Listed, but it did not answer or does not exist. */
    void failed(const QString& host, quint16 port, const QString& why);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace remit
