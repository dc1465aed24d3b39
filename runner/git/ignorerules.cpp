// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/ignorerules.h"

#include "runner/git/wildmatch.h"

#include <ranges>

namespace remit {

namespace {

/** Spaces at the end do not count unless a backslash keeps them. */
QByteArray withoutTrailingSpaces(QByteArray line)
{
    while (line.endsWith(' ')) {
        qsizetype backslashes = 0;
        while (line.size() - 2 - backslashes >= 0 && line[line.size() - 2 - backslashes] == '\\')
            ++backslashes;
        if (backslashes % 2 == 1)
            break;
        line.chop(1);
    }
    return line;
}

} // namespace

void IgnoreRules::parse(const QByteArray& content, QList<Rule>& rules)
{
    QByteArrayView text(content);
    if (text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    for (QByteArray line : text.toByteArray().split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        line = withoutTrailingSpaces(std::move(line));
        Rule rule;
        if (line.startsWith('!')) {
            rule.negated = true;
            line.remove(0, 1);
        }
        if (line.endsWith('/')) {
            rule.foldersOnly = true;
            line.chop(1);
        }
        rule.wholePath = line.contains('/');
        if (line.startsWith('/'))
            line.remove(0, 1);
        if (line.isEmpty())
            continue;
        rule.pattern = line;
        rules.append(rule);
    }
}

void IgnoreRules::addGlobal(const QByteArray& content)
{
    parse(content, m_global);
}

void IgnoreRules::enter(const QByteArray& folder, const QList<QByteArray>& contents)
{
    Level level{folder, {}};
    for (const QByteArray& content : contents)
        parse(content, level.rules);
    m_levels.append(std::move(level));
}

void IgnoreRules::leave()
{
    m_levels.removeLast();
}

std::optional<bool> IgnoreRules::verdict(const Level& level, const QByteArray& path, Kind kind)
{
    if (level.rules.isEmpty())
        return std::nullopt;
    const QByteArrayView whole(path);
    const QByteArrayView below = level.folder.isEmpty() ? whole : whole.sliced(level.folder.size() + 1);
    const QByteArrayView name = whole.sliced(whole.lastIndexOf('/') + 1);
    for (const Rule& rule : level.rules | std::views::reverse) {
        if (rule.foldersOnly && kind != Kind::Folder)
            continue;
        if (wildmatch(rule.pattern, rule.wholePath ? below : name))
            return !rule.negated;
    }
    return std::nullopt;
}

bool IgnoreRules::ignores(const QByteArray& path, Kind kind) const
{
    for (const Level& level : m_levels | std::views::reverse) {
        if (const auto told = verdict(level, path, kind))
            return *told;
    }
    return verdict(Level{{}, m_global}, path, kind).value_or(false);
}

} // namespace remit
