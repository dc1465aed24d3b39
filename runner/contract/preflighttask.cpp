// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/nearest.h"
#include "runner/contract/preflightrules.h"

#include <QRegularExpression>

namespace remit::rules {

using namespace Qt::StringLiterals;

namespace {

/// A phrase that names no end: it could be worked on for ever.
QString vaguePhrase(const QString& task)
{
    static const QRegularExpression phrase(
        u"\\b(?:make (?:it|this|things|the code|everything) (?:better|nicer|faster|cleaner|work)"
        "|(?:improve|clean ?up|tidy up|polish|modernize|optimi[sz]e|refactor|fix|review) "
        "(?:everything|all|it|things|stuff|the (?:code|codebase|code "
        "base|project|repository|repo|app|bugs?|tests?|issues?|problems?)"
        "|code|bugs|issues|problems|some .{0,20}|any .{0,20})(?=[\\s.,;!]*(?:$|\n|[.;!]))"
        "|as (?:needed|appropriate|you see fit)|and so on|or something|etc\\.?(?=\\s|$)|whatever (?:is|you))"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    return phrase.match(task).captured(0).simplified();
}

/// Something to hold on to: a path, a name from the code, a quoted text, a number, a call.
bool namesSomething(const QString& task)
{
    static const QRegularExpression concrete(
        u"[`\"„“”«»][^`\"]+[`\"“”»]|[#]?\\d|\\w+/\\w|\\w\\.\\w{1,5}\\b|\\w_\\w|[a-z][A-Z]|\\w\\(|\\b[A-Z]{2,}\\b|--\\w"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return concrete.match(task).hasMatch();
}

qsizetype wordCount(const QString& text)
{
    static const QRegularExpression word(u"\\w{2,}"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression ideograph(u"[\\p{Han}\\p{Hiragana}\\p{Katakana}]"_s);
    qsizetype words = 0;
    for (auto it = word.globalMatch(text); it.hasNext(); ++words)
        it.next();
    return words + text.count(ideograph) / 2; // such scripts do not part words with spaces
}

PreflightFinding vague(const QString& value, const QString& why)
{
    return {u"vague-task"_s, Severity::Warning, u"task"_s, value, u"The task is vague"_s, why,
        u"Name the file, function or behaviour, and what is different when it is done."_s};
}

} // namespace

Findings aboutTask(const Contract& contract)
{
    Findings findings;
    if (contract.title.trimmed().isEmpty())
        findings.append({u"no-title"_s, Severity::Error, u"title"_s, {}, u"The run has no title"_s,
            u"The queue, the branch and the record are named after it."_s, u"Name the task in a few words."_s});
    const QString task = contract.task.trimmed();
    if (task.isEmpty()) {
        findings.append({u"no-task"_s, Severity::Error, u"task"_s, {}, u"There is no task"_s,
            u"The agent does not know what to do."_s, u"Say what is to be done and what is different then."_s});
        return findings;
    }
    if (const QString phrase = vaguePhrase(task); !phrase.isEmpty())
        findings.append(vague(printable(phrase), u"\"%1\" has no end that could be seen."_s.arg(printable(phrase))));
    else if (wordCount(task) < 4 || (wordCount(task) < 8 && !namesSomething(task)))
        findings.append(vague(printable(task),
            u"It names no file, function, value or behaviour. Runs like it come back with a question or too much."_s));
    return findings;
}

} // namespace remit::rules
