// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/bodydecoder.h"

#include <algorithm>
#include <array>
#include <limits>

#define ZLIB_CONST // zlib then promises what it does anyway: it does not write into its input
#include <zlib.h>
#include <zstd.h>

namespace remit {

namespace {

constexpr std::size_t kPiece = 64UL * 1024;
constexpr int kZstdWindowLog = 24;

} // namespace

class BodyDecoder::Coding {
public:
    Coding() = default;
    Coding(const Coding&) = delete;
    Coding& operator=(const Coding&) = delete;
    Coding(Coding&&) = delete;
    Coding& operator=(Coding&&) = delete;
    virtual ~Coding() = default;
    /** Decodes from the front of `bytes` into `into`; gives how much it made, -1: broken. It is called again as long as
     * it takes or makes something. */
    virtual qint64 step(QByteArrayView& bytes, std::array<char, kPiece>& into) = 0;
};

namespace {

/** gzip, also several members in a row, and both things that go by the name of deflate. */
class Zlib final : public BodyDecoder::Coding {
public:
    ~Zlib() override
    {
        if (m_begun)
            inflateEnd(&m_stream);
    }
    Zlib() = default;
    Zlib(const Zlib&) = delete;
    Zlib& operator=(const Zlib&) = delete;
    Zlib(Zlib&&) = delete;
    Zlib& operator=(Zlib&&) = delete;

    qint64 step(QByteArrayView& bytes, std::array<char, kPiece>& into) override
    {
        if (bytes.isEmpty() || (!m_begun && !begin(bytes)))
            return bytes.isEmpty() ? 0 : -1;
        if (m_ended && inflateReset(&m_stream) != Z_OK)
            return -1;
        m_ended = false;
        const auto given = static_cast<uInt>(std::min<qsizetype>(bytes.size(), std::numeric_limits<int>::max()));
        m_stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
        m_stream.avail_in = given;
        m_stream.next_out = reinterpret_cast<Bytef*>(into.data());
        m_stream.avail_out = static_cast<uInt>(into.size());
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return -1;
        m_ended = result == Z_STREAM_END;
        bytes = bytes.sliced(static_cast<qsizetype>(given - m_stream.avail_in));
        return static_cast<qint64>(into.size() - m_stream.avail_out);
    }

private:
    bool begin(QByteArrayView bytes)
    {
        // The low half of the first byte is the method, 8, in zlib's header; gzip begins with 1f, both are told apart
        // by zlib itself. A raw stream has no header.
        const auto first = static_cast<unsigned char>(bytes.front());
        const bool raw = first != 0x1f && (first & 0x0f) != 8;
        m_begun = inflateInit2(&m_stream, raw ? -MAX_WBITS : MAX_WBITS + 32) == Z_OK;
        return m_begun;
    }

    z_stream m_stream{};
    bool m_begun = false;
    bool m_ended = false;
};

class Zstd final : public BodyDecoder::Coding {
public:
    Zstd()
        : m_context(ZSTD_createDCtx(), &ZSTD_freeDCtx)
    {
        if (m_context)
            ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, kZstdWindowLog);
    }

    qint64 step(QByteArrayView& bytes, std::array<char, kPiece>& into) override
    {
        if (!m_context)
            return -1;
        ZSTD_inBuffer in{bytes.data(), static_cast<std::size_t>(bytes.size()), 0};
        ZSTD_outBuffer out{into.data(), into.size(), 0};
        if (ZSTD_isError(ZSTD_decompressStream(m_context.get(), &out, &in)) != 0)
            return -1;
        bytes = bytes.sliced(static_cast<qsizetype>(in.pos));
        return static_cast<qint64>(out.pos);
    }

private:
    std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> m_context;
};

} // namespace

BodyDecoder::BodyDecoder(QByteArrayView contentEncoding, qint64 most)
    : m_left(most)
{
    const QByteArray name = contentEncoding.trimmed().toByteArray().toLower();
    if (name == "gzip" || name == "x-gzip" || name == "deflate")
        m_coding = std::make_unique<Zlib>();
    else if (name == "zstd")
        m_coding = std::make_unique<Zstd>();
    else
        m_failed = !name.isEmpty() && name != "identity";
}

BodyDecoder::~BodyDecoder() = default;
BodyDecoder::BodyDecoder(BodyDecoder&&) noexcept = default;
BodyDecoder& BodyDecoder::operator=(BodyDecoder&&) noexcept = default;

bool BodyDecoder::feed(QByteArrayView bytes, const Sink& sink)
{
    if (m_failed)
        return false;
    if (!m_coding) {
        m_left -= bytes.size();
        m_failed = m_left < 0;
        if (!m_failed && !bytes.isEmpty())
            sink(bytes);
        return !m_failed;
    }
    std::array<char, kPiece> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): only what was made is read
    for (;;) {
        const qsizetype before = bytes.size();
        const qint64 made = m_coding->step(bytes, piece);
        m_left -= made;
        m_failed = made < 0 || m_left < 0;
        if (m_failed)
            return false;
        if (made > 0)
            sink(QByteArrayView(piece.data(), static_cast<qsizetype>(made)));
        else if (bytes.size() == before)
            return true;
    }
}

bool decodeBody(QByteArrayView contentEncoding, QByteArrayView bytes, qint64 most, QByteArray& into)
{
    into.clear();
    BodyDecoder decoder(contentEncoding, most);
    return decoder.feed(bytes, [&](QByteArrayView piece) { into.append(piece); });
}

} // namespace remit
