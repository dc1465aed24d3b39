// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/paths.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace remit {

/** The supervisor's end of the control socket. A request is answered by its handler, at once or when the deed is done.
 */
class ControlServer : public QObject {
    Q_OBJECT

public:
    using Answer = std::function<void(const QJsonObject&)>;
    using Handler = std::function<void(const QJsonObject& request, const Answer& answer)>;

    explicit ControlServer(Handler handler, QObject* parent = nullptr);
    ~ControlServer() override;
    /** An error text; empty: listening. */
    [[nodiscard]] QString listen(const Paths& paths, const RunId& run);

private:
    void accept();
    void read(int descriptor);
    void close(int descriptor);

    struct Client {
        std::unique_ptr<QSocketNotifier> notifier;
        QByteArray pending;
    };

    Handler m_handler;
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QHash<int, std::shared_ptr<Client>> m_clients;
};

} // namespace remit
