// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/treeitems.h"

#include "runner/git/changes.h"

namespace remit {

using namespace Qt::StringLiterals;

BaseTree baseTreeOf(git_index* index)
{
    BaseTree base;
    const size_t count = git_index_entrycount(index);
    base.items.reserve(static_cast<qsizetype>(count));
    for (size_t at = 0; at < count; ++at) {
        const git_index_entry* entry = git_index_get_byindex(index, at);
        const QByteArray path(entry->path);
        base.items.insert(path, TreeItem{entry->id, entry->mode});
        for (qsizetype slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            const QByteArray folder = path.first(slash);
            if (base.folders.contains(folder))
                break;
            base.folders.insert(folder);
        }
    }
    return base;
}

Result<> addItem(git_index* index, const QByteArray& path, const TreeItem& item)
{
    git_index_entry entry{};
    entry.path = path.constData();
    entry.id = item.id;
    entry.mode = item.mode;
    return check(git_index_add(index, &entry), u"Taking %1"_s.arg(displayPath(path)));
}

} // namespace remit
