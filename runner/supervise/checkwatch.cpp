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

} // namespace

CheckWatch::CheckWatch(const QString& successCommand)
    : m_command(successCommand.simplified())
{
}

bool CheckWatch::runs(const QString& commandLine) const
{
    if (m_command.isEmpty())
        return false;
    const QString line = commandLine.simplified();
    if (line == m_command)
        return true;
    static const QRegularExpression between(u"&&|\\|\\||[;|]"_s);
    if (m_command.contains(between)) // several steps itself
        return line.contains(m_command);
    const QStringList steps = line.split(between);
    return std::ranges::any_of(
        steps, [this](const QString& step) { return withoutRedirections(step.trimmed()) == m_command; });
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
