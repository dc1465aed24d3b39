// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/nearest.h"

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

qsizetype editDistance(QStringView first, QStringView second)
{
    const auto rows = first.size() + 1;
    const auto columns = second.size() + 1;
    QList<qsizetype> table(rows * columns);
    const auto at
        = [&table, columns](qsizetype row, qsizetype column) -> qsizetype& { return table[row * columns + column]; };
    for (qsizetype row = 0; row < rows; ++row)
        at(row, 0) = row;
    for (qsizetype column = 0; column < columns; ++column)
        at(0, column) = column;
    for (qsizetype row = 1; row < rows; ++row) {
        for (qsizetype column = 1; column < columns; ++column) {
            const bool same = first[row - 1] == second[column - 1];
            auto best = std::min({at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + !same});
            if (row > 1 && column > 1 && first[row - 1] == second[column - 2] && first[row - 2] == second[column - 1])
                best = std::min(best, at(row - 2, column - 2) + 1);
            at(row, column) = best;
        }
    }
    return at(rows - 1, columns - 1);
}

QString nearestWord(const QString& word, const QStringList& known)
{
    if (word.isEmpty() || word.size() > 64)
        return {};
    QString nearest;
    qsizetype least = std::max<qsizetype>(1, word.size() / 3) + 1;
    for (const QString& candidate : known) {
        const qsizetype distance = editDistance(word.toLower(), candidate.toLower());
        if (distance < least) {
            least = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

QString printable(const QString& text, qsizetype longest)
{
    QString shown;
    for (const QChar c : text) {
        if (shown.size() >= longest)
            return shown + u'…';
        const auto category = c.category();
        const bool hidden = category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
        if (hidden)
            shown += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            shown += c;
    }
    return shown;
}

} // namespace remit
