// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an agent prints, on its whole way through a supervisor: bytes → lines → parser → journal (group commit, hash
// chain) and meter. `bench_events [MEGABYTES]`, 1,000 by default.
#include "runner/agents/claudestream.h"
#include "runner/budget/meter.h"
#include "runner/process/linesplitter.h"
#include "runner/supervise/runlog.h"
#include "tests/bench/benchfigure.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <ctime>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kChunk = 65'536; // as much as a pipe holds
constexpr qsizetype kMegabyte = 1'000'000;

QByteArray line(const QString& type, const QJsonObject& block)
{
    const QJsonObject object{{u"type"_s, type}, {u"session_id"_s, u"36f7ada1-9137-446d-ad46-3015c4e04806"_s},
        {u"message"_s,
            QJsonObject{{u"role"_s, type}, {u"id"_s, u"msg_01"_s}, {u"model"_s, u"claude-opus-5-5"_s},
                {u"content"_s, QJsonArray{block}}}}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/** About one megabyte of stream-json as an agent prints it: texts, tool calls and their results. */
QByteArray sampleStream()
{
    QByteArray stream;
    for (int n = 0; stream.size() < kMegabyte; ++n) {
        const QString text = u"Step %1: the handler reads limit and offset, checks both and passes them on. "_s.arg(n);
        const QString id = u"toolu_%1"_s.arg(n);
        stream += line(u"assistant"_s, {{u"type"_s, u"text"_s}, {u"text"_s, text}});
        stream += line(u"assistant"_s,
            {{u"type"_s, u"tool_use"_s}, {u"id"_s, id}, {u"name"_s, u"Edit"_s},
                {u"input"_s, QJsonObject{{u"file_path"_s, u"src/orders/list.ts"_s}, {u"new_string"_s, text}}}});
        stream += line(u"user"_s,
            {{u"type"_s, u"tool_result"_s}, {u"tool_use_id"_s, id},
                {u"content"_s, u"The file has been updated.\nIt has 61 lines."_s}});
    }
    return stream;
}

/** Time that a core worked for this process. Others on the machine do not count into it. */
double coreSeconds()
{
    timespec used = {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return double(used.tv_sec) + double(used.tv_nsec) / 1e9;
}

double linesParsedAlone(const QByteArray& stream)
{
    const double begun = coreSeconds();
    qint64 lines = 0;
    qint64 members = 0;
    LineSplitter splitter;
    for (int round = 0; round < 30; ++round) {
        splitter.feed(stream, [&](const LineSplitter::Line& given) {
            ++lines;
            members += QJsonDocument::fromJson(given.bytes.toByteArray()).object().size();
        });
    }
    return members > 0 ? double(lines) / (coreSeconds() - begun) : 0;
}

/** What a supervisor does with its agent's output, without the process. */
class Way {
public:
    explicit Way(std::unique_ptr<Journal> journal)
        : m_log(std::move(journal))
    {
        m_clock.start();
        m_meter.start(now());
    }

    void feed(QByteArrayView chunk)
    {
        m_meter.outputBytes(chunk.size(), now());
        m_lines.feed(chunk, [this](const LineSplitter::Line& given) {
            m_parser.line(given.bytes, given.truncated, [this](const char* type, const QJsonObject& data) {
                m_log.add(type, data);
                ++m_events;
            });
        });
        (void)m_meter.takeCrossings();
    }
    /** Until all of them are on the disk. False: it refused. */
    [[nodiscard]] bool finish() { return m_log.flush(); }
    [[nodiscard]] double events() const { return double(m_events); }
    [[nodiscard]] double seconds() const { return double(m_clock.nsecsElapsed()) / 1e9; }

private:
    [[nodiscard]] std::chrono::milliseconds now() const { return std::chrono::milliseconds(m_clock.elapsed()); }

    QElapsedTimer m_clock;
    Meter m_meter{tierLimits(Tier::Large), 3};
    LineSplitter m_lines;
    ClaudeStream m_parser;
    RunLog m_log;
    qint64 m_events = 0;
};

} // namespace

int main(int count, char* arguments[])
{
    const QCoreApplication application(count, arguments);
    const int megabytes = count > 1 ? QByteArray(arguments[1]).toInt() : 1000;
    const QByteArray stream = sampleStream();
    const double alone = linesParsedAlone(stream);

    const QTemporaryDir folder;
    auto journal = Journal::open(folder.filePath(u"journal.jsonl"_s), RunId::fromText(u"bench-20261121-0253-k3f9"_s));
    if (!journal)
        return 1;
    const double begun = coreSeconds();
    Way way(std::move(*journal));
    for (int round = 0; round < megabytes; ++round) {
        for (qsizetype at = 0; at < stream.size(); at += kChunk) {
            way.feed(QByteArrayView(stream).sliced(at, std::min(kChunk, stream.size() - at)));
            QCoreApplication::processEvents(); // the journal's timer
        }
    }
    const bool kept = way.finish();
    const double rate = way.events() / (coreSeconds() - begun);
    const double memory = bench::residentPeakMb();
    bench::print({u"agent output → lines, parser, journal, meter"_s, rate, u"events/s of a core"_s,
        u"line split and QJsonDocument alone"_s, alone, u"≥ 100,000"_s, kept && rate >= 100'000});
    bench::print({u"the same by the clock on the wall, disk and other programs included"_s,
        way.events() / way.seconds(), u"events/s"_s});
    bench::print({u"agent output of %1 MB, peak memory"_s.arg(megabytes), memory, u"MB"_s, {}, {}, u"≤ 40 MB"_s,
        kept && memory <= 40});
    return 0;
}
