// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/shellwords.h"

namespace remit {

namespace {

/** The character behind a backslash; within double quotes only these four lose the backslash. */
void appendEscaped(QString& word, QChar c, bool inQuotes)
{
    if (inQuotes && !QStringView(u"\\\"$`").contains(c))
        word += u'\\';
    word += c;
}

} // namespace

QStringList shellWords(QStringView line, qsizetype most)
{
    QStringList words;
    QString word;
    bool inWord = false;
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (quote.isNull() && c.isSpace()) {
            if (inWord)
                words.append(std::exchange(word, {}));
            inWord = false;
            continue;
        }
        if (!inWord && words.size() + 1 == most) {
            words.append(line.sliced(i).toString());
            return words;
        }
        inWord = true;
        if (!quote.isNull() && c == quote)
            quote = {};
        else if (quote.isNull() && (c == u'\'' || c == u'"'))
            quote = c;
        else if (c == u'\\' && quote != u'\'' && i + 1 < line.size())
            appendEscaped(word, line[++i], quote == u'"');
        else
            word += c;
    }
    if (inWord)
        words.append(word);
    return words;
}

QString shellScript(const QString& line)
{
    const QStringList words = shellWords(line, 4);
    if (words.size() != 3 || (words[1] != u"-lc" && words[1] != u"-c"))
        return line;
    const QString shell = words[0].section(u'/', -1);
    return shell == u"bash" || shell == u"sh" || shell == u"zsh" || shell == u"dash" ? words[2] : line;
}

} // namespace remit
