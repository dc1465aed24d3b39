// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>
#include <memory>

namespace remit {

/**
 * Takes the content coding (gzip, deflate, zstd; none) off a body that comes in pieces of any size. What it gives is
 * bounded, whatever the input claims: `most` bytes altogether, 64 KiB a piece, 16 MiB of memory for zstd's window.
 */
class BodyDecoder {
public:
    using Sink = std::function<void(QByteArrayView)>;

    BodyDecoder(QByteArrayView contentEncoding, qint64 most);
    ~BodyDecoder();
    BodyDecoder(BodyDecoder&&) noexcept;
    BodyDecoder& operator=(BodyDecoder&&) noexcept;
    BodyDecoder(const BodyDecoder&) = delete;
    BodyDecoder& operator=(const BodyDecoder&) = delete;

    /** False: an unknown coding, broken bytes or more than `most`; then for good. */
    [[nodiscard]] bool feed(QByteArrayView bytes, const Sink& sink);

    class Coding; ///< one of the codings

private:
    std::unique_ptr<Coding> m_coding; ///< null: none, the bytes are the body
    qint64 m_left;
    bool m_failed = false;
};

/** A whole body without its coding. False: it cannot be read. */
[[nodiscard]] bool decodeBody(QByteArrayView contentEncoding, QByteArrayView bytes, qint64 most, QByteArray& into);

} // namespace remit
