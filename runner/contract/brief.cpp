// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/brief.h"

#include "runner/contract/contractfile.h"

#include <QLocale>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QString code(const QString& text)
{
    QString fence = u"`"_s;
    while (text.contains(fence))
        fence += u'`';
    const QString space = text.startsWith(u'`') || text.endsWith(u'`') ? u" "_s : QString();
    return fence + space + text + space + fence;
}

/// A block that the text itself cannot close.
QString block(const QString& text)
{
    QString fence = u"```"_s;
    while (text.contains(fence))
        fence += u'`';
    return fence + u'\n' + text + (text.endsWith(u'\n') ? u""_s : u"\n"_s) + fence + u'\n';
}

QString commandText(const QString& command)
{
    return command.contains(u'\n') ? u'\n' + block(command) : code(command) + u'\n';
}

QString codeList(const QStringList& texts)
{
    QString lines;
    for (const QString& text : texts)
        lines += u"- "_s + code(text) + u'\n';
    return lines;
}

QString heading(const QString& text)
{
    return u"\n## "_s + text + u"\n\n"_s;
}

QString intro(const Contract& contract, const BriefContext& context)
{
    QString text = u"# "_s + contract.title.simplified() + u"\n\n"_s;
    text += u"You work alone and in the background: nobody watches and nobody answers questions while you work. "
            "A person reviews the result later. A harness measures what you do, enforces the limits below and runs "
            "the check itself.\n"_s;
    QStringList places;
    if (!context.worktree.isEmpty())
        places.append(u"- Working folder: %1 (start here, stay inside)"_s.arg(code(context.worktree)));
    if (!context.repository.isEmpty())
        places.append(u"- Repository: "_s + code(context.repository));
    if (!context.baseCommit.isEmpty())
        places.append(u"- Base commit: "_s + code(context.baseCommit));
    if (!places.isEmpty())
        text += u'\n' + places.join(u'\n') + u'\n';
    return text;
}

/// For an agent that has no session to go on with.
QString answerPart(const BriefContext& context)
{
    return heading(u"Your question"_s)
        + u"You ended an earlier round of this task with a question. Your changes from it are still in the working "
          "folder. You asked:\n\n"_s
        + block(context.question) + u"\nThe answer:\n\n"_s + block(context.reviewIntro.trimmed())
        + u"\nGo on with the task.\n"_s;
}

QString reviewPart(const BriefContext& context)
{
    if (!context.question.isEmpty())
        return answerPart(context);
    if (context.reviewComments.isEmpty() && context.reviewIntro.isEmpty())
        return {};
    QString text = heading(u"Review"_s);
    text += u"Your earlier result was reviewed and sent back. Your changes are still in the working folder. Address "
            "each comment below; change nothing else that the comments do not ask for.\n"_s;
    if (!context.reviewIntro.isEmpty())
        text += u'\n' + context.reviewIntro.trimmed() + u'\n';
    if (!context.reviewComments.isEmpty())
        text += u'\n';
    int number = 0;
    for (const QString& comment : context.reviewComments)
        text += u"%1. "_s.arg(++number) + comment.trimmed().replace(u'\n', u"\n   "_s) + u'\n';
    return text;
}

QString taskPart(const Contract& contract)
{
    QString text = heading(u"Task"_s) + contract.task.trimmed() + u'\n';
    text += heading(u"What you deliver"_s);
    switch (contract.artifact) {
    case ArtifactKind::Changes:
        return text
            + u"Changed files in the working folder, finished and saved. Do not commit them: the harness records them.\n"_s;
    case ArtifactKind::Report:
        return text + u"A report. Your final message is the report; write it so that it stands by itself.\n"_s;
    case ArtifactKind::Reproduction:
        return text
            + u"A reproduction: the smallest test or script in the scope that shows the problem each time, and "
              "in your final message the exact command to run it and what it prints. Do not fix the problem.\n"_s;
    }
    Q_UNREACHABLE_RETURN(text);
}

QString scopePart(const Contract& contract)
{
    QString text = heading(u"Scope"_s);
    if (contract.scope.readOnly)
        text += u"The working folder is read-only. Read whatever you need; change nothing.\n"_s;
    else if (contract.scope.paths.isEmpty())
        text += u"No file is named that you may change. Read whatever you need; change nothing.\n"_s;
    else
        text += u"You may change, add and delete only files that match:\n\n"_s + codeList(contract.scope.paths)
            + u"\nRead whatever you need. A change anywhere else counts against the result, even a good one: name it "
              u"in "
              "your summary and leave it undone.\n"_s;
    if (!contract.scope.setup.isEmpty())
        text += u"\nThe working folder was set up with "_s + commandText(contract.scope.setup);
    return text;
}

QString successPart(const Contract& contract)
{
    QString text = heading(u"Success"_s);
    if (contract.success.command.isEmpty())
        return text + u"No command checks this task. The person who reads your result decides.\n"_s;
    text += u"This command passes (exit code 0): "_s + commandText(contract.success.command);
    text += u"\nThe harness runs it on a clean checkout of your result, with %1 at most. Run it yourself before you "
            "end. Make it pass by doing the task: do not weaken, skip or delete tests, checks or settings to make it "
            "pass.\n"_s.arg(durationText(contract.success.timeout));
    return text;
}

