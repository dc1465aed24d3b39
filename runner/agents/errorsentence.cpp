// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/errorsentence.h"

#include "runner/agents/boundedtext.h"

#include <QRegularExpression>

namespace remit {

namespace {

constexpr qsizetype kLongest = 300;

QString whatToDo(const QString& problem)
{
    static const QRegularExpression key(QStringLiteral("\\b40[13]\\b|Authentication|PermissionDenied"));
    static const QRegularExpression rate(QStringLiteral("\\b429\\b|RateLimit"));
    static const QRegularExpression server(QStringLiteral("\\b5\\d\\d\\b|Connection|InternalServer|Timeout"));
    if (key.match(problem).hasMatch())
        return QStringLiteral("Check the key of its provider.");
    if (rate.match(problem).hasMatch())
        return QStringLiteral("Its provider takes no more calls for now: wait, or look at your limits there.");
    if (server.match(problem).hasMatch())
        return QStringLiteral("Its provider does not answer as it should: try again later.");
    return QStringLiteral("See what it printed before.");
}

} // namespace

QString errorSentence(const QString& agent, const QString& problem)
{
    const QString line = firstLine(problem, kLongest);
    const QString said = line.isEmpty() ? QStringLiteral("it does not say which.") : line;
    const bool ended = QStringView(u".!?…").contains(said.back());
    return QStringLiteral("%1 ended with an error: %2%3 %4")
        .arg(agent, said, ended ? QString() : QStringLiteral("."), whatToDo(line));
}

} // namespace remit
