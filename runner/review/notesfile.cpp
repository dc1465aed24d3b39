// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/review/notesfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace remit {

namespace {

QString fileOf(const Paths& paths, const RunId& run)
{
    return paths.runFolder(run) + QStringLiteral("/review.json");
}

QStringList strings(const QJsonValue& value)
{
    QStringList list;
    for (const QJsonValue& item : value.toArray())
        list.append(item.toString());
    return list;
}

} // namespace

Result<ReviewNotes> readNotes(const Paths& paths, const RunId& run)
{
    QFile file(fileOf(paths, run));
    if (!file.exists())
        return ReviewNotes{};
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            ErrorCode::Io, QStringLiteral("%1 cannot be read: %2.").arg(file.fileName(), file.errorString()));
    QJsonParseError problem;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll(), &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return failure(ErrorCode::Corrupt,
            QStringLiteral("%1 is not JSON at byte %2: %3.")
                .arg(file.fileName())
                .arg(problem.offset)
                .arg(problem.errorString()));
    ReviewNotes notes;
    for (const QJsonValue& value : object.value(u"comments").toArray()) {
        const QJsonObject item = value.toObject();
        ReviewComment comment;
        comment.path = item.value(u"path").toString();
        comment.line = item.value(u"line").toInt();
        comment.oldSide = item.value(u"old_side").toBool();
        comment.text = item.value(u"text").toString();
        comment.id = item.value(u"id").toString();
        comment.sent = item.value(u"sent").toBool();
        notes.comments.append(comment);
    }
    notes.reviewedFiles = strings(object.value(u"reviewed_files"));
    notes.acknowledged = strings(object.value(u"acknowledged"));
    const QJsonObject seen = object.value(u"seen_changes").toObject();
    for (auto it = seen.begin(); it != seen.end(); ++it) {
        for (const QJsonValue& index : it.value().toArray())
            notes.seenChanges[it.key()].append(index.toInt());
    }
    return notes;
}

Result<> writeNotes(const Paths& paths, const RunId& run, const ReviewNotes& notes)
{
    QJsonArray comments;
    for (const ReviewComment& comment : notes.comments)
        comments.append(QJsonObject{{QStringLiteral("path"), comment.path}, {QStringLiteral("line"), comment.line},
            {QStringLiteral("old_side"), comment.oldSide}, {QStringLiteral("text"), comment.text},
            {QStringLiteral("id"), comment.id}, {QStringLiteral("sent"), comment.sent}});
    QJsonObject seen;
    for (auto it = notes.seenChanges.cbegin(); it != notes.seenChanges.cend(); ++it) {
        QJsonArray indexes;
        for (const int index : it.value())
            indexes.append(index);
        seen.insert(it.key(), indexes);
    }
    const QJsonObject object{{QStringLiteral("comments"), comments},
        {QStringLiteral("reviewed_files"), QJsonArray::fromStringList(notes.reviewedFiles)},
        {QStringLiteral("seen_changes"), seen},
        {QStringLiteral("acknowledged"), QJsonArray::fromStringList(notes.acknowledged)}};
    QSaveFile file(fileOf(paths, run));
    const QByteArray bytes = QJsonDocument(object).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(
            ErrorCode::Io, QStringLiteral("%1 cannot be written: %2.").arg(file.fileName(), file.errorString()));
    return {};
}

} // namespace remit
