// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/globpattern.h"

#include "runner/contract/globsyntax.h"

#include <algorithm>

namespace remit {

namespace {

using Token = GlobPattern::Token;
using Segment = GlobPattern::Segment;

/// The code point at `at`, which moves behind it.
char32_t next(QStringView text, qsizetype& at)
{
    const QChar c = text[at++];
    if (c.isHighSurrogate() && at < text.size() && text[at].isLowSurrogate())
        return QChar::surrogateToUcs4(c, text[at++]);
    return c.unicode();
}

/// Greedy with one step back to the last `*`: enough, because a later star can take over whatever an earlier took.
bool segmentMatches(const QList<Token>& tokens, QStringView name)
{
    qsizetype token = 0;
    qsizetype at = 0;
    qsizetype starToken = -1;
    qsizetype starAt = 0;
    while (at < name.size()) {
        qsizetype behind = at;
        const char32_t c = next(name, behind);
        if (token < tokens.size() && tokens[token].kind == Token::Kind::AnyText) {
            starToken = token++;
            starAt = at;
        } else if (token < tokens.size() && tokens[token].accepts(c)) {
            ++token;
            at = behind;
        } else if (starToken >= 0) {
            next(name, starAt);
            at = starAt;
            token = starToken + 1;
        } else {
            return false;
        }
    }
    while (token < tokens.size() && tokens[token].kind == Token::Kind::AnyText)
        ++token;
    return token == tokens.size();
}

bool tokensMeet(const QList<Token>& first, const QList<Token>& second)
{
    const auto isStar = [](const Token& token) { return token.kind == Token::Kind::AnyText; };
    const auto columns = second.size() + 1;
    QList<bool> meets((first.size() + 1) * columns, false);
    for (qsizetype i = first.size(); i >= 0; --i) {
        for (qsizetype j = second.size(); j >= 0; --j) {
            const bool endI = i == first.size();
            const bool endJ = j == second.size();
            const auto at = [&](qsizetype row, qsizetype column) { return meets[row * columns + column]; };
            bool now = endI && endJ;
            if (!endI && isStar(first[i]))
                now = at(i + 1, j) || (!endJ && at(i, j + 1));
            if (!now && !endJ && isStar(second[j]))
                now = at(i, j + 1) || (!endI && at(i + 1, j));
            if (!now && !endI && !endJ && !isStar(first[i]) && !isStar(second[j]))
                now = first[i].meets(second[j]) && at(i + 1, j + 1);
            meets[i * columns + j] = now;
        }
    }
    return meets[0];
}

} // namespace

bool GlobPattern::Token::accepts(char32_t c) const
{
    switch (kind) {
    case Kind::Character:
        return c == character;
    case Kind::AnyCharacter:
        return true;
    case Kind::AnyText:
        return false;
    case Kind::OneOf:
        return negated
            != std::ranges::any_of(ranges, [c](const auto& range) { return range.first <= c && c <= range.second; });
    }
    return false;
}

bool GlobPattern::Token::meets(const Token& other) const
{
    if (kind == Kind::Character)
        return other.accepts(character);
    if (other.kind == Kind::Character)
        return accepts(other.character);
    return true;
}

QList<GlobPattern> GlobPattern::compile(const QString& glob)
{
    QList<GlobPattern> patterns;
    if (!problemWith(glob).isEmpty())
        return patterns;
    for (const QString& plain : globsyntax::expandBraces(glob)) {
        GlobPattern pattern;
        pattern.m_segments = globsyntax::segmentsOf(plain);
        patterns.append(pattern);
    }
    return patterns;
}

bool GlobPattern::matches(const QList<QStringView>& pathSegments) const
{
    qsizetype segment = 0;
    qsizetype at = 0;
    qsizetype deepSegment = -1;
    qsizetype deepAt = 0;
    while (at < pathSegments.size()) {
        if (segment < m_segments.size() && m_segments[segment].anyDepth) {
            deepSegment = segment++;
            deepAt = at;
        } else if (segment < m_segments.size() && segmentMatches(m_segments[segment].tokens, pathSegments[at])) {
            ++segment;
            ++at;
        } else if (deepSegment >= 0) {
            at = ++deepAt;
            segment = deepSegment + 1;
        } else {
            return false;
        }
    }
    while (segment < m_segments.size() && m_segments[segment].anyDepth)
        ++segment;
    return segment == m_segments.size();
}

bool GlobPattern::mayOverlap(const GlobPattern& other) const
{
    const auto& first = m_segments;
    const auto& second = other.m_segments;
    const auto columns = second.size() + 1;
    QList<bool> overlaps((first.size() + 1) * columns, false);
    const auto at = [&](qsizetype row, qsizetype column) { return overlaps[row * columns + column]; };
    for (qsizetype i = first.size(); i >= 0; --i) {
        for (qsizetype j = second.size(); j >= 0; --j) {
            const bool endI = i == first.size();
            const bool endJ = j == second.size();
            bool now = endI && endJ;
            if (!endI && first[i].anyDepth)
                now = at(i + 1, j) || (!endJ && at(i, j + 1));
            if (!now && !endJ && second[j].anyDepth)
                now = at(i, j + 1) || (!endI && at(i + 1, j));
            if (!now && !endI && !endJ && !first[i].anyDepth && !second[j].anyDepth)
                now = tokensMeet(first[i].tokens, second[j].tokens) && at(i + 1, j + 1);
            overlaps[i * columns + j] = now;
        }
    }
    return overlaps[0];
}

} // namespace remit
