// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <git2.h>

#include <memory>

namespace remit {

/** Frees a libgit2 object with its own function. */
template <typename T, void (*Free)(T*)>
struct GitDeleter {
    void operator()(T* object) const noexcept { Free(object); }
};

template <typename T, void (*Free)(T*)>
using GitHandle = std::unique_ptr<T, GitDeleter<T, Free>>;

using RepositoryHandle = GitHandle<git_repository, git_repository_free>;
using ReferenceHandle = GitHandle<git_reference, git_reference_free>;
using ReferenceIteratorHandle = GitHandle<git_reference_iterator, git_reference_iterator_free>;
using ObjectHandle = GitHandle<git_object, git_object_free>;
using CommitHandle = GitHandle<git_commit, git_commit_free>;
using TreeHandle = GitHandle<git_tree, git_tree_free>;
using TreeEntryHandle = GitHandle<git_tree_entry, git_tree_entry_free>;
using BlobHandle = GitHandle<git_blob, git_blob_free>;
using IndexHandle = GitHandle<git_index, git_index_free>;
using ConflictIteratorHandle = GitHandle<git_index_conflict_iterator, git_index_conflict_iterator_free>;
using DatabaseHandle = GitHandle<git_odb, git_odb_free>;
using ReferenceDatabaseHandle = GitHandle<git_refdb, git_refdb_free>;
using DiffHandle = GitHandle<git_diff, git_diff_free>;
using PatchHandle = GitHandle<git_patch, git_patch_free>;
using SignatureHandle = GitHandle<git_signature, git_signature_free>;
using ConfigHandle = GitHandle<git_config, git_config_free>;
using FilterListHandle = GitHandle<git_filter_list, git_filter_list_free>;

/** A git_buf that is disposed of on every path. */
class GitBuffer {
public:
    GitBuffer() = default;
    GitBuffer(const GitBuffer&) = delete;
    GitBuffer& operator=(const GitBuffer&) = delete;
    ~GitBuffer() { git_buf_dispose(&m_buffer); }

    [[nodiscard]] git_buf* get() { return &m_buffer; }
    [[nodiscard]] const char* data() const { return m_buffer.ptr; }
    [[nodiscard]] size_t size() const { return m_buffer.size; }

private:
    git_buf m_buffer = GIT_BUF_INIT;
};

/**
 * Receives what a libgit2 function returns through its first argument: `git_x_y(Out(handle), …)`. The handle holds it
 * from the end of that whole expression on, so nothing else in the expression may use it.
 */
template <typename Handle>
class Out {
public:
    explicit Out(Handle& handle)
        : m_handle(handle)
    {
    }
    Out(const Out&) = delete;
    Out& operator=(const Out&) = delete;
    ~Out() { m_handle.reset(m_raw); }
    operator typename Handle::pointer *() { return &m_raw; } // NOLINT(google-explicit-constructor): the point of it

private:
    Handle& m_handle;
    typename Handle::pointer m_raw = nullptr;
};

} // namespace remit
