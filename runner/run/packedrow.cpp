// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/packedrow.h"

#include <bit>
#include <concepts>
#include <cstring>

namespace remit {
namespace {

constexpr char kVersion = 2;
constexpr char kWithoutTail = 1; ///< rows from before metering, question and race
constexpr qsizetype kMostShared = 4096;

bool isKnown(QByteArrayView bytes)
{
    return bytes.startsWith(kVersion) || bytes.startsWith(kWithoutTail);
}

class Writer {
public:
    void number(qint64 value) { put(static_cast<quint64>(value) << 1 ^ static_cast<quint64>(value >> 63)); }
    void text(const QString& value)
    {
        const QByteArray utf8 = value.toUtf8();
        put(static_cast<quint64>(utf8.size()));
        m_bytes += utf8;
    }
    template <typename T>
    void maybe(const std::optional<T>& value)
    {
        put(value ? 1 : 0);
        if (value)
            number(static_cast<qint64>(*value));
    }
    void put(quint64 value) // seven bits a byte, the highest says that more follow
    {
        for (; value >= 128; value >>= 7)
            m_bytes += static_cast<char>(value | 128);
        m_bytes += static_cast<char>(value);
    }
    QByteArray m_bytes{1, kVersion};
};

class Reader {
public:
    explicit Reader(QByteArrayView bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }

    quint64 raw()
    {
        quint64 value = 0;
        for (int shift = 0; m_at < m_end && shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(*m_at++);
            value |= static_cast<quint64>(byte & 127) << shift;
            if (byte < 128)
                return value;
        }
        m_good = false;
        return 0;
    }
    qint64 number()
    {
        const quint64 value = raw();
        return static_cast<qint64>(value >> 1 ^ (0 - (value & 1)));
    }
    QByteArrayView bytes()
    {
        const quint64 size = raw();
        if (size > static_cast<quint64>(m_end - m_at)) {
            m_good = false;
            return {};
        }
        const QByteArrayView view(m_at, static_cast<qsizetype>(size));
        m_at += view.size();
        return view;
    }
    QString text()
    {
        const QByteArrayView view = bytes();
        return view.isEmpty() ? QString() : QString::fromUtf8(view);
    }
    template <typename T>
    T word(T last)
    {
        const qint64 value = number();
        if (value < 0 || value > static_cast<qint64>(last))
            m_good = false;
        return m_good ? static_cast<T>(value) : T{};
    }
    template <typename T>
    std::optional<T> maybeWord(T last)
    {
        return raw() ? std::optional(word(last)) : std::nullopt;
    }
    std::optional<qint64> maybeNumber() { return raw() ? std::optional(number()) : std::nullopt; }
    [[nodiscard]] bool isWhole() const { return m_good && m_at == m_end; }

private:
    const char* m_at;
    const char* m_end;
    bool m_good = true;
};

} // namespace

QByteArray packRow(const RunRow& row)
{
    Writer w;
    for (const QString* text : {&row.runId, &row.title, &row.repository, &row.agent, &row.model, &row.reason,
             &row.parent, &row.verdictHow, &row.verdictCommit, &row.verdictText})
        w.text(*text);
    w.number(static_cast<qint64>(row.state));
    w.maybe(row.status);
    w.maybe(row.endedBy);
    w.maybe(row.limit);
    w.number(static_cast<qint64>(row.review));
    for (const qint64 number : {row.createdAtMs, row.startedAtMs, row.endedAtMs, row.deferredUntilMs, row.changedFiles,
             row.added, row.removed, row.highFindings, row.findings, row.verdictAtMs})
        w.number(number);
    w.maybe(row.llmCalls);
    w.maybe(row.costMicroUsd);
    w.number(static_cast<qint64>(row.metering));
    w.text(row.question);
    w.text(row.race);
    return w.m_bytes;
}

std::optional<RunRow> RowUnpacker::unpack(QByteArrayView bytes)
{
    if (!isKnown(bytes))
        return {};
    Reader r(bytes.sliced(1));
    const auto shared = [&] {
        const QByteArrayView view = r.bytes();
        const auto key = QByteArray::fromRawData(view.data(), view.size());
        if (view.isEmpty())
            return QString();
        const auto known = m_shared.constFind(key);
        if (known != m_shared.constEnd())
            return *known;
        if (m_shared.size() >= kMostShared)
            return QString::fromUtf8(view);
        return *m_shared.insert(view.toByteArray(), QString::fromUtf8(view));
    };
    RunRow row;
    row.runId = r.text();
    row.title = r.text();
    row.repository = shared();
    row.agent = shared();
    row.model = shared();
    row.reason = shared();
    row.parent = r.text();
    row.verdictHow = shared();
    row.verdictCommit = r.text();
    row.verdictText = shared();
    row.state = r.word(RunState::Finished);
    row.status = r.maybeWord(RunStatus::Interrupted);
    row.endedBy = r.maybeWord(EndedBy::Interrupted);
    row.limit = r.maybeWord(LimitName::Failures);
    row.review = r.word(ReviewState::Deferred);
    for (qint64* number : {&row.createdAtMs, &row.startedAtMs, &row.endedAtMs, &row.deferredUntilMs, &row.changedFiles,
             &row.added, &row.removed, &row.highFindings, &row.findings, &row.verdictAtMs})
        *number = r.number();
    row.llmCalls = r.maybeNumber();
    row.costMicroUsd = r.maybeNumber();
    if (bytes.front() == kVersion) {
        row.metering = r.word(Metering::Unknown);
        row.question = r.text();
        row.race = r.text();
    }
    return r.isWhole() ? std::optional(std::move(row)) : std::nullopt;
}

std::optional<RowHead> headOf(QByteArrayView packed)
{
    if (!isKnown(packed))
        return {};
    Reader r(packed.sliced(1));
    const auto skipTexts = [&r](int count) {
        for (int i = 0; i < count; ++i)
            static_cast<void>(r.bytes());
    };
    RowHead head;
    head.runId = r.bytes();
    head.title = r.bytes();
    head.repository = r.bytes();
    head.agent = r.bytes();
    skipTexts(6); // model to verdictText
    static_cast<void>(r.word(RunState::Finished));
    head.status = r.maybeWord(RunStatus::Interrupted);
    static_cast<void>(r.maybeWord(EndedBy::Interrupted));
    head.limit = r.maybeWord(LimitName::Failures);
    head.review = r.word(ReviewState::Deferred);
    qint64 passed = 0; // created, started, changed files, lines, findings
    for (qint64* number : {&passed, &passed, &head.endedAtMs, &head.deferredUntilMs, &passed, &passed, &passed, &passed,
             &passed, &head.verdictAtMs})
        *number = r.number();
    static_cast<void>(r.maybeNumber());
    static_cast<void>(r.maybeNumber());
    if (packed.front() == kVersion) {
        static_cast<void>(r.word(Metering::Unknown));
        static_cast<void>(r.bytes());
        head.race = r.bytes();
    }
    return r.isWhole() ? std::optional(head) : std::nullopt;
}

QByteArrayView runIdOf(QByteArrayView packed)
{
    if (!isKnown(packed))
        return {};
    return Reader(packed.sliced(1)).bytes();
}

} // namespace remit
