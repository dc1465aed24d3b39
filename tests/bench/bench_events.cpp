// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What an agent prints, on its whole way: bytes → lines → JSON → journal (group commit, hash chain) and meter.
// `bench_events [MEGABYTES]`, 1,000 by default.
#include "runner/budget/meter.h"
#include "runner/contract/contract.h"
#include "runner/journal/journal.h"
#include "runner/process/linesplitter.h"
#include "tests/bench/figure.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <cstdlib>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

/** About one megabyte of stream-json as an agent prints it: texts, tool calls, their results. */
QByteArray sampleStream()
{
    QByteArray stream;
    for (int n = 0; stream.size() < 1'000'000; ++n) {
        const QString text = u"Step %1: the handler reads limit and offset, checks both and passes them on. "_s.arg(n);
        QJsonObject block{{u"type"_s, u"text"_s}, {u"text"_s, text}};
        if (n % 3 == 1)
            block = {{u"type"_s, u"tool_use"_s}, {u"id"_s, u"toolu_%1"_s.arg(n)}, {u"name"_s, u"Edit"_s},
                {u"input"_s, QJsonObject{{u"file_path"_s, u"src/orders/list.ts"_s}, {u"new_string"_s, text}}}};
        const QJsonObject line{{u"type"_s, u"assistant"_s}, {u"session_id"_s, u"5f1c9a2e-7a41-4d0b"_s},
            {u"message"_s, QJsonObject{{u"role"_s, u"assistant"_s}, {u"content"_s, QJsonArray{block}}}}};
        stream += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    }
    return stream;
}

QJsonObject dataFrom(const QJsonObject& line)
{
    const QJsonObject block = line["message"_L1]["content"_L1][0].toObject();
    if (block.value("type"_L1).toString() == "text"_L1)
        return {{u"text"_s, block.value("text"_L1)}};
    return {
        {u"id"_s, block.value("id"_L1)}, {u"name"_s, block.value("name"_L1)}, {u"input"_s, block.value("input"_L1)}};
}

double parseAlone(const QByteArray& stream)
{
    QElapsedTimer clock;
    clock.start();
    qint64 lines = 0;
    qint64 members = 0;
    LineSplitter splitter;
    for (int round = 0; round < 30; ++round) {
        splitter.feed(stream, [&](const LineSplitter::Line& line) {
            ++lines;
            members += QJsonDocument::fromJson(line.bytes.toByteArray()).object().size();
        });
    }
    return members > 0 ? double(lines) * 1e9 / double(clock.nsecsElapsed()) : 0;
}

} // namespace

int main(int count, char* arguments[])
{
    const int megabytes = count > 1 ? std::atoi(arguments[1]) : 1000;
    const QByteArray stream = sampleStream();
    const double alone = parseAlone(stream);

    const QTemporaryDir folder;
    const RunId run = RunId::fromText(u"bench-20261121-0253-k3f9"_s);
    auto journal = Journal::open(folder.filePath(u"journal.jsonl"_s), run);
    if (!journal)
        return 1;
    Meter meter(tierLimits(Tier::Large), 3);
    LineSplitter splitter;
    qint64 events = 0;
    bool good = true;
    QElapsedTimer clock;
    clock.start();
    const auto now = [&] { return std::chrono::milliseconds(clock.elapsed()); };
    meter.start(now());
    constexpr qsizetype kChunk = 65'536; // as much as a pipe holds
    for (int round = 0; round < megabytes; ++round) {
        for (qsizetype at = 0; at < stream.size(); at += kChunk) {
            const QByteArrayView chunk = QByteArrayView(stream).sliced(at, std::min(kChunk, stream.size() - at));
            meter.outputBytes(chunk.size(), now());
            splitter.feed(chunk, [&](const LineSplitter::Line& line) {
                const QByteArray bytes = QByteArray::fromRawData(line.bytes.data(), line.bytes.size());
                const QJsonObject object = QJsonDocument::fromJson(bytes).object();
                good = good && (*journal)->append(event::agentText, dataFrom(object));
                ++events;
            });
        }
        (void)meter.takeCrossings();
    }
    good = good && (*journal)->flush();
    const double rate = double(events) * 1e9 / double(clock.nsecsElapsed());
    const double memory = double(bench::peakResidentBytes()) / 1e6;
    bench::print({u"events.rate"_s, rate, u"events/s"_s, u"≥ 100,000 events/s"_s, good && rate >= 100'000,
        u"line split and QJsonDocument alone"_s, alone});
    bench::print({u"events.memory"_s, memory, u"MB"_s, u"≤ 40 MB on %1 MB of stream"_s.arg(megabytes),
        good && memory <= 40, QString(), 0});
    return good ? 0 : 1;
}
