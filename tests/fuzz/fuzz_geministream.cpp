// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gemini CLI's stream with any bytes: nothing falls over, and no event tells a negative or absurd count.
#include "runner/agents/geministream.h"
#include "runner/budget/figures.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    remit::GeminiStream parser;
    const remit::EventSink sink = [](const char*, const QJsonObject& event) {
        const QJsonObject tokens = event.value(QLatin1StringView("tokens")).toObject();
        for (const auto* figure : {"input", "output", "cache_read", "cache_write"}) {
            const qint64 count = tokens.value(QLatin1StringView(figure)).toInteger(0);
            if (count < 0 || count > remit::kLargestTokenCount)
                std::abort();
        }
    };
    const QByteArray stream(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    for (const QByteArray& line : stream.split('\n'))
        parser.line(line, false, sink);
    parser.finish(sink);
    if (parser.finalMessage().size() > 64 * 1024)
        std::abort();
    return 0;
}
