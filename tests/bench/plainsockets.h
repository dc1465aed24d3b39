// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace remit::bench {

/** A connection with blocking reads and writes and no event loop, so that what is measured is what lies between. */
class PlainConnection {
public:
    explicit PlainConnection(quint16 port); ///< to 127.0.0.1; fatal if nobody listens
    explicit PlainConnection(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    PlainConnection(const PlainConnection&) = delete;
    PlainConnection& operator=(const PlainConnection&) = delete;
    ~PlainConnection();

    void send(QByteArrayView bytes) const;
    /** A message with its body, by length or chunked; empty: the other side has gone. */
    [[nodiscard]] QByteArray receive();

private:
    bool readMore();

    int m_descriptor;
    QByteArray m_ahead;
};

/**
 * A model provider on 127.0.0.1 that answers every call with a short stream, or, where its body says "ten megabytes",
 * with a long one, "at a pace" with 20 MB a second; each event is a write of its own. One thread a connection.
 */
class PlainProvider {
public:
    PlainProvider();
    PlainProvider(const PlainProvider&) = delete;
    PlainProvider& operator=(const PlainProvider&) = delete;
    ~PlainProvider();

    [[nodiscard]] quint16 port() const { return m_port; }
    void setDelayMs(int milliseconds) { m_delayMs = milliseconds; }
    [[nodiscard]] int mostAtOnce() const { return m_mostAtOnce; }

    static constexpr qsizetype kLongStream = 10'000'000;

private:
    void accept();
    void serve(int descriptor);

    int m_listener;
    quint16 m_port = 0;
    std::atomic<int> m_delayMs = 0;
    std::atomic<int> m_atOnce = 0;
    std::atomic<int> m_mostAtOnce = 0;
    std::mutex m_mutex; ///< of the two below
    std::vector<std::thread> m_threads;
    std::vector<int> m_descriptors;
    std::thread m_acceptor;
};

} // namespace remit::bench
