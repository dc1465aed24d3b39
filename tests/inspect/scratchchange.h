// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/inspect/inspection.h"

#include <QHash>

#include <memory>

namespace remit::test {

/** Builds the input of the inspections from texts: a change without a repository. */
class ScratchChange {
public:
    ScratchChange();

    ScratchChange& contract(const Contract& contract);
    ScratchChange& task(const QString& task); ///< a contract with this task and everything in scope
    ScratchChange& add(const QByteArray& path, const QByteArray& text, quint32 mode = 0100644);
    ScratchChange& change(const QByteArray& path, const QByteArray& before, const QByteArray& after);
    ScratchChange& remove(const QByteArray& path, const QByteArray& text);
    ScratchChange& rename(
        const QByteArray& from, const QByteArray& to, const QByteArray& before, const QByteArray& after);
    ScratchChange& event(const char* type, const QJsonObject& data);

    InspectionInput input;

    /** "high kind path:line" of each finding, or only of those of one kind. */
    [[nodiscard]] QStringList found(const QString& kind = {}) const;
    [[nodiscard]] QString details() const;

private:
    std::shared_ptr<QHash<QString, QByteArray>> m_blobs;

    QString blob(const QByteArray& text);
    FileChange& append(ChangeKind kind, const QByteArray& path);
};

} // namespace remit::test
