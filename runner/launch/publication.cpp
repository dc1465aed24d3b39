// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/publication.h"

#include "runner/launch/runlock.h"
#include "runner/run/auditrecord.h"
#include "runner/store/auditlog.h"
#include "runner/store/index.h"

#include <QJsonDocument>
#include <QSaveFile>

namespace remit {

Result<> writeResult(const Paths& paths, const AuditRecord& record)
{
    QSaveFile file(paths.resultFile(RunId::fromText(record.runId)));
    const QByteArray document = QJsonDocument(toShowJson(record)).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(document) != document.size() || !file.commit())
        return failure(
            ErrorCode::Io, QStringLiteral("%1 cannot be written: %2.").arg(file.fileName(), file.errorString()));
    return {};
}

Result<> publishRecord(const Paths& paths, const AuditRecord& record)
{
    const RunId run = RunId::fromText(record.runId);
    if (const auto written = writeResult(paths, record); !written)
        return written;
    if (const auto kept = appendAuditRecord(paths.auditFile(), record); !kept)
        return kept;
    const auto store = RunStore::open(paths.database());
    if (!store)
        return std::unexpected(store.error());
    if (const auto imported = Index(**store, paths).importRun(run); !imported)
        return imported;
    return ActiveRuns(paths).remove(run);
}

} // namespace remit
