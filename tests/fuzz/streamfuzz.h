// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/budget/figures.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace remit::fuzz {

/** An agent's stream with any bytes: nothing falls over, and no call tells a negative or absurd count. */
inline int readStream(StreamParser& parser, const std::uint8_t* data, std::size_t size)
{
    const EventSink sink = [](const char* type, const QJsonObject& told) {
        if (qstrcmp(type, event::llmCall) != 0)
            return;
        for (const auto* figure : {"input", "output", "cache_read", "cache_write"}) {
            const qint64 count = told.value(QLatin1StringView(figure)).toInteger(0);
            if (count < 0 || count > kLargestTokenCount)
                std::abort();
        }
        if (told.value(QLatin1StringView("cost_usd")).toDouble(0) < 0)
            std::abort();
    };
    const QByteArray stream(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    for (const QByteArray& line : stream.split('\n'))
        parser.line(line, false, sink);
    parser.finish(sink);
    if (parser.finalMessage().size() > 64 * 1024)
        std::abort();
    return 0;
}

} // namespace remit::fuzz
