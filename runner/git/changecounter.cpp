// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/changecounter.h"

#include "runner/git/diffs.h"

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

Result<IndexHandle> indexOf(const TreeItems& items)
{
    IndexHandle index;
    if (auto made = check(git_index_new(Out(index)), u"Counting changes"_s); !made)
        return std::unexpected(made.error());
    for (auto item = items.cbegin(); item != items.cend(); ++item) {
        if (auto added = addItem(index.get(), item.key(), *item); !added)
            return std::unexpected(added.error());
    }
    return index;
}

} // namespace

auto ChangeCounter::differences(git_repository* repository, const TreeItems& before, const TreeItems& now)
    -> Result<Differences>
{
    Differences found;
    DatabaseHandle database;
    if (auto opened = check(git_repository_odb(Out(database), repository), u"Counting changes"_s); !opened)
        return std::unexpected(opened.error());
    for (auto old = before.cbegin(); old != before.cend(); ++old) {
        if (!now.contains(old.key()))
            found.before.insert(old.key(), *old);
    }
    for (auto item = now.cbegin(); item != now.cend(); ++item) {
        const auto old = before.constFind(item.key());
        if (old != before.cend() && *old == *item)
            continue;
        if (git_oid_is_zero(&item->id)
            || git_odb_exists_ext(database.get(), &item->id, GIT_ODB_LOOKUP_NO_REFRESH) == 0) {
            found.unread.append(item.key());
            continue;
        }
        found.now.insert(item.key(), *item);
        if (old != before.cend())
            found.before.insert(item.key(), *old);
    }
    std::ranges::sort(found.unread);
    return found;
}

Result<SnapshotMaker::Count> ChangeCounter::counted(git_repository* repository, const Differences& differences)
{
    const auto before = indexOf(differences.before);
    const auto now = indexOf(differences.now);
    if (!before || !now)
        return std::unexpected(before ? now.error() : before.error());
    const auto diff = diffIndexes(repository, before->get(), now->get());
    if (!diff)
        return std::unexpected(diff.error());
    const auto changes = changesOf(repository, diff->get());
    if (!changes)
        return std::unexpected(changes.error());
    SnapshotMaker::Count count;
    for (const FileChange& change : *changes) {
        count.added += change.added;
        count.removed += change.removed;
        count.paths.append(displayPath(change.path));
    }
    for (const QByteArray& path : differences.unread)
        count.paths.append(displayPath(path));
    count.files = count.paths.size();
    return count;
}

Result<SnapshotMaker::Count> ChangeCounter::count(
    git_repository* repository, const TreeItems& before, const TreeItems& now)
{
    auto found = differences(repository, before, now);
    if (!found)
        return std::unexpected(found.error());
    if (found->before == m_asked.before && found->now == m_asked.now && found->unread == m_asked.unread)
        return m_answer;
    auto answer = counted(repository, *found);
    if (!answer)
        return answer;
    m_asked = std::move(*found);
    m_answer = *answer;
    return answer;
}

} // namespace remit
