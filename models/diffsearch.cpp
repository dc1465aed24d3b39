// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffsearch.h"

#include <QStringMatcher>

#include <algorithm>

namespace remit {

namespace {

void addMatches(
    QList<DiffMatch>& matches, const QStringMatcher& matcher, const LineTable& side, DiffSide which, int line)
{
    if (line < 0)
        return;
    const QByteArrayView raw = side.line(line);
    const qsizetype length = matcher.pattern().size();
    if (raw.size() < length) // a character has at least one byte
        return;
    const QString text = QString::fromUtf8(raw);
    for (qsizetype at = matcher.indexIn(text); at >= 0; at = matcher.indexIn(text, at + length)) {
        matches.append({{which, line + 1}, int(at), int(length)});
        if (matches.size() >= kMostMatches)
            return;
    }
}

} // namespace

QList<DiffMatch> findInDiff(
    const QList<DiffRow>& rows, const LineTable& oldSide, const LineTable& newSide, const QString& text)
{
    QList<DiffMatch> matches;
    if (text.isEmpty())
        return matches;
    const bool capital = std::ranges::any_of(text, [](QChar c) { return c.isUpper(); });
    const QStringMatcher matcher(text, capital ? Qt::CaseSensitive : Qt::CaseInsensitive);
    for (const DiffRow& row : rows) {
        if (matches.size() >= kMostMatches)
            break;
        if (row.changed || row.newLine < 0)
            addMatches(matches, matcher, oldSide, DiffSide::Old, row.oldLine);
        addMatches(matches, matcher, newSide, DiffSide::New, row.newLine);
    }
    if (matches.size() > kMostMatches)
        matches.resize(kMostMatches);
    return matches;
}

} // namespace remit
