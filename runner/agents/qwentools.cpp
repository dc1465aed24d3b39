// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/qwentools.h"

namespace remit {

using namespace Qt::StringLiterals;

const KnownTools& qwenTools()
{
    static const QString read = u"read"_s;
    static const QString edit = u"edit"_s;
    static const QString command = u"command"_s;
    static const QString other = u"other"_s;
    static const KnownTools tools{
        {u"read_file"_s, {read, u"file_path"_s}},
        {u"list_directory"_s, {read, u"path"_s}},
        {u"glob"_s, {read, u"pattern"_s}},
        {u"grep_search"_s, {read, u"pattern"_s}},
        {u"search_file_content"_s, {read, u"pattern"_s}},
        {u"zoom_image"_s, {read, u"file_path"_s}},
        {u"write_file"_s, {edit, u"file_path"_s}},
        {u"edit"_s, {edit, u"file_path"_s}},
        {u"replace"_s, {edit, u"file_path"_s}},
        {u"notebook_edit"_s, {edit, u"notebook_path"_s}},
        {u"run_shell_command"_s, {command, u"command"_s}},
        {u"monitor"_s, {command, u"command"_s}},
        {u"web_fetch"_s, {other, u"url"_s}},
        {u"web_search"_s, {other, u"query"_s}},
        {u"agent"_s, {other, u"description"_s}},
        {u"task"_s, {other, u"description"_s}},
        {u"skill"_s, {other, u"skill"_s}},
    };
    return tools;
}

std::optional<int> qwenExitCode(const QString& resultText)
{
    constexpr qsizetype kTail = 400;
    const QString mark = u"\nExit Code: "_s;
    if (!resultText.startsWith("Command: "_L1))
        return std::nullopt;
    const QString tail = resultText.right(kTail);
    const qsizetype at = tail.lastIndexOf(mark);
    if (at < 0)
        return std::nullopt;
    bool ok = false;
    const int code = tail.sliced(at + mark.size()).section(u'\n', 0, 0).trimmed().toInt(&ok);
    return ok && code >= 0 && code <= 255 ? std::optional<int>(code) : std::nullopt;
}

bool isQwenRefusal(const QString& resultText)
{
    const QString start = resultText.left(400);
    return start.contains("was denied by permission rules"_L1)
        || start.startsWith("Qwen Code requires permission to use "_L1);
}

} // namespace remit
