// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/changedfiles.h"

namespace remit {

namespace {

constexpr quint32 kTypeMask = 0170000;
constexpr quint32 kRegular = 0100000;
constexpr qsizetype kLongestLine = 4000; ///< of a line, what inspections look at

bool regular(quint32 mode)
{
    return (mode & kTypeMask) == kRegular;
}

std::optional<QByteArray> side(const InspectionInput& input, const QString& blob, quint32 mode)
{
    if (blob.isEmpty() || !regular(mode))
        return QByteArray();
    if (!input.content)
        return std::nullopt;
    auto bytes = input.content(blob);
    return bytes ? std::optional(*std::move(bytes)) : std::nullopt;
}

QString lineText(const LineTable& table, int line)
{
    const QByteArrayView bytes = table.line(line);
    return QString::fromUtf8(bytes.first(std::min(bytes.size(), kLongestLine)));
}

void fillLines(ChangedFile& file)
{
    const LineTable oldSide(file.oldBytes);
    const LineTable newSide(file.newBytes);
    for (const DiffBlock& block : diffLines(oldSide, newSide)) {
        if (block.equal)
            continue;
        for (int i = block.oldStart; i < block.oldStart + block.oldCount; ++i)
            file.removed.append({i + 1, lineText(oldSide, i)});
        for (int i = block.newStart; i < block.newStart + block.newCount; ++i)
            file.added.append({i + 1, lineText(newSide, i)});
    }
}

ChangedFile read(const InspectionInput& input, const FileChange& change)
{
    ChangedFile file{.change = change,
        .path = QString::fromUtf8(change.path),
        .oldPath = QString::fromUtf8(change.oldPath.isEmpty() ? change.path : change.oldPath),
        .shown = displayPath(change.path),
        .oldBytes = {},
        .newBytes = {},
        .added = {},
        .removed = {}};
    if (change.binary)
        return file;
    const auto oldBytes = side(input, change.oldBlob, change.oldMode);
    const auto newBytes = side(input, change.newBlob, change.newMode);
    if (!oldBytes || !newBytes || oldBytes->contains('\0') || newBytes->contains('\0'))
        return file;
    file.readable = true;
    file.oldBytes = *oldBytes;
    file.newBytes = *newBytes;
    fillLines(file);
    return file;
}

} // namespace

bool ChangedFile::isRegular() const
{
    return !isDeleted() && regular(change.newMode);
}

ChangedFiles::ChangedFiles(const InspectionInput& input)
{
    m_files.reserve(size_t(input.changes.size()));
    for (const FileChange& change : input.changes)
        m_files.push_back(read(input, change));
    for (const ChangedFile& file : m_files) {
        for (const ChangedLine& line : file.removed)
            ++m_removed[line.text.simplified()];
        for (const ChangedLine& line : file.added)
            ++m_added[line.text.simplified()];
    }
}

bool ChangedFiles::removesLine(QStringView text) const
{
    return m_removed.contains(text.toString().simplified());
}

bool ChangedFiles::addsLine(QStringView text) const
{
    return m_added.contains(text.toString().simplified());
}

} // namespace remit
