// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/box.h"

#include <QJsonObject>
#include <QSet>
#include <QTcpServer>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace remit {

/**
 * What the shims of one box refused, and how the success command ended when somebody ran it there. Each kind of attempt
 * is one event. Whoever is in the box can speak to this port;
 * what comes is shown as told, and is never a reason to let something go on. The same is told once, and at most 200.
 */
class Attempts : public QObject {
    Q_OBJECT

public:
    explicit Attempts(QObject* parent = nullptr);
    ~Attempts() override;

    /** Before the box starts: adds shims, rules, their place on the PATH and the listener (the last of the spec's). An
     * error: this installation has no shim. */
    [[nodiscard]] Result<> prepare(
        const QStringList& actions, const QString& successCommand, const QString& searchPath, BoxSpec& spec);
    [[nodiscard]] bool isWanted() const { return m_wanted; }
    /** Takes over the listener that box-init opened. */
    [[nodiscard]] Result<> listen(int descriptor);
    /** The box is dead: what its last moments told, then no more. */
    void close();

Q_SIGNALS:
    void happened(const char* type, const QJsonObject& data);
    /** A shim says that the success command was run in there and failed; at most 10,000 times. */
    void checkFailed(int exit);

private:
    void accept();
    void end(QTcpSocket* socket);
    void take(const QByteArray& message);

    QTcpServer m_server;
    QSet<QByteArray> m_told;
    int m_checks = 0;
    QList<QTcpSocket*> m_open;
    bool m_wanted = false;
};

} // namespace remit
