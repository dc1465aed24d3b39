// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plainsockets.h"

#include "tests/support/listener.h"

#include <algorithm>
#include <chrono>

#include <netinet/tcp.h>
#include <unistd.h>

namespace remit::bench {

namespace {

constexpr qsizetype kPace = 20'000'000; ///< bytes a second
constexpr qsizetype kStep = 20'000;

void makePrompt(int descriptor)
{
    const int on = 1;
    (void)::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

QByteArray chunk(const QByteArray& bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QByteArray event(const char* type, const QByteArray& members)
{
    return chunk(QByteArray("event: ") + type + "\ndata: {\"type\":\"" + type + "\"," + members + "}\n\n");
}

} // namespace

PlainConnection::PlainConnection(quint16 port)
    : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        qFatal("nobody listens");
    makePrompt(m_descriptor);
}

PlainConnection::~PlainConnection()
{
    ::close(m_descriptor);
}

void PlainConnection::send(QByteArrayView bytes) const
{
    while (!bytes.isEmpty()) {
        const auto sent = ::send(m_descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        bytes = bytes.sliced(static_cast<qsizetype>(sent));
    }
}

bool PlainConnection::readMore()
{
    constexpr qsizetype kPiece = 256LL * 1024;
    const qsizetype size = m_ahead.size();
    m_ahead.resize(size + kPiece);
    const auto got = ::recv(m_descriptor, m_ahead.data() + size, static_cast<std::size_t>(kPiece), 0);
    m_ahead.resize(size + std::max<qsizetype>(static_cast<qsizetype>(got), 0));
    return got > 0;
}

QByteArray PlainConnection::receive()
{
    qsizetype head = -1;
    while ((head = m_ahead.indexOf("\r\n\r\n")) < 0) {
        if (!readMore())
            return {};
    }
    const QByteArray lower = m_ahead.first(head).toLower();
    if (lower.contains("transfer-encoding: chunked")) {
        while (!m_ahead.endsWith("\r\n0\r\n\r\n")) { // nothing is sent ahead here
            if (!readMore())
                return {};
        }
        return std::exchange(m_ahead, {});
    }
    const qsizetype named = lower.indexOf("content-length:");
    const qsizetype length = named < 0
        ? 0
        : lower
              .sliced(named + 15,
                  lower.indexOf('\r', named) < 0 ? lower.size() - named - 15 : lower.indexOf('\r', named) - named - 15)
              .trimmed()
              .toLongLong();
    while (m_ahead.size() < head + 4 + length) {
        if (!readMore())
            return {};
    }
    const QByteArray message = m_ahead.first(head + 4 + length);
    m_ahead.remove(0, message.size());
    return message;
}

PlainProvider::PlainProvider()
{
    const test::Listener listener;
    m_listener = listener.descriptor;
    m_port = listener.port;
    m_acceptor = std::thread([this] { accept(); });
}

PlainProvider::~PlainProvider()
{
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_listener);
    {
        const std::scoped_lock lock(m_mutex);
        for (const int descriptor : m_descriptors)
            ::shutdown(descriptor, SHUT_RDWR);
    }
    for (std::thread& thread : m_threads)
        thread.join();
}

void PlainProvider::accept()
{
    for (;;) {
        const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor < 0)
            return;
        makePrompt(descriptor);
        const std::scoped_lock lock(m_mutex);
        m_descriptors.push_back(descriptor);
        m_threads.emplace_back([this, descriptor] { serve(descriptor); });
    }
}

void PlainProvider::serve(int descriptor)
{
    PlainConnection connection(::dup(descriptor));
    const QByteArray start = event("message_start",
        "\"message\":{\"id\":\"m\",\"model\":\"claude-opus-5-5\",\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}");
    const QByteArray delta = event("content_block_delta",
        "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + QByteArray(60, 'x') + "\"}");
    for (QByteArray request = connection.receive(); !request.isEmpty(); request = connection.receive()) {
        const int now = ++m_atOnce;
        for (int most = m_mostAtOnce; most < now && !m_mostAtOnce.compare_exchange_weak(most, now);)
            continue;
        if (m_delayMs > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(m_delayMs));
        connection.send("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n");
        connection.send(start);
        const QByteArray end = request.last(std::min<qsizetype>(request.size(), 64));
        const bool isPaced = end.contains("at a pace");
        const auto begun = std::chrono::steady_clock::now();
        for (qsizetype sent = 0; sent < (end.contains("ten megabytes") ? kLongStream : 1); sent += delta.size()) {
            connection.send(delta);
            if (isPaced && sent % kStep < delta.size())
                std::this_thread::sleep_until(begun + std::chrono::microseconds(sent * 1'000'000 / kPace));
        }
        connection.send(event("message_delta", "\"usage\":{\"output_tokens\":5}"));
        connection.send(event("message_stop", "\"x\":0") + "0\r\n\r\n");
        --m_atOnce;
    }
}

} // namespace remit::bench
