// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace remit {

struct ReviewComment {
    QString path;
    int line = 0; ///< new side, 0: whole file or run
    bool oldSide = false;
    QString text;
    QString id; ///< stable within a run
    bool sent = false; ///< went out with a send-back; else a draft
    friend bool operator==(const ReviewComment&, const ReviewComment&) = default;
};

/** A reviewer's own state of one run, kept beside it in `runs/RUN/review.json` so that it survives restarts. */
struct ReviewNotes {
    QList<ReviewComment> comments;
    QStringList reviewedFiles; ///< paths marked reviewed
    QMap<QString, QList<int>> seenChanges; ///< path → indexes of changes marked seen
    QStringList acknowledged; ///< findings, as "kind path line"
    friend bool operator==(const ReviewNotes&, const ReviewNotes&) = default;
};

} // namespace remit
