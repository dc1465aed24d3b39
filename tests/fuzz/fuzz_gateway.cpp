// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the gateway reads from the box (requests) and from the provider (usage, codings, errors), with any bytes in any
// pieces. The first byte is the size of the pieces.
#include "runner/gateway/bodydecoder.h"
#include "runner/gateway/callcost.h"
#include "runner/gateway/providertrouble.h"
#include "runner/gateway/usageeventfilter.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace remit;

namespace {

void readRequests(const QByteArray& bytes, qsizetype piece)
{
    HttpRequestReader reader;
    QByteArray input;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        input += bytes.mid(at, piece);
        auto state = reader.read(input);
        while (state == HttpRequestReader::State::Done) {
            const HttpRequest request = reader.take();
            if (request.body.size() > HttpRequestReader::kMostBody || !request.target.startsWith('/'))
                std::abort();
            (void)kindOf(Wire::Gemini, request.method, request.target);
            (void)headersForProvider(Wire::Anthropic, request, "key", KeyHeader::Native);
            state = reader.read(input);
        }
        if (state == HttpRequestReader::State::Failed)
            return;
    }
}

void readUsage(Wire wire, QByteArrayView type, const QByteArray& bytes, qsizetype piece)
{
    UsageReader reader(wire, type);
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        reader.feed(bytes.mid(at, piece));
    reader.finish();
    if (const auto tokens = reader.usage().tokens) {
        if (tokens->input < 0 || tokens->output < 0 || tokens->cacheRead < 0 || tokens->cacheWrite < 0)
            std::abort();
    }
}

void readCalls(Wire wire, const QByteArray& bytes)
{
    HttpRequest request;
    request.target = "/v1/chat/completions";
    request.body = bytes;
    const CallRequest call = readCall(wire, request);
    if (call.mostOutput < 0 || call.mostInput.value_or(0) < 0)
        std::abort();
    const QByteArray asked = withUsageAsked(wire, request);
    request.body = asked;
    if (!asked.isEmpty() && !withUsageAsked(wire, request).isEmpty())
        std::abort(); // asked once is asked
    (void)troubleOf(429, {{"retry-after", bytes}}, bytes, QDateTime::fromMSecsSinceEpoch(0));
}

void decode(const char* coding, const QByteArray& bytes, qsizetype piece)
{
    constexpr qsizetype kMost = 1LL * 1024 * 1024;
    BodyDecoder decoder(coding, kMost);
    qsizetype made = 0;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        if (!decoder.feed(bytes.mid(at, piece), [&made](QByteArrayView plain) { made += plain.size(); }))
            break;
    }
    if (made > kMost)
        std::abort();
}

void filter(const QByteArray& bytes, qsizetype piece)
{
    UsageEventFilter filter;
    qsizetype passed = 0;
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        passed += filter.feed(bytes.mid(at, piece)).size();
    if (passed + filter.rest().size() > bytes.size())
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    const qsizetype piece = data[0] + 1;
    const QByteArray bytes(reinterpret_cast<const char*>(data) + 1, static_cast<qsizetype>(size) - 1);
    readRequests(bytes, piece);
    for (const Wire wire : {Wire::Anthropic, Wire::OpenAi, Wire::Gemini}) {
        readUsage(wire, "text/event-stream", bytes, piece);
        readUsage(wire, "application/json", bytes, piece);
        readCalls(wire, bytes);
    }
    for (const char* coding : {"gzip", "deflate", "zstd"})
        decode(coding, bytes, piece);
    filter(bytes, piece);
    return 0;
}
