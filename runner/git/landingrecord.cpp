// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/landingrecord.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QString recordPath(const QString& commonDir)
{
    return commonDir + "/remit-landing.json"_L1;
}

} // namespace

Result<std::optional<LandingRecord>> readLandingRecord(const QString& commonDir)
{
    QFile file(recordPath(commonDir));
    if (!file.exists())
        return std::optional<LandingRecord>();
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io, u"%1 cannot be read: %2"_s.arg(file.fileName(), file.errorString()));
    const QJsonObject object = QJsonDocument::fromJson(file.read(1 << 16)).object();
    LandingRecord record{object["branch"_L1].toString(), object["checkout"_L1].toString(),
        object["before"_L1].toString(), object["after"_L1].toString()};
    if (record.branch.isEmpty() || record.checkout.isEmpty() || record.before.isEmpty() || record.after.isEmpty())
        return failure(
            ErrorCode::Corrupt, u"%1 is not what we wrote; look at the checkout and remove it"_s.arg(file.fileName()));
    return std::optional(record);
}

Result<> writeLandingRecord(const QString& commonDir, const LandingRecord& record)
{
    QSaveFile file(recordPath(commonDir)); // flushes before it renames
    const QJsonObject object{{"branch"_L1, record.branch}, {"checkout"_L1, record.checkout},
        {"before"_L1, record.before}, {"after"_L1, record.after}};
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(object).toJson()) < 0 || !file.commit())
        return failure(ErrorCode::Io, u"%1 cannot be written: %2"_s.arg(file.fileName(), file.errorString()));
    return {};
}

Result<> removeLandingRecord(const QString& commonDir)
{
    QFile file(recordPath(commonDir));
    if (file.exists() && !file.remove())
        return failure(ErrorCode::Io, u"%1 cannot be removed: %2"_s.arg(file.fileName(), file.errorString()));
    return {};
}

Result<Descriptor> lockForLanding(const QString& commonDir)
{
    auto folder = openFolder(QFile::encodeName(commonDir));
    if (!folder)
        return failure(ErrorCode::Io, u"%1 does not open: %2"_s.arg(commonDir, qt_error_string(folder.error())));
    if (::flock(folder->get(), LOCK_EX | LOCK_NB) != 0)
        return failure(ErrorCode::Busy, u"Another result lands in %1 at this moment; try again"_s.arg(commonDir));
    return std::move(*folder);
}

} // namespace remit
