// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/checkwatch.h"

#include "runner/run/event.h"

#include <QRegularExpression>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostOpen = 1000;

/// "npm test 2>&1 >log" is "npm test".
QString withoutRedirections(const QString& step)
{
    static const QRegularExpression redirections(u"(?:\\s*[0-9&]*[<>]{1,2}&?\\s*[^\\s<>]+)+\\z"_s);
    return QString(step).remove(redirections).trimmed();
}

/// What a shell is given to run: agents that start each command through one name all of it.
QString withoutShell(const QString& line)
{
    static const QRegularExpression shell(
        u"\\A(?:\\S*/)?(?:ba|da|z|k)?sh(?:\\s+-[a-z]+)*\\s+-[a-z]*c\\s+(['\"]?)(.+)\\1\\z"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = shell.match(line);
    if (!match.hasMatch())
        return line;
    QString inner = match.captured(2);
    if (match.captured(1) == u"\"")
        inner.replace(u"\\\""_s, u"\""_s);
    else if (match.captured(1) == u"'")
        inner.replace(u"'\\''"_s, u"'"_s);
    return inner.simplified();
}

/// "CI=1 npm test" is "npm test".
QString withoutVariables(const QString& step)
{
    static const QRegularExpression variables(
        u"\\A(?:env\\s+)?(?:[A-Za-z_][A-Za-z0-9_]*=(?:\"[^\"]*\"|'[^']*'|\\S*)\\s+)+"_s);
    return QString(step).remove(variables);
}

} // namespace

CheckWatch::CheckWatch(const QString& successCommand)
    : m_command(successCommand.simplified())
{
}

bool CheckWatch::runs(const QString& commandLine) const
{
    if (m_command.isEmpty())
        return false;
    const QString line = withoutShell(commandLine.simplified());
    if (line == m_command)
        return true;
    static const QRegularExpression between(u"&&|\\|\\||[;|]"_s);
    if (m_command.contains(between)) // several steps itself
        return line.contains(m_command);
    const QStringList steps = line.split(between);
    return std::ranges::any_of(steps, [this](const QString& step) {
        const QString bare = withoutRedirections(step.trimmed());
        return bare == m_command || withoutVariables(bare) == m_command;
    });
}

bool CheckWatch::failed(const char* eventType, const QJsonObject& data)
{
    const QString id = data.value("id"_L1).toString();
    if (qstrcmp(eventType, event::toolStart) == 0) {
        const QString command = data.value("input"_L1).toObject().value("command"_L1).toString();
        if (data.value("kind"_L1).toString() == "command"_L1 && m_open.size() < kMostOpen && runs(command))
            m_open.insert(id);
        return false;
    }
    return qstrcmp(eventType, event::toolEnd) == 0 && m_open.remove(id) && data.value("exit"_L1).toInt() != 0;
}

} // namespace remit
