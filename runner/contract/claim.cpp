// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/brief.h"

#include <QRegularExpression>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/// How many lines with text the STATUS line may stand above END_OF_RUN: the line itself and two of reason.
constexpr int kStatusWindow = 3;
constexpr qsizetype kLongestQuestion = 2000;

/// A line without the marks with which agents dress it: code ticks, bold, heading, list. A quote is not theirs.
QStringView undressed(QStringView line)
{
    line = line.trimmed();
    while (!line.isEmpty() && u"`*#_- "_s.contains(line.front()))
        line = line.sliced(1);
    while (!line.isEmpty() && u"`*_ "_s.contains(line.back()))
        line.chop(1);
    return line;
}

/// The word, if the line is a STATUS line and names one word only (not the list of words in the brief).
std::optional<QString> statusIn(QStringView line)
{
    static const QRegularExpression form(
        u"\\ASTATUS[*_`]{0,2}\\s*:[\\s*_`]*([A-Za-z][A-Za-z_-]{0,31})[*_`]{0,2}\\s*(?:\\z|[.(;,–—-](?!.*\\|))"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.matchView(undressed(line));
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1).toUpper().replace(u'-', u'_');
}

/// Paragraphs of text, in order; one line or several.
QStringList paragraphsOf(const QString& message)
{
    QStringList paragraphs;
    QString paragraph;
    const auto close = [&] {
        if (!paragraph.trimmed().isEmpty())
            paragraphs.append(paragraph.trimmed());
        paragraph.clear();
    };
    for (const QStringView line : QStringView(message).split(u'\n')) {
        if (undressed(line).isEmpty())
            close();
        else
            paragraph += line.toString() + u'\n';
    }
    close();
    return paragraphs;
}

bool isQuestionMark(QChar sign)
{
    return sign == u'?' || sign == u'\uff1f' || sign == u'\u061f';
}

/// Ends in a question mark, whatever stands around it: **Shall I?**, (or not?), "Which?".
bool endsInMark(QStringView line)
{
    while (!line.isEmpty() && !isQuestionMark(line.back())
        && (line.back().isSpace() || line.back().category() == QChar::Other_Format
            || u"`*_)]}\"'\u201d\u2019\u00bb"_s.contains(line.back())))
        line.chop(1);
    return !line.isEmpty() && isQuestionMark(line.back());
}

/// "1. first", "b) second", "- third": a choice under a question.
bool isChoice(const QString& line)
{
    static const QRegularExpression form(u"\\A\\s*(?:[-*+\u2022]|\\(?[A-Za-z0-9]{1,2}[.)])\\s+\\S"_s);
    return form.match(line).hasMatch();
}

} // namespace

bool endsInQuestion(const QString& message)
{
    QStringList lines = message.right(kLongestQuestion * 4).split(u'\n');
    lines.removeIf([](const QString& line) { return undressed(line).isEmpty(); });
    while (lines.size() > 1 && isChoice(lines.last()) && !endsInMark(lines.last()))
        lines.removeLast();
    return !lines.isEmpty() && endsInMark(lines.last());
}

QString questionIn(const QString& message)
{
    const QStringList paragraphs = paragraphsOf(message.right(kLongestQuestion * 4));
    qsizetype first = paragraphs.size() - 1;
    for (qsizetype i = first; i >= 0; --i) {
        if (std::ranges::any_of(paragraphs.at(i), isQuestionMark)) {
            first = i;
            break;
        }
    }
    const QString question = paragraphs.mid(std::max<qsizetype>(first, 0)).join(u"\n\n"_s);
    return question.size() <= kLongestQuestion ? question : question.left(kLongestQuestion - 1) + u'\u2026';
}

Claim readClaim(const QString& finalMessage)
{
    Claim claim;
    QList<QStringView> lines = QStringView(finalMessage).split(u'\n');
    const auto dropEmptyTail = [&lines] {
        while (!lines.isEmpty() && undressed(lines.last()).isEmpty())
            lines.removeLast();
    };
    dropEmptyTail();
    if (!lines.isEmpty() && undressed(lines.last()) == u"END_OF_RUN") {
        claim.endOfRun = true;
        lines.removeLast();
        dropEmptyTail();
    }
    int seen = 0;
    for (qsizetype i = lines.size() - 1; i >= 0 && seen < kStatusWindow; --i) {
        if (undressed(lines[i]).isEmpty())
            continue;
        ++seen;
        if (const auto status = statusIn(lines[i])) {
            claim.status = *status;
            lines.removeAt(i);
            dropEmptyTail();
            break;
        }
    }
    for (const QStringView line : std::as_const(lines))
        claim.summary += line.toString() + u'\n';
    claim.summary = claim.summary.trimmed();
    return claim;
}

} // namespace remit
