// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/diffs.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <vector>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

struct PatchPrinter {
    QByteArray text;
    qsizetype maximum;
    bool full = false;
};

/**
 * libgit2's header of a file, as git writes it: no "---" and "+++" for a file without lines, and a tab behind a name
 * with a space in it, so that `patch` does not take the rest of the line for a date.
 */
QByteArray fileHeader(const git_diff_delta& delta, QByteArrayView header)
{
    const bool empty = (delta.status == GIT_DELTA_ADDED && delta.new_file.size == 0)
        || (delta.status == GIT_DELTA_DELETED && delta.old_file.size == 0);
    QByteArray text;
    while (!header.isEmpty()) {
        const qsizetype end = header.indexOf('\n');
        const QByteArrayView line = end < 0 ? header : header.first(end);
        header = end < 0 ? QByteArrayView() : header.sliced(end + 1);
        const bool name = line.startsWith("--- ") || line.startsWith("+++ ");
        if (name && empty)
            continue;
        text += line;
        if (name && line.sliced(4).contains(' '))
            text += '\t';
        text += '\n';
    }
    return text;
}

constexpr int kFull = 1; // libgit2 stops at anything but zero and hands it back

int printLine(const git_diff_delta* delta, const git_diff_hunk* /*hunk*/, const git_diff_line* line, void* payload)
{
    auto& printer = *static_cast<PatchPrinter*>(payload);
    QByteArray text;
    const QByteArrayView content(line->content, static_cast<qsizetype>(line->content_len));
    if (line->origin == GIT_DIFF_LINE_FILE_HDR)
        text = fileHeader(*delta, content);
    else if (line->origin == GIT_DIFF_LINE_CONTEXT || line->origin == GIT_DIFF_LINE_ADDITION
        || line->origin == GIT_DIFF_LINE_DELETION)
        text = line->origin + content.toByteArray();
    else
        text = content.toByteArray();
    printer.full = printer.full || printer.text.size() + text.size() > printer.maximum;
    if (printer.full)
        return kFull;
    printer.text += text;
    return 0;
}

/** By path; where one path is removed and added, the removal first, else the patch does not apply. */
std::vector<size_t> patchOrder(git_diff* diff)
{
    std::vector<size_t> order(git_diff_num_deltas(diff));
    std::ranges::iota(order, size_t{0});
    std::ranges::stable_sort(order, [diff](size_t left, size_t right) {
        const git_diff_delta* a = git_diff_get_delta(diff, left);
        const git_diff_delta* b = git_diff_get_delta(diff, right);
        const int paths = std::strcmp(a->new_file.path, b->new_file.path);
        return paths != 0 ? paths < 0 : a->status == GIT_DELTA_DELETED && b->status != GIT_DELTA_DELETED;
    });
    return order;
}

git_diff_options optionsFor(DiffPurpose purpose, int contextLines)
{
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags = GIT_DIFF_INDENT_HEURISTIC;
    if (purpose == DiffPurpose::List)
        options.flags |= GIT_DIFF_INCLUDE_TYPECHANGE;
    if (purpose == DiffPurpose::PatchWithBinaries) {
        options.flags |= GIT_DIFF_SHOW_BINARY;
        options.id_abbrev = GIT_OID_SHA1_HEXSIZE; // git apply wants to know the very blob
    }
    options.context_lines = static_cast<uint32_t>(contextLines);
    options.ignore_submodules = GIT_SUBMODULE_IGNORE_NONE; // between trees no submodule is opened
    options.max_size = kDiffMaximum;
    return options;
}

Result<DiffHandle> withRenames(DiffHandle diff)
{
    git_diff_find_options find = GIT_DIFF_FIND_OPTIONS_INIT;
    find.flags = GIT_DIFF_FIND_RENAMES | GIT_DIFF_FIND_DONT_IGNORE_WHITESPACE;
    if (auto found = check(git_diff_find_similar(diff.get(), &find), u"Looking for renames"_s); !found)
        return std::unexpected(found.error());
    return diff;
}

} // namespace

Result<DiffHandle> diffTrees(
    git_repository* repository, git_tree* from, git_tree* to, DiffPurpose purpose, int contextLines)
{
    const git_diff_options options = optionsFor(purpose, contextLines);
    DiffHandle diff;
    if (auto made = check(git_diff_tree_to_tree(Out(diff), repository, from, to, &options), u"Comparing two trees"_s);
        !made)
        return std::unexpected(made.error());
    return withRenames(std::move(diff));
}

Result<DiffHandle> diffIndexes(git_repository* repository, git_index* from, git_index* to)
{
    const git_diff_options options = optionsFor(DiffPurpose::List, 3);
    DiffHandle diff;
    if (auto made
        = check(git_diff_index_to_index(Out(diff), repository, from, to, &options), u"Comparing two indexes"_s);
        !made)
        return std::unexpected(made.error());
    return withRenames(std::move(diff));
}

Result<QByteArray> patchText(git_diff* diff, qsizetype maximum)
{
    PatchPrinter printer{{}, maximum};
    const QString what = u"Writing a patch"_s;
    for (const size_t index : patchOrder(diff)) {
        PatchHandle patch;
        if (auto made = check(git_patch_from_diff(Out(patch), diff, index), what); !made)
            return std::unexpected(made.error());
        if (!patch)
            continue;
        const int code = git_patch_print(patch.get(), printLine, &printer);
        if (printer.full)
            break;
        if (auto printed = check(code, what); !printed)
            return std::unexpected(printed.error());
    }
    git_error_clear();
    return printer.text;
}

} // namespace remit
