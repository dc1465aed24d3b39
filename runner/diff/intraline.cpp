// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/diff/diff.h"
#include "runner/diff/myers.h"

#include <QHash>

#include <algorithm>

namespace remit {

namespace {

constexpr qsizetype kLongest = 4000; // characters; of longer middles only the ends are compared
constexpr double kCommonAtLeast = 0.2; // share of the characters; below that the line as a whole is the change

struct Word {
    int start = 0;
    int length = 0;
    bool blank = false;
};

bool isWordStart(char32_t c)
{
    return QChar::isLetterOrNumber(c) || c == U'_';
}

/** Scripts without spaces between words are cut at each character. */
bool standsAlone(char32_t c)
{
    return c >= 0x2e80 && QChar::isLetter(c) && QChar::script(c) != QChar::Script_Hangul;
}

char32_t at(QStringView text, qsizetype index, qsizetype& next)
{
    const QChar c = text[index];
    next = index + 1;
    if (c.isHighSurrogate() && next < text.size() && text[next].isLowSurrogate())
        return QChar::surrogateToUcs4(c, text[next++]);
    return c.unicode();
}

QList<Word> wordsOf(QStringView text, int offset)
{
    QList<Word> words;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i;
        const char32_t first = at(text, i, end);
        const bool blank = QChar::isSpace(first);
        const bool word = isWordStart(first) && !standsAlone(first);
        while (end < text.size()) {
            qsizetype next = end;
            const char32_t c = at(text, end, next);
            const bool joins
                = QChar::isMark(c) || (blank && QChar::isSpace(c)) || (word && isWordStart(c) && !standsAlone(c));
            if (!joins)
                break;
            end = next;
        }
        words.append({offset + int(i), int(end - i), blank});
        i = end;
    }
    return words;
}

std::vector<int> numbersOf(const QList<Word>& words, QStringView line, QHash<QStringView, int>& numbers)
{
    std::vector<int> ids;
    ids.reserve(size_t(words.size()));
    for (const Word& word : words) {
        const QStringView text = line.mid(word.start, word.length);
        const auto known = numbers.constFind(text);
        const int id = known == numbers.cend() ? int(numbers.size()) : *known;
        if (known == numbers.cend())
            numbers.insert(text, id);
        ids.push_back(id);
    }
    return ids;
}

/** A lone space between two changed words reads as part of the change. */
void closeGaps(const QList<Word>& words, std::vector<char>& differs)
{
    for (size_t i = 1; i + 1 < differs.size(); ++i) {
        if (!differs[i] && differs[i - 1] && differs[i + 1] && words[qsizetype(i)].blank)
            differs[i] = 1;
    }
}

QList<WordRange> rangesOf(const QList<Word>& words, const std::vector<char>& differs)
{
    QList<WordRange> ranges;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!differs[size_t(i)])
            continue;
        const Word& word = words[i];
        if (!ranges.isEmpty() && ranges.last().start + ranges.last().length == word.start)
            ranges.last().length += word.length;
        else
            ranges.append({word.start, word.length});
    }
    return ranges;
}

/** How many leading characters are the same, never splitting a pair of surrogates. */
qsizetype commonPrefix(QStringView a, QStringView b)
{
    const qsizetype most = std::min(a.size(), b.size());
    qsizetype length = 0;
    while (length < most && a[length] == b[length])
        ++length;
    if (length > 0 && a[length - 1].isHighSurrogate())
        --length;
    return length;
}

qsizetype commonSuffix(QStringView a, QStringView b)
{
    const qsizetype most = std::min(a.size(), b.size());
    qsizetype length = 0;
    while (length < most && a[a.size() - 1 - length] == b[b.size() - 1 - length])
        ++length;
    if (length > 0 && a[a.size() - length].isLowSurrogate())
        --length;
    return length;
}

WordChanges middleOf(QStringView oldLine, QStringView newLine)
{
    const qsizetype prefix = commonPrefix(oldLine, newLine);
    const qsizetype suffix = commonSuffix(oldLine.mid(prefix), newLine.mid(prefix));
    WordChanges changes;
    const auto range = [prefix, suffix](QStringView line, QList<WordRange>& into) {
        if (const qsizetype length = line.size() - prefix - suffix; length > 0)
            into.append({int(prefix), int(length)});
    };
    range(oldLine, changes.oldWords);
    range(newLine, changes.newWords);
    return changes;
}

int weightOf(const QList<Word>& words, const std::vector<char>& differs, char wanted)
{
    int weight = 0;
    for (qsizetype i = 0; i < words.size(); ++i)
        weight += !words[i].blank && differs[size_t(i)] == wanted ? words[i].length : 0;
    return weight;
}

} // namespace

WordChanges changedWords(const QString& oldLine, const QString& newLine)
{
    if (oldLine == newLine)
        return {};
    if (oldLine.size() > kLongest || newLine.size() > kLongest)
        return middleOf(oldLine, newLine);
    const QList<Word> olds = wordsOf(oldLine, 0);
    const QList<Word> news = wordsOf(newLine, 0);
    QHash<QStringView, int> numbers;
    const std::vector<int> oldIds = numbersOf(olds, oldLine, numbers);
    const std::vector<int> newIds = numbersOf(news, newLine, numbers);
    std::vector<char> oldDiffers(oldIds.size(), 0);
    std::vector<char> newDiffers(newIds.size(), 0);
    Myers(64).compare(oldIds, newIds, oldDiffers, newDiffers);
    const int same = weightOf(olds, oldDiffers, 0);
    const int whole = std::max(same + weightOf(olds, oldDiffers, 1), same + weightOf(news, newDiffers, 1));
    if (whole > 0 && same < kCommonAtLeast * whole)
        return {};
    closeGaps(olds, oldDiffers);
    closeGaps(news, newDiffers);
    return {rangesOf(olds, oldDiffers), rangesOf(news, newDiffers)};
}

} // namespace remit
