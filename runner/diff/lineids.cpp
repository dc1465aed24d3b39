// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/diff/lineids.h"

#include <QHash>

#include <bit>
#include <deque>

namespace remit {

namespace {

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

QByteArray withoutIgnored(QByteArrayView line, WhitespaceMode whitespace)
{
    qsizetype end = line.size();
    while (end > 0 && isSpace(line[end - 1]))
        --end;
    if (whitespace == WhitespaceMode::IgnoreTrailing)
        return line.first(end).toByteArray();
    QByteArray kept;
    kept.reserve(end);
    for (qsizetype i = 0; i < end; ++i) {
        if (!isSpace(line[i]))
            kept.append(line[i]);
        else if (whitespace == WhitespaceMode::IgnoreAmount && (kept.isEmpty() || kept.back() != ' '))
            kept.append(' ');
    }
    return kept;
}

/** Open addressing over views; the bytes belong to the tables or to the interner's own store. */
class Interner {
public:
    Interner(const LineTable& oldSide, const LineTable& newSide, WhitespaceMode whitespace)
        : m_whitespace(whitespace)
    {
        const auto lines = size_t(oldSide.count()) + size_t(newSide.count()) + 2;
        m_slots.assign(std::bit_ceil(lines * 2), Slot());
    }

    std::vector<int> number(const LineTable& side)
    {
        std::vector<int> ids(size_t(side.count()));
        for (int i = 0; i < side.count(); ++i)
            ids[size_t(i)] = idOf(keyOf(side, i), m_whitespace == WhitespaceMode::Exact && isTorn(side, i));
        return ids;
    }

    int distinct() const { return m_next; }

private:
    struct Slot {
        QByteArrayView key;
        size_t hash = 0;
        int id = -1;
        bool torn = false;
    };

    /** A last line without its newline is another line than the same text with one, as git has it. */
    static bool isTorn(const LineTable& side, int line) { return line + 1 == side.count() && !side.endsWithNewline(); }

    QByteArrayView keyOf(const LineTable& side, int line)
    {
        if (m_whitespace == WhitespaceMode::Exact)
            return side.line(line);
        return m_store.emplace_back(withoutIgnored(side.line(line), m_whitespace));
    }

    int idOf(QByteArrayView key, bool torn)
    {
        const size_t hash = qHashBits(key.data(), size_t(key.size()), torn ? 1 : 0);
        const size_t mask = m_slots.size() - 1;
        for (size_t at = hash & mask;; at = (at + 1) & mask) {
            Slot& slot = m_slots[at];
            if (slot.id < 0) {
                slot = {key, hash, m_next, torn};
                return m_next++;
            }
            if (slot.hash == hash && slot.torn == torn && slot.key == key)
                return slot.id;
        }
    }

    WhitespaceMode m_whitespace;
    std::vector<Slot> m_slots;
    std::deque<QByteArray> m_store;
    int m_next = 0;
};

} // namespace

LineIds lineIds(const LineTable& oldSide, const LineTable& newSide, WhitespaceMode whitespace)
{
    Interner interner(oldSide, newSide, whitespace);
    LineIds ids;
    ids.oldIds = interner.number(oldSide);
    ids.newIds = interner.number(newSide);
    ids.distinct = interner.distinct();
    return ids;
}

} // namespace remit
