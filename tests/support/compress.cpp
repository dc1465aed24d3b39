// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/compress.h"

#include <zlib.h>
#include <zstd.h>

namespace remit::test {

namespace {

QByteArray withZlib(const QByteArray& bytes, int windowBits)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("zlib does not begin");
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))), Qt::Uninitialized);
    QByteArray in = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("zlib does not end");
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

QByteArray compress(const QByteArray& bytes, const QByteArray& coding)
{
    if (coding == "gzip")
        return withZlib(bytes, MAX_WBITS + 16);
    if (coding == "deflate")
        return withZlib(bytes, MAX_WBITS);
    if (coding == "raw")
        return withZlib(bytes, -MAX_WBITS);
    QByteArray out(
        static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(bytes.size()))), Qt::Uninitialized);
    const std::size_t size = ZSTD_compress(
        out.data(), static_cast<std::size_t>(out.size()), bytes.constData(), static_cast<std::size_t>(bytes.size()), 3);
    if (ZSTD_isError(size) != 0)
        qFatal("zstd fails");
    out.truncate(static_cast<qsizetype>(size));
    return out;
}

} // namespace remit::test
