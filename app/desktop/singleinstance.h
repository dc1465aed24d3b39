// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QLocalSocket;
QT_END_NAMESPACE

namespace remit {

/**
 * One desktop for each data folder: the first holds `desktop.lock` and listens on `desktop.sock` beside it (only its
 * own user can connect); a second hands its arguments over and ends. What goes over the socket is one line: a JSON list
 * of strings; the answer is "ok" and a line feed.
 */
class SingleInstance : public QObject {
    Q_OBJECT

public:
    /** `folder` exists. */
    explicit SingleInstance(const QString& folder, QObject* parent = nullptr);

    /** Exactly one of first(), handedOver() and failed() follows. */
    void start(const QStringList& arguments);

Q_SIGNALS:
    void first();
    void handedOver();
    void failed(const remit::Error& error);
    /** At the first: somebody started Remit again, with these arguments. */
    void startedAgain(const QStringList& arguments);

private:
    void listen();
    void handOver(const QStringList& arguments);
    void receive();
    void readFrom(QLocalSocket* socket);
    void end(const Error& error);

    QString m_socketPath;
    QLockFile m_lock;
    QLocalServer m_server;
    QLocalSocket* m_toFirst = nullptr;
    QTimer m_patience;
};

} // namespace remit
