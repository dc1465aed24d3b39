// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/globsyntax.h"

namespace remit {

using namespace Qt::StringLiterals;
using Token = GlobPattern::Token;
using Segment = GlobPattern::Segment;

namespace {

constexpr qsizetype kLongestGlob = 1024;

/// Behind the character or escape pair at `at`.
qsizetype behind(QStringView text, qsizetype at)
{
    return at + (text[at] == u'\\' ? 2 : 1);
}

/// Behind the class that begins with `[` at `at`, or -1 if it has no end. `]` right at its begin is a member.
qsizetype behindClass(QStringView text, qsizetype at)
{
    qsizetype i = at + 1;
    if (i < text.size() && (text[i] == u'!' || text[i] == u'^'))
        ++i;
    if (i < text.size() && text[i] == u']')
        ++i;
    while (i < text.size() && text[i] != u']')
        i = behind(text, i);
    return i < text.size() ? i + 1 : -1;
}

char32_t codePoint(QStringView text, qsizetype& at)
{
    if (text[at] == u'\\')
        ++at;
    const QChar c = text[at++];
    if (c.isHighSurrogate() && at < text.size() && text[at].isLowSurrogate())
        return QChar::surrogateToUcs4(c, text[at++]);
    return c.unicode();
}

Token classToken(QStringView text, qsizetype& at)
{
    const qsizetype end = behindClass(text, at) - 1;
    Token token{.kind = Token::Kind::OneOf, .ranges = {}};
    ++at;
    if (text[at] == u'!' || text[at] == u'^') {
        token.negated = true;
        ++at;
    }
    while (at < end) {
        const char32_t from = codePoint(text, at);
        char32_t to = from;
        if (at + 1 < end && text[at] == u'-') {
            ++at;
            to = codePoint(text, at);
        }
        token.ranges.append({from, to});
    }
    at = end + 1;
    return token;
}

QList<Token> tokensOf(QStringView name)
{
    QList<Token> tokens;
    for (qsizetype at = 0; at < name.size();) {
        const QChar c = name[at];
        if (c == u'*') {
            ++at;
            if (tokens.isEmpty() || tokens.last().kind != Token::Kind::AnyText)
                tokens.append({.kind = Token::Kind::AnyText, .ranges = {}});
        } else if (c == u'?') {
            ++at;
            tokens.append({.kind = Token::Kind::AnyCharacter, .ranges = {}});
        } else if (c == u'[') {
            tokens.append(classToken(name, at));
        } else {
            tokens.append({.character = codePoint(name, at), .ranges = {}});
        }
    }
    return tokens;
}

QString problemWithClass(QStringView text, qsizetype at)
{
    const qsizetype end = behindClass(text, at);
    if (end < 0)
        return u"The [ has no ]. Write \\[ for the character itself."_s;
    if (text.sliced(at, end - at).contains(u'/'))
        return u"A [ ] stands for one character of a name, so it cannot hold a /."_s;
    qsizetype i = at;
    for (const auto& [from, to] : classToken(text, i).ranges)
        if (from > to)
            return u"A range in [ ] runs backwards; write the smaller character first."_s;
    return {};
}

QString problemWithCharacters(QStringView glob)
{
    int depth = 0;
    for (qsizetype at = 0; at < glob.size();) {
        const QChar c = glob[at];
        if (c.category() == QChar::Other_Control)
            return u"A control character stands in the glob."_s;
        if (c == u'\\' && (at + 1 == glob.size() || !u"*?[]{},!\\"_s.contains(glob[at + 1])))
            return u"A \\ stands only before * ? [ ] { } , ! and \\. Write / between folders."_s;
        if (c == u'[') {
            if (QString problem = problemWithClass(glob, at); !problem.isEmpty())
                return problem;
            at = behindClass(glob, at);
            continue;
        }
        depth += c == u'{' ? 1 : (c == u'}' ? -1 : 0);
        if (depth < 0)
            return u"A } has no {. Write \\} for the character itself."_s;
        if (depth > 8)
            return u"Braces stand more than 8 deep."_s;
        at = behind(glob, at);
    }
    return depth > 0 ? u"A { has no }. Write \\{ for the character itself."_s : QString();
}

QString problemWithSegments(const QString& plain)
{
    QStringList names = plain.split(u'/');
    if (names.first().isEmpty())
        return u"It starts with /. Paths count from the top of the repository: leave the / out."_s;
    if (names.last().isEmpty())
        names.removeLast(); // "folder/"
    for (const QString& name : std::as_const(names)) {
        if (name.isEmpty())
            return u"Two / stand side by side."_s;
        if (name == u".")
            return u"It has a folder named \".\". Leave it out."_s;
        if (name == u"..")
            return u"It leaves the repository with \"..\"."_s;
        if (name.contains(u"**"_s) && name != u"**"_s)
            return u"** stands alone between two /. Write %1 within one folder, or **/%1 over folders."_s.arg(
                QString(name).replace(u"**"_s, u"*"_s));
    }
    return {};
}

/// The first brace group outside a class: its begin, its commas and its end. Empty if there is none.
QList<qsizetype> firstGroup(const QString& glob)
{
    QList<qsizetype> marks;
    int depth = 0;
    for (qsizetype at = 0; at < glob.size();) {
        const QChar c = glob[at];
        if (c == u'[') {
            at = behindClass(glob, at);
            continue;
        }
        if (c == u'{' && depth++ == 0)
            marks.append(at);
        else if (c == u',' && depth == 1)
            marks.append(at);
        else if (c == u'}' && --depth == 0) {
            marks.append(at);
            return marks;
        }
        at = behind(glob, at);
    }
    return {};
}

} // namespace

QStringList globsyntax::expandBraces(const QString& glob)
{
    QStringList open{glob};
    QStringList plain;
    while (!open.isEmpty() && plain.size() <= kMostAlternatives && open.size() <= 2 * kMostAlternatives) {
        const QString next = open.takeFirst();
        const auto marks = firstGroup(next);
        if (marks.isEmpty()) {
            plain.append(next);
            continue;
        }
        QStringList branches;
        for (qsizetype i = 0; i + 1 < marks.size(); ++i)
            branches.append(next.first(marks.first()) + next.sliced(marks[i] + 1, marks[i + 1] - marks[i] - 1)
                + next.sliced(marks.last() + 1));
        open = branches + open;
    }
    return open.isEmpty() ? plain : plain + open;
}

QList<Segment> globsyntax::segmentsOf(const QString& plainGlob)
{
    QList<Segment> segments;
    for (const QString& name : plainGlob.split(u'/')) {
        const bool deep = name == u"**"_s || name.isEmpty(); // the empty one is behind a trailing /
        if (!deep)
            segments.append({.tokens = tokensOf(name)});
        else if (segments.isEmpty() || !segments.last().anyDepth)
            segments.append({.anyDepth = true, .tokens = {}});
    }
    if (segments.last().anyDepth)
        segments.append({.tokens = tokensOf(u"*"_s)});
    return segments;
}

QString GlobPattern::problemWith(const QString& glob)
{
    if (glob.isEmpty())
        return u"It is empty."_s;
    if (glob.size() > kLongestGlob)
        return u"It is longer than %1 characters."_s.arg(kLongestGlob);
    if (glob != glob.trimmed())
        return u"It starts or ends with a space."_s;
    if (glob.startsWith(u'!'))
        return u"A glob cannot be negated with !. Write \\! for the character itself."_s;
    if (QString problem = problemWithCharacters(glob); !problem.isEmpty())
        return problem;
    const QStringList plain = globsyntax::expandBraces(glob);
    if (plain.size() > globsyntax::kMostAlternatives)
        return u"Its braces make more than %1 globs."_s.arg(globsyntax::kMostAlternatives);
    for (const QString& one : plain)
        if (QString problem = problemWithSegments(one); !problem.isEmpty())
            return problem;
    return {};
}

} // namespace remit
