// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/diff/diff.h"
#include "runner/inspect/inspection.h"

#include <QHash>
#include <QStringView>

#include <vector>

namespace remit {

/** A line of one side; number from 1. */
struct ChangedLine {
    int number = 0;
    QString text;
};

/** A changed file with its lines, as far as it is text that could be read. */
struct ChangedFile {
    FileChange change;
    QString path; ///< as bytes decode, for matching; not for show
    QString oldPath;
    QString shown; ///< for findings
    bool readable = false; ///< both sides that exist were read; else the lines are empty
    QByteArray oldBytes;
    QByteArray newBytes;
    QList<ChangedLine> added;
    QList<ChangedLine> removed;

    [[nodiscard]] bool isDeleted() const { return change.kind == ChangeKind::Deleted; }
    [[nodiscard]] bool isNew() const { return change.kind == ChangeKind::Added; }
    /** A regular file on its new side (neither link nor submodule). */
    [[nodiscard]] bool isRegular() const;
    [[nodiscard]] QString name() const { return path.section(u'/', -1); }
};

/** All changed files of a run, read once for all inspections. */
class ChangedFiles {
public:
    explicit ChangedFiles(const InspectionInput& input);

    [[nodiscard]] const std::vector<ChangedFile>& all() const { return m_files; }
    /** Does a line with this text (white space aside) stand among those that the change takes away? Then adding it is
     * moving it. */
    [[nodiscard]] bool removesLine(QStringView text) const;
    /** The other way round. */
    [[nodiscard]] bool addsLine(QStringView text) const;

private:
    std::vector<ChangedFile> m_files;
    QHash<QString, int> m_removed;
    QHash<QString, int> m_added;
};

} // namespace remit
