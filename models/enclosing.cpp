// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/enclosing.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace remit {

namespace {

constexpr int kFurthest = 4000; // lines looked at
constexpr qsizetype kLongest = 300; // bytes of a line that can be a head

int indentOf(QByteArrayView line)
{
    int columns = 0;
    for (const char c : line) {
        if (c == ' ')
            ++columns;
        else if (c == '\t')
            columns += 8;
        else
            return columns;
    }
    return std::numeric_limits<int>::max(); // blank
}

bool beginsWithWord(QByteArrayView text, QByteArrayView word)
{
    if (!text.startsWith(word))
        return false;
    if (text.size() == word.size())
        return true;
    const char next = text[word.size()];
    const bool goesOn
        = next == '_' || (next >= '0' && next <= '9') || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    return !goesOn;
}

bool beginsWithAny(QByteArrayView text, std::span<const QByteArrayView> words)
{
    return std::ranges::any_of(words, [text](QByteArrayView word) { return beginsWithWord(text, word); });
}

bool isHead(QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, 14> branches{"if", "else", "for", "foreach", "while", "do", "switch",
        "case", "default", "return", "try", "catch", "with", "throw"};
    static constexpr std::array<QByteArrayView, 21> heads{"class", "struct", "enum", "union", "interface", "trait",
        "impl", "module", "def", "fn", "func", "function", "fun", "sub", "object", "record", "describe", "it", "test",
        "async", "pub"};
    if (text.size() > kLongest || text.endsWith(';') || text.startsWith("//") || text.startsWith("/*")
        || beginsWithAny(text, branches))
        return false;
    if (text.startsWith("# ") || text.startsWith("## ") || text.startsWith('[')) // headings, sections
        return true;
    if (beginsWithAny(text, heads))
        return true;
    const char first = text.front();
    const bool name = first == '_' || first == '~' || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    // A call that goes on over lines ends in a comma or an opening bracket; a function's head does not.
    return name && text.contains('(') && !text.endsWith(',') && !text.endsWith("({") && !text.endsWith('(');
}

bool isBracketsOnly(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c == '{' || c == '}' || c == '(' || c == ')' || c == ';'; });
}

QString shown(QByteArrayView head)
{
    QString text = QString::fromUtf8(head).simplified();
    while (text.endsWith(u'{') || text.endsWith(u':') || text.endsWith(u' '))
        text.chop(1);
    return text.size() <= 100 ? text : text.first(99) + QChar(0x2026);
}

} // namespace

QString enclosingHead(const LineTable& side, int line)
{
    int limit = std::numeric_limits<int>::max();
    for (int i = line; i < side.count() && i < line + 20 && limit == std::numeric_limits<int>::max(); ++i)
        limit = indentOf(side.line(i));
    for (int i = std::min(line, side.count()) - 1, last = std::max(0, line - kFurthest); i >= last; --i) {
        const QByteArrayView raw = side.line(i);
        const int indent = indentOf(raw.first(std::min(raw.size(), kLongest)));
        const QByteArrayView text = raw.trimmed();
        if (text.isEmpty() || isBracketsOnly(text))
            continue;
        // At the outermost level there is nothing around it: the last head before it says where we are.
        const bool around = limit == 0 ? indent == 0 : indent < limit;
        if (around && isHead(text))
            return shown(text);
        if (indent < limit && !text.endsWith(':') && !text.startsWith('#'))
            limit = std::max(indent, 1);
    }
    return {};
}

} // namespace remit
