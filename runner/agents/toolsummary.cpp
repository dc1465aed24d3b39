// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/toolsummary.h"

#include "runner/agents/boundedtext.h"

namespace remit {

QString toolKind(const KnownTools& tools, const QString& tool)
{
    return tools.value(tool, {QStringLiteral("other"), QString()}).kind;
}

QString toolSummary(const KnownTools& tools, const QString& tool, const QJsonObject& input, const QString& worktree)
{
    const KnownTool known = tools.value(tool);
    QString said = input.value(known.said).toString();
    if (!worktree.isEmpty() && said.startsWith(worktree + u'/') && known.kind != u"command")
        said = said.sliced(worktree.size() + 1);
    const QString line = firstLine(said);
    return line.isEmpty() ? cutText(tool, 80) : line;
}

} // namespace remit