QString actionText(const QString& action)
{
    if (action == u"commit")
        return u"Do not commit, tag, stash or rewrite history."_s;
    if (action == u"push")
        return u"Do not push or change any remote."_s;
    if (action == u"publish")
        return u"Do not publish, release, deploy or send anything."_s;
    if (action == u"delete-recursively")
        return u"Do not delete folders with everything in them."_s;
    return u"Do not use the network."_s;
}

QString doNotPart(const Contract& contract)
{
    QString text = heading(u"Do not"_s);
    for (const QString& action : contract.doNot.actions) {
        const bool hosts = action == u"network" && !contract.environment.hosts.isEmpty();
        text += u"- "_s
            + (hosts
                    ? u"Do not use the network but for these hosts: %1."_s.arg(contract.environment.hosts.join(u", "_s))
                    : actionText(action))
            + u'\n';
    }
    for (const QString& path : contract.doNot.paths)
        text += u"- Do not change "_s + code(path) + u" (read-only).\n"_s;
    for (const QString& rule : contract.doNot.rules)
        text += u"- "_s + rule.trimmed().replace(u'\n', u"\n  "_s) + u'\n';
    text += u"- Do not start anything that outlives you, and do not work around a refusal: it is a decision, not a "
            "fault.\n"_s;
    return text;
}

QString limitsPart(const Contract& contract)
{
    const Limits limits = effectiveLimits(contract);
    const QLocale c = QLocale::c();
    QString text = heading(u"Limits"_s);
    text += u"The harness ends the run at each of these:\n\n"_s;
    text += u"- %1 in all, %2 without any output\n"_s.arg(durationText(*limits.wallClock), durationText(*limits.idle));
    text += u"- %1 model calls, $%2\n"_s.arg(
        c.toString(*limits.llmCalls), c.toString(double(*limits.costMicroUsd) / 1e6, 'f', 2));
    text += u"- %1 of output, %2 of memory, %3 of disk, %4 processes\n"_s.arg(sizeText(*limits.outputBytes),
        sizeText(*limits.memoryBytes), sizeText(*limits.diskBytes), c.toString(*limits.processes));
    if (!contract.scope.readOnly)
        text += u"- %1 changed files, %2 changed lines\n"_s.arg(
            c.toString(*limits.changedFiles), c.toString(*limits.changedLines));
    return text;
}

QString stopPart(const Contract& contract)
{
    QString text = heading(u"When to stop"_s);
    text += u"Stop, and end as described below, as soon as one of these is so:\n\n"_s;
    text += u"- The task is done.\n"_s;
    if (!contract.success.command.isEmpty())
        text += u"- The success command failed %1 times although you tried to mend it.\n"_s.arg(contract.stop.failures);
    text += u"- The input is not what this brief says (a file, a value or a behaviour named here is missing or "
            u"different): "
            "`UNEXPECTED_INPUT`.\n"
            "- A tool that you need is missing or fails: `TOOL_FAILED`. Name the command and its output.\n"_s;
    if (contract.stop.whenUncertain == WhenUncertain::Ask)
        text += u"- You are unsure what is wanted: ask one clear question as the end of your final message, with "
                "`QUESTION`. Do not guess.\n"_s;
    else
        text += u"- You are unsure what is wanted: do not guess. Do what is certain, say what is open, and end with "
                "`INCOMPLETE`.\n"_s;
    return text + u"\nAn honest early end is a good result. Work beyond the task is not.\n"_s;
}

QString endPart(const Contract& contract)
{
    QString text = heading(u"At the end"_s);
    text += u"Your final message says, in this order and briefly:\n\n"_s;
    if (contract.artifact == ArtifactKind::Report)
        text += u"1. the report\n2. what you looked at and what you could not see\n"_s;
    else
        text += u"1. what you changed and why, file by file\n2. which commands you ran and what came out\n"_s;
    text += u"3. what is left open, and what the reviewer should look at first\n"
            "4. if you could not finish: the command, the environment and what was missing\n\n"
            "Its last two lines are exactly these, with one of the words and nothing after them:\n\n"
            "```\n"
            "STATUS: <word>\n"
            "END_OF_RUN\n"
            "```\n\n"
            "| word | when |\n"
            "|---|---|\n"
            "| `OK` | everything asked for is done, and you saw the check pass |\n"
            "| `PARTIAL` | a part is done and of use by itself; you say which is missing |\n"
            "| `EMPTY` | there was nothing to do; you say how you know |\n"
            "| `INCOMPLETE` | you could not finish |\n"
            "| `UNEXPECTED_INPUT` | the input is not what the brief says |\n"
            "| `TOOL_FAILED` | a tool or command that you need does not work |\n"
            "| `TOO_LARGE` | the task does not fit into the limits; you propose how to split it |\n"
            "| `QUESTION` | only an answer lets you go on; the question stands right above |\n\n"
            "The harness compares this with what it measured. Without END_OF_RUN the run counts as cut off.\n"_s;
    return text;
}

} // namespace

QString renderAnswer(const QString& answer)
{
    return answer.trimmed()
        + u"\n\nGo on with the task. All that the brief says holds as before; end as it says, with the lines STATUS "
          u"and "
          "END_OF_RUN.\n"_s;
}

QString renderBrief(const Contract& contract, const BriefContext& context)
{
    return intro(contract, context) + reviewPart(context) + taskPart(contract) + scopePart(contract)
        + successPart(contract) + doNotPart(contract) + limitsPart(contract) + stopPart(contract) + endPart(contract);
}

} // namespace remit
