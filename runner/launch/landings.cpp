// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/landings.h"

#include "runner/git/landing.h"
#include "runner/journal/journal.h"
#include "runner/run/event.h"
#include "runner/store/index.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace remit {

using namespace Qt::StringLiterals;

Landings::Landings(const Paths& paths)
    : m_paths(paths)
    , m_folder(paths.data() + u"/landings"_s)
{
}

Result<> Landings::begin(const RunId& run, const QString& repository, const QJsonObject& verdict) const
{
    QSaveFile file(m_folder + u'/' + run.text()); // flushes before it renames
    const QByteArray text = QJsonDocument({{u"repository"_s, repository}, {u"verdict"_s, verdict}}).toJson();
    if (!QDir().mkpath(m_folder) || !file.open(QIODevice::WriteOnly) || file.write(text) != text.size()
        || !file.commit())
        return failure(ErrorCode::Io, u"%1 cannot be written: %2."_s.arg(file.fileName(), file.errorString()));
    return {};
}

void Landings::end(const RunId& run) const
{
    QFile::remove(m_folder + u'/' + run.text()); // one too many is looked at once more
}

Result<> Landings::settle(const RunId& run, const QJsonObject& left) const
{
    const auto repository = Repository::open(left.value(u"repository").toString());
    if (!repository)
        return std::unexpected(repository.error());
    if (auto settled = settleLanding(*repository); !settled)
        return settled;
    const QJsonObject verdict = left.value(u"verdict").toObject();
    const QString commit = verdict.value(u"commits").toArray().last().toString();
    const auto record = recordFromJournal(m_paths, run);
    if (!record)
        return std::unexpected(record.error());
    const bool isOpen = record->verdict == ReviewState::New || record->verdict == ReviewState::Seen
        || record->verdict == ReviewState::Deferred;
    if (!isOpen || commit.isEmpty() || !hasLanded(*repository, verdict.value(u"branch").toString(), commit))
        return {};
    auto journal = Journal::open(m_paths.journalFile(run), run);
    if (!journal)
        return std::unexpected(journal.error());
    const auto noted = (*journal)->append(QString::fromLatin1(event::verdictGiven), verdict, Journal::Durability::Now);
    return noted ? Result<>() : std::unexpected(noted.error());
}

QStringList Landings::recover() const
{
    QStringList problems;
    for (const QString& name : QDir(m_folder).entryList(QDir::Files)) {
        const RunId run = RunId::fromText(name);
        QFile file(m_folder + u'/' + name);
        if (!run.isValid() || !file.open(QIODevice::ReadOnly))
            continue;
        const auto settled = settle(run, QJsonDocument::fromJson(file.readAll()).object());
        if (!settled && settled.error().code == ErrorCode::Busy)
            continue; // somebody is at it
        if (!settled)
            problems.append(u"%1: %2"_s.arg(name, settled.error().detail));
        end(run);
    }
    return problems;
}

} // namespace remit
