// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/streamnotices.h"

#include "runner/agents/boundedtext.h"
#include "runner/agents/strictjson.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kMalformed = "malformed";
constexpr auto kUnbelievable = "unbelievable";

qint64 mostTold(const QByteArray& kind)
{
    return kind == kMalformed || kind == kUnbelievable ? StreamNotices::kMostTold : StreamNotices::kMostOthersTold;
}

void emitNotice(const QByteArray& kind, const QString& text, const EventSink& sink)
{
    sink(event::agentNotice, {{u"kind"_s, QString::fromLatin1(kind)}, {u"text"_s, cutText(text, kLongestOutput)}});
}

} // namespace

std::optional<QJsonObject> StreamNotices::read(QByteArrayView bytes, bool truncated, const EventSink& sink)
{
    if (bytes.trimmed().isEmpty())
        return std::nullopt;
    if (truncated) {
        malformed(u"A line is longer than is read; it is left out."_s, sink);
        return std::nullopt;
    }
    auto event = readJsonLine(bytes);
    if (!event) {
        malformed(u"A line is left out: %1."_s.arg(event.error().detail), sink);
        return std::nullopt;
    }
    if (event->value("type"_L1).toString().isEmpty()) {
        malformed(u"A line is left out: it names no type."_s, sink);
        return std::nullopt;
    }
    return std::move(*event);
}

void StreamNotices::tell(const char* kind, const QString& text, const EventSink& sink)
{
    const QByteArray name(kind);
    if (++m_counts[name] <= mostTold(name))
        emitNotice(name, text, sink);
}

void StreamNotices::malformed(const QString& text, const EventSink& sink)
{
    tell(kMalformed, text, sink);
}

void StreamNotices::unbelievable(const QString& text, const EventSink& sink)
{
    tell(kUnbelievable, text, sink);
}

void StreamNotices::finish(const EventSink& sink)
{
    for (const auto& [kind, count] : m_counts) {
        if (count <= mostTold(kind))
            continue;
        const QString text = kind == kMalformed ? u"%1 lines could not be read in all."_s
                                                : u"There were %1 notices of this kind in all."_s;
        emitNotice(kind, text.arg(count), sink);
    }
    m_counts.clear();
}

} // namespace remit
