// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/diff/resemblance.h"

#include <QHash>

#include <algorithm>

namespace remit {

namespace {

constexpr qsizetype kLongest = 2000; // bytes of a line that are looked at

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

} // namespace

WordBag::WordBag(QByteArrayView line)
{
    const qsizetype size = std::min(line.size(), kLongest);
    for (qsizetype i = 0; i < size;) {
        if (line[i] == ' ' || line[i] == '\t' || line[i] == '\r') {
            ++i;
            continue;
        }
        qsizetype end = i + 1;
        const bool word = isWordByte(line[i]);
        while (word && end < size && isWordByte(line[end]))
            ++end;
        // A name says more than its brackets.
        const int weight = word ? int(std::min<qsizetype>(end - i, 12)) + 1 : 1;
        m_words.push_back({qHashBits(line.data() + i, size_t(end - i)), weight});
        m_weight += weight;
        i = end;
    }
    std::ranges::sort(m_words, {}, &Word::hash);
}

double WordBag::resemblance(const WordBag& other) const
{
    if (m_weight == 0 || other.m_weight == 0)
        return m_weight == other.m_weight ? 1 : 0;
    int common = 0;
    auto mine = m_words.begin();
    auto theirs = other.m_words.begin();
    while (mine != m_words.end() && theirs != other.m_words.end()) {
        if (mine->hash == theirs->hash) {
            common += mine->weight;
            ++mine, ++theirs;
        } else if (mine->hash < theirs->hash) {
            ++mine;
        } else {
            ++theirs;
        }
    }
    return 2.0 * common / (m_weight + other.m_weight);
}

} // namespace remit
