// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/geminitools.h"

#include "runner/agents/boundedtext.h"

#include <QHash>
#include <QStringList>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 80;

struct Tool {
    QString kind = u"other"_s;
    QStringList said; ///< the input's members that a summary shows, the first that is there; versions differ
};

Tool toolNamed(const QString& name)
{
    static const QStringList file{u"file_path"_s, u"absolute_path"_s, u"path"_s};
    static const QStringList folder{u"dir_path"_s, u"path"_s};
    static const QHash<QString, Tool> tools{
        {u"read_file"_s, {u"read"_s, file}},
        {u"read_many_files"_s, {u"read"_s, {}}},
        {u"list_directory"_s, {u"read"_s, folder}},
        {u"glob"_s, {u"read"_s, {u"pattern"_s}}},
        {u"grep_search"_s, {u"read"_s, {u"pattern"_s}}},
        {u"search_file_content"_s, {u"read"_s, {u"pattern"_s}}},
        {u"write_file"_s, {u"edit"_s, file}},
        {u"replace"_s, {u"edit"_s, file}},
        {u"run_shell_command"_s, {u"command"_s, {u"command"_s}}},
        {u"web_fetch"_s, {u"other"_s, {u"url"_s, u"prompt"_s}}},
        {u"google_web_search"_s, {u"other"_s, {u"query"_s}}},
    };
    return tools.value(name);
}

} // namespace

QString geminiToolKind(const QString& tool)
{
    return toolNamed(tool).kind;
}

QString geminiToolSummary(const QString& tool, const QJsonObject& input, const QString& worktree)
{
    const Tool known = toolNamed(tool);
    QString said;
    for (qsizetype i = 0; said.isEmpty() && i < known.said.size(); ++i)
        said = input.value(known.said[i]).toString();
    if (!worktree.isEmpty() && known.kind != u"command" && said.startsWith(worktree + u'/'))
        said = said.sliced(worktree.size() + 1);
    const QString line = firstLine(said);
    return line.isEmpty() ? cutText(tool, kLongestName) : line;
}

} // namespace remit
