// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/controlserver.h"

#include "runner/launch/control.h"

#include <QJsonDocument>

#include <sys/socket.h>
#include <unistd.h>

namespace remit {

namespace {

constexpr qsizetype kLongestRequest = 16 << 10;
constexpr int kMostClients = 32;

} // namespace

ControlServer::ControlServer(Handler handler, QObject* parent)
    : QObject(parent)
    , m_handler(std::move(handler))
{
}

ControlServer::~ControlServer()
{
    const QList<int> open = m_clients.keys();
    for (const int descriptor : open)
        close(descriptor);
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

QString ControlServer::listen(const Paths& paths, const RunId& run)
{
    const auto socket = listenOnControlSocket(paths, run);
    if (!socket)
        return socket.error().detail;
    m_descriptor = *socket;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ControlServer::accept);
    return {};
}

void ControlServer::accept()
{
    const int descriptor = ::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (descriptor < 0)
        return;
    if (m_clients.size() >= kMostClients) {
        ::close(descriptor);
        return;
    }
    auto client = std::make_shared<Client>();
    client->notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    connect(client->notifier.get(), &QSocketNotifier::activated, this, [this, descriptor] { read(descriptor); });
    m_clients.insert(descriptor, client);
}

void ControlServer::read(int descriptor)
{
    const auto client = m_clients.value(descriptor);
    char buffer[4096];
    const ssize_t count = ::read(descriptor, buffer, sizeof buffer);
    if (!client || count <= 0 || client->pending.size() + count > kLongestRequest) {
        close(descriptor);
        return;
    }
    client->pending.append(buffer, count);
    const qsizetype end = client->pending.indexOf('\n');
    if (end < 0)
        return;
    const QJsonObject request = QJsonDocument::fromJson(client->pending.first(end)).object();
    client->notifier->setEnabled(false);
    const std::weak_ptr<Client> asked = client;
    m_handler(request, [this, descriptor, asked](const QJsonObject& answer) {
        if (asked.expired()) // gone in the meantime; the number may be another's by now
            return;
        const QByteArray line = QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
        (void)::send(descriptor, line.constData(), size_t(line.size()), MSG_NOSIGNAL);
        close(descriptor);
    });
}

void ControlServer::close(int descriptor)
{
    const auto client = m_clients.take(descriptor);
    if (!client)
        return;
    client->notifier->setEnabled(false);
    client->notifier.release()->deleteLater();
    ::close(descriptor);
}

} // namespace remit
