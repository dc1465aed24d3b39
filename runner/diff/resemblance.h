// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace remit {

/** The words of a line as sorted hashes with their lengths: cheap to compare with many others. */
class WordBag {
public:
    explicit WordBag(QByteArrayView line);
    /** 0: nothing in common … 1: the same words. Blank lines resemble blank lines only. */
    [[nodiscard]] double resemblance(const WordBag& other) const;

private:
    struct Word {
        size_t hash = 0;
        int weight = 0;
    };
    std::vector<Word> m_words;
    int m_weight = 0;
};

} // namespace remit
