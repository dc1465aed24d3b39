// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/geminisettings.h"

#include "runner/agents/deniedcommands.h"
#include "runner/contract/globsyntax.h"
#include "runner/contract/tomltext.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

using Token = GlobPattern::Token;

constexpr int kPriority = 900; ///< of 0 to 999 among a user's rules, all of which are above the built-in ones
constexpr qsizetype kLongestPattern = 2048; ///< the policy engine refuses longer ones

/** The character as it stands in JSON text, and that as a pattern. */
QString literal(char32_t c)
{
    if (c == U'"')
        return u"\\\\\""_s;
    if (c == U'\\')
        return u"\\\\\\\\"_s;
    const QString text = QString::fromUcs4(&c, 1);
    return QStringView(u"^$.*+?()[]{}|/-").contains(text) ? u'\\' + text : text;
}

QString oneOf(const Token& token)
{
    const auto inClass = [](char32_t c) {
        const QString text = QString::fromUcs4(&c, 1);
        return QStringView(u"\\]^-[").contains(text) ? u'\\' + text : text;
    };
    QString text = token.negated ? u"[^/\""_s : u"["_s;
    for (const auto& [from, to] : token.ranges)
        text += from == to ? inClass(from) : inClass(from) + u'-' + inClass(to);
    return text + u']';
}

QString pattern(const Token& token)
{
    switch (token.kind) {
    case Token::Kind::Character:
        return literal(token.character);
    case Token::Kind::AnyCharacter:
        return u"[^/\"]"_s;
    case Token::Kind::AnyText:
        return u"[^/\"]*"_s;
    case Token::Kind::OneOf:
        return oneOf(token);
    }
    return {};
}

QString literalText(const QString& text)
{
    QString all;
    for (const char32_t c : text.toUcs4())
        all += literal(c);
    return all;
}

/** No group is repeated: the engine refuses such patterns, because some of them never end. */
QString pattern(const QList<GlobPattern::Segment>& segments)
{
    QString all;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const bool last = i + 1 == segments.size();
        if (segments[i].anyDepth && !last) {
            all += u"(?:[^\"]*/|)"_s;
            continue;
        }
        if (segments[i].anyDepth)
            return all + u"[^\"]"_s;
        for (const Token& token : segments[i].tokens)
            all += pattern(token);
        all += last ? u"\""_s : u"/"_s;
    }
    return all;
}

QString rule(const QString& match, const QString& value)
{
    return u"\n[[rule]]\n%1\n%2decision = \"deny\"\npriority = %3\n"_s.arg(match, value).arg(kPriority);
}

} // namespace

QByteArray geminiSettings()
{
    const QJsonObject settings{
        {u"general"_s,
            QJsonObject{{u"enableAutoUpdate"_s, false}, {u"enableAutoUpdateNotification"_s, false},
                {u"maxAttempts"_s, 4}}}, // after 5, 10 and 20 s; its own 10 attempts take four minutes
        {u"privacy"_s, QJsonObject{{u"usageStatisticsEnabled"_s, false}}},
        {u"telemetry"_s, QJsonObject{{u"enabled"_s, false}}},
        {u"tools"_s, QJsonObject{{u"sandbox"_s, false}}},
        {u"security"_s,
            QJsonObject{{u"auth"_s, QJsonObject{{u"selectedType"_s, u"gemini-api-key"_s}}},
                {u"folderTrust"_s, QJsonObject{{u"enabled"_s, false}}}}},
    };
    return QJsonDocument(settings).toJson(QJsonDocument::Indented);
}

QStringList geminiPathPatterns(const QString& glob, const QString& worktree)
{
    QStringList patterns;
    if (!GlobPattern::problemWith(glob).isEmpty())
        return patterns;
    const QString start = u"\"file_path\":\"(?:%1\\/|\\.\\/|)"_s.arg(literalText(worktree));
    for (const QString& plain : globsyntax::expandBraces(glob)) {
        const QString whole = start + pattern(globsyntax::segmentsOf(plain));
        if (whole.size() <= kLongestPattern)
            patterns.append(whole);
    }
    return patterns;
}

QByteArray geminiPolicy(const Contract::DoNot& doNot, const QString& worktree)
{
    QString policy = u"# The do-not list of the contract.\n"_s;
    QStringList prefixes;
    for (const QByteArrayList& words : deniedCommands(doNot.actions))
        prefixes.append(tomlQuoted(QString::fromLatin1(words.join(' '))));
    if (!prefixes.isEmpty())
        policy += rule(u"toolName = \"run_shell_command\""_s, u"commandPrefix = [%1]\n"_s.arg(prefixes.join(u", "_s)));
    if (doNot.actions.contains(u"network"_s))
        policy += rule(u"toolName = [\"web_fetch\", \"google_web_search\"]"_s, {});
    for (const QString& glob : doNot.paths) {
        for (const QString& arguments : geminiPathPatterns(glob, worktree))
            policy += rule(
                u"toolName = [\"write_file\", \"replace\"]"_s, u"argsPattern = %1\n"_s.arg(tomlQuoted(arguments)));
    }
    return policy.toUtf8();
}

} // namespace remit
