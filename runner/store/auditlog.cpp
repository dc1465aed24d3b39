// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/auditlog.h"

#include "runner/process/filelock.h"
#include "runner/run/auditrecord.h"

#include <QFile>
#include <QJsonDocument>

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace remit {
namespace {

std::unexpected<Error> cannot(const char* what, const QFile& file)
{
    return failure(ErrorCode::Io,
        QStringLiteral("Cannot %1 %2: %3.").arg(QString::fromLatin1(what), file.fileName(), file.errorString()));
}

/** Looks for the run in the whole lines, and tells where they end. */
Result<bool> holds(QFile& file, const QString& runId, qint64* wholeBytes)
{
    *wholeBytes = 0;
    if (file.size() == 0)
        return false;
    const uchar* mapped = file.map(0, file.size());
    if (!mapped)
        return cannot("read", file);
    const QByteArrayView all(mapped, file.size());
    *wholeBytes = all.lastIndexOf('\n') + 1;
    // A run id has no character that JSON escapes, and an escaped copy of this inside a text would have backslashes.
    const QByteArray key = R"("run_id":")" + runId.toUtf8() + '"';
    return all.first(*wholeBytes).indexOf(key) >= 0;
}

} // namespace

Result<> appendAuditRecord(const QString& file, const AuditRecord& record)
{
    const auto lock = FileLock::wait(file + QStringLiteral(".lock"));
    if (!lock)
        return std::unexpected(lock.error());
    QFile log(file);
    if (!log.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered))
        return cannot("open", log);
    qint64 wholeBytes = 0;
    const auto held = holds(log, record.runId, &wholeBytes);
    if (!held)
        return std::unexpected(held.error());
    if (*held)
        return {};
    if (wholeBytes != log.size() && !log.resize(wholeBytes))
        return cannot("cut", log);
    const QByteArray line = QJsonDocument(toAuditJson(record)).toJson(QJsonDocument::Compact) + '\n';
    if (log.write(line) != line.size()) {
        const auto error = cannot("write", log);
        (void)log.resize(wholeBytes); // if this fails too, the next append cuts
        return error;
    }
    if (::fsync(log.handle()) != 0)
        return failure(ErrorCode::Io,
            QStringLiteral("Cannot sync %1: %2.").arg(file, QString::fromLocal8Bit(std::strerror(errno))));
    return {};
}

} // namespace remit
