// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/askedfor.h"

#include <QRegularExpression>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QString wordsOf(const Contract& contract)
{
    return contract.title + u'\n' + contract.task;
}

bool says(const QString& text, const QString& pattern)
{
    const QRegularExpression expression(u"(?<![\\w./-])(?:"_s + pattern + u")(?![\\w/-])"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return expression.match(text).hasMatch();
}

} // namespace

bool taskNames(const Contract& contract, const QString& path)
{
    const QString text = wordsOf(contract);
    const QString name = path.section(u'/', -1);
    return text.contains(path) || (name.size() >= 4 && says(text, QRegularExpression::escape(name)));
}

bool taskSays(const Contract& contract, const QString& words)
{
    return says(wordsOf(contract), words);
}

FindingSeverity unlessAsked(const Contract& contract, const QString& path, FindingSeverity severity)
{
    return taskNames(contract, path) ? FindingSeverity::Low : severity;
}

QString redacted(const QString& secret)
{
    return secret.first(std::min<qsizetype>(4, secret.size() / 3)) + u"… (%1 characters)"_s.arg(secret.size());
}

} // namespace remit
