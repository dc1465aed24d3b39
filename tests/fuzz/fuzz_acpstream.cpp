// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The agent's side of an ACP dialogue with any bytes: nothing falls over, no figure is negative or absurd, and a line
// is answered with a bounded number of bytes besides the brief.
#include "runner/agents/acpstream.h"
#include "runner/budget/figures.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    remit::AgentRequest request;
    request.contract.doNot.actions = remit::knownActions();
    request.contract.doNot.paths = {QStringLiteral("secret/**")};
    request.worktree = QStringLiteral("/home/user/project");
    request.brief = "Do it.";
    remit::AcpStream parser(request, {QStringLiteral("SOME_API_KEY")});
    const remit::EventSink sink = [](const char*, const QJsonObject& event) {
        for (const auto* figure : {"input", "output", "cache_read", "cache_write"}) {
            const qint64 count = event.value(QLatin1StringView(figure)).toInteger(0);
            if (count < 0 || count > remit::kLargestTokenCount)
                std::abort();
        }
    };
    const QByteArray stream(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    for (const QByteArray& line : stream.split('\n')) {
        parser.line(line, false, sink);
        if (parser.takeReplies().size() > 16 * 1024)
            std::abort();
    }
    parser.finish(sink);
    if (parser.finalMessage().size() > 64 * 1024)
        std::abort();
    return 0;
}
