// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/claimmarks.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr qsizetype kShortestQuote = 4; ///< less is no sentence

bool endsSentence(const QString& text, qsizetype at)
{
    if (text.at(at) == u'\n')
        return true;
    const bool stop = u".!?"_s.contains(text.at(at));
    return stop && (at + 1 == text.size() || text.at(at + 1).isSpace());
}

ClaimMark sentenceAround(const QString& text, qsizetype from, qsizetype to)
{
    qsizetype start = from;
    while (start > 0 && !endsSentence(text, start - 1))
        --start;
    while (start < from && text.at(start).isSpace())
        ++start;
    qsizetype end = std::max(from, to - 1);
    while (end < text.size() && !endsSentence(text, end))
        ++end;
    if (end < text.size() && text.at(end) != u'\n')
        ++end;
    return {start, end - start};
}

} // namespace

QList<Finding> contradictions(const QList<Finding>& findings)
{
    QList<Finding> found;
    std::ranges::copy_if(findings, std::back_inserter(found),
        [](const Finding& finding) { return finding.kind == "claim-contradicted"_L1; });
    return found;
}

QList<ClaimMark> claimMarks(const QString& text, const QList<Finding>& findings)
{
    static const QRegularExpression quoted(u"[\"\u201c]([^\"\u201c\u201d]+)[\"\u201d]"_s);
    QList<ClaimMark> marks;
    for (const Finding& finding : contradictions(findings)) {
        for (const QRegularExpressionMatch& match : quoted.globalMatch(finding.detail)) {
            const QString quote = match.captured(1).trimmed();
            const qsizetype at = quote.size() < kShortestQuote ? -1 : text.indexOf(quote, 0, Qt::CaseInsensitive);
            if (at >= 0)
                marks.append(sentenceAround(text, at, at + quote.size()));
        }
    }
    std::ranges::sort(marks, {}, &ClaimMark::start);
    QList<ClaimMark> apart;
    for (const ClaimMark& mark : std::as_const(marks)) {
        if (apart.isEmpty() || mark.start >= apart.last().start + apart.last().length)
            apart.append(mark);
    }
    return apart;
}

} // namespace remit
