// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/newrepository.h"

#include "runner/git/gitlibrary.h"
#include "runner/git/handle.h"

#include <QFile>

namespace remit {

using namespace Qt::StringLiterals;

Result<> makeRepository(const QString& folder, const QString& fileName, const QByteArray& content)
{
    const GitLibrary library;
    const QString what = u"Making a repository in %1"_s.arg(folder);
    const QString path = folder + u'/' + fileName;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        return failure(ErrorCode::Io, u"%1 cannot be written: %2."_s.arg(path, file.errorString()));
    RepositoryHandle repository;
    if (auto made = check(git_repository_init(Out(repository), QFile::encodeName(folder).constData(), 0), what); !made)
        return made;
    IndexHandle index;
    git_oid treeId{};
    git_oid commitId{};
    TreeHandle tree;
    SignatureHandle author;
    if (auto opened = check(git_repository_index(Out(index), repository.get()), what); !opened)
        return opened;
    if (auto added = check(git_index_add_bypath(index.get(), QFile::encodeName(fileName).constData()), what); !added)
        return added;
    if (auto written = check(git_index_write(index.get()), what); !written)
        return written;
    if (auto written = check(git_index_write_tree(&treeId, index.get()), what); !written)
        return written;
    if (auto found = check(git_tree_lookup(Out(tree), repository.get(), &treeId), what); !found)
        return found;
    if (auto named = check(git_signature_now(Out(author), "Remit", "remit@localhost"), what); !named)
        return named;
    return check(git_commit_create(&commitId, repository.get(), "HEAD", author.get(), author.get(), nullptr, "First\n",
                     tree.get(), 0, nullptr),
        what);
}

} // namespace remit
