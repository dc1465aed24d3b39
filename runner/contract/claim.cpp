// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/brief.h"

#include <QRegularExpression>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/// How many lines with text the STATUS line may stand above END_OF_RUN: the line itself and two of reason.
constexpr int kStatusWindow = 3;

/// A line without the marks with which agents dress it: code ticks, bold, quote, heading, list.
QStringView undressed(QStringView line)
{
    line = line.trimmed();
    while (!line.isEmpty() && u"`*>#_- "_s.contains(line.front()))
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

} // namespace

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
