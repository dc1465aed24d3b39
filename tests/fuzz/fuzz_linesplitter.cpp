// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/linesplitter.h"

#include <QByteArrayList>

#include <cstdint>
#include <cstdlib>

using namespace remit;

namespace {

QByteArrayList split(QByteArrayView bytes, qsizetype maximum, qsizetype piece)
{
    QByteArrayList lines;
    qint64 whole = 0;
    LineSplitter splitter(maximum);
    const auto sink = [&](const LineSplitter::Line& line) {
        if (line.bytes.size() > maximum || line.length < line.bytes.size()
            || line.truncated != (line.length > line.bytes.size()))
            std::abort();
        whole += line.length;
        lines.append(line.bytes.toByteArray() + QByteArray::number(line.length));
    };
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        splitter.feed(bytes.sliced(at, std::min(piece, bytes.size() - at)), sink);
    splitter.finish(sink);
    if (whole > bytes.size())
        std::abort();
    return lines;
}

} // namespace

/** Two bytes of sizes, then a stream: the lines do not depend on how it arrives, and none is longer than allowed. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(data + 2, qsizetype(size) - 2);
    const qsizetype maximum = 1 + data[0];
    if (split(bytes, maximum, 1 + data[1]) != split(bytes, maximum, 1 << 20))
        std::abort();
    return 0;
}
