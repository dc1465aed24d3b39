// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/shellcommands.h"

#include <QRegularExpression>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongest = 64LL * 1024;
constexpr qsizetype kMostCommands = 1000;
constexpr int kMostLevels = 4;

/** Cuts a line into words and words into commands. */
class Cutter {
public:
    explicit Cutter(QStringView text)
        : m_text(text)
    {
    }

    QList<QStringList> commands()
    {
        while (m_at < m_text.size() && m_commands.size() < kMostCommands)
            step(m_text[m_at]);
        endCommand();
        return m_commands;
    }

private:
    void step(QChar c)
    {
        if (c == u'\\') {
            if (m_at + 1 < m_text.size() && m_text[m_at + 1] != u'\n')
                put(m_text[m_at + 1]);
            m_at += 2;
        } else if (c == u'\'' || c == u'"') {
            quoted(c);
        } else if (c == u'<' || c == u'>') {
            redirection(c);
        } else if (c == u'\n') {
            endCommand();
            ++m_at;
            skipHereDocuments();
        } else if (c == u'#' && !m_inWord) {
            while (m_at < m_text.size() && m_text[m_at] != u'\n')
                ++m_at;
        } else if (QStringView(u";|&(){}`").contains(c)) {
            endCommand();
            ++m_at;
        } else if (c.isSpace()) {
            endWord();
            ++m_at;
        } else {
            put(c);
            ++m_at;
        }
    }

    void quoted(QChar mark)
    {
        m_inWord = true;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != mark; ++m_at) {
            if (mark == u'"' && m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                ++m_at;
            m_word += m_text[m_at];
        }
        ++m_at;
    }

    /** Its target is no word of the command. A here-document begins behind this line. */
    void redirection(QChar c)
    {
        static const QRegularExpression number(u"\\A[0-9]+\\z"_s);
        if (number.match(m_word).hasMatch())
            m_word.clear();
        m_inWord = !m_word.isEmpty();
        endWord();
        const bool isDocument = m_text.sliced(m_at).startsWith(u"<<") && !m_text.sliced(m_at).startsWith(u"<<<");
        while (m_at < m_text.size() && (m_text[m_at] == c || QStringView(u"&-<|").contains(m_text[m_at])))
            ++m_at;
        m_target = isDocument ? Target::Document : Target::File;
    }

    void skipHereDocuments()
    {
        for (const QString& mark : std::as_const(m_documents)) {
            while (m_at < m_text.size()) {
                const qsizetype end = m_text.indexOf(u'\n', m_at);
                const QStringView line = m_text.sliced(m_at, (end < 0 ? m_text.size() : end) - m_at).trimmed();
                m_at = end < 0 ? m_text.size() : end + 1;
                if (line == mark)
                    break;
            }
        }
        m_documents.clear();
    }

    void put(QChar c)
    {
        m_word += c;
        m_inWord = true;
    }

    void endWord()
    {
        if (!m_inWord)
            return;
        if (m_target == Target::Document)
            m_documents.append(m_word);
        else if (m_target == Target::None)
            m_words.append(m_word);
        m_target = Target::None;
        m_word.clear();
        m_inWord = false;
    }

    void endCommand()
    {
        endWord();
        m_target = Target::None;
        if (!m_words.isEmpty())
            m_commands.append(m_words);
        m_words.clear();
    }

    enum class Target { None, File, Document };

    QStringView m_text;
    qsizetype m_at = 0;
    QString m_word;
    QStringList m_words;
    QStringList m_documents; ///< marks of here-documents that begin behind this line
    QList<QStringList> m_commands;
    Target m_target = Target::None;
    bool m_inWord = false;
};

bool isAssignment(const QString& word)
{
    static const QRegularExpression assignment(u"\\A[A-Za-z_][A-Za-z0-9_]*="_s);
    return assignment.match(word).hasMatch();
}

/** Takes off what only stands before a command: "FOO=1", "sudo -n", "timeout 5", "if". */
void unwrap(QStringList& words)
{
    static const QStringList wrappers{u"sudo"_s, u"doas"_s, u"env"_s, u"command"_s, u"builtin"_s, u"exec"_s, u"eval"_s,
        u"nohup"_s, u"time"_s, u"nice"_s, u"ionice"_s, u"setsid"_s, u"stdbuf"_s, u"timeout"_s, u"xargs"_s, u"if"_s,
        u"then"_s, u"else"_s, u"elif"_s, u"while"_s, u"until"_s, u"do"_s, u"!"_s};
    while (!words.isEmpty()) {
        const QString first = words.constFirst();
        const QString name = first.section(u'/', -1);
        if (!isAssignment(first) && !wrappers.contains(name)) {
            words.first() = name;
            if (name.startsWith("git-"_L1)) {
                words.first() = name.sliced(4);
                words.prepend(u"git"_s);
            }
            return;
        }
        words.removeFirst();
        while (wrappers.contains(name) && !words.isEmpty() && words.constFirst().startsWith(u'-'))
            words.removeFirst();
        if (name == "timeout"_L1 && !words.isEmpty())
            words.removeFirst();
    }
}

/** What `sh -c TEXT` runs; unset: it is no such command. */
std::optional<QString> scriptOf(const QStringList& words)
{
    static const QStringList shells{u"sh"_s, u"bash"_s, u"dash"_s, u"zsh"_s, u"ksh"_s, u"ash"_s};
    if (!shells.contains(words.constFirst()))
        return {};
    for (qsizetype i = 1; i + 1 < words.size() && words[i].startsWith(u'-'); ++i) {
        if (!words[i].startsWith("--"_L1) && words[i].contains(u'c'))
            return words[i + 1];
    }
    return {};
}

void append(QList<QStringList>& all, const QString& line, int levels)
{
    const QString bounded = line.left(kLongest);
    const QList<QStringList> commands = Cutter(bounded).commands();
    for (QStringList words : commands) {
        unwrap(words);
        if (words.isEmpty() || all.size() >= kMostCommands)
            continue;
        if (const auto script = scriptOf(words); script && levels > 0)
            append(all, *script, levels - 1);
        else
            all.append(words);
    }
}

} // namespace

QList<QStringList> shellCommands(const QString& commandLine)
{
    QList<QStringList> all;
    append(all, commandLine, kMostLevels);
    return all;
}

} // namespace remit
