// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/index.h"

#include "runner/store/journalimport.h"
#include "runner/store/runstoreprivate.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <algorithm>
#include <vector>

Q_DECLARE_LOGGING_CATEGORY(lcStore)

namespace remit {
namespace {

constexpr qint64 kBatchMs = 50; // others wait for the write lock no longer than about this

/** The fold that the index holds, with the place in the journal that it belongs to. */
Result<std::optional<Folded>> storedFold(RunStore::Private& store, const RunId& run, const ImportMark& mark)
{
    const auto bytes = store.fold(run.text());
    if (!bytes)
        return std::unexpected(bytes.error());
    auto fold = RunFold::fromJson(run, QJsonDocument::fromJson(*bytes).object());
    if (!fold)
        return std::nullopt;
    JournalState state;
    state.how = mark.events > 0 ? JournalState::How::Whole : JournalState::How::Empty;
    state.events = mark.events;
    state.wholeBytes = mark.wholeBytes;
    state.head = mark.head;
    return Folded{std::move(*fold), state};
}

/** Inside a transaction: nobody else moves the mark meanwhile. True if there was anything new. */
Result<bool> importInto(RunStore::Private& store, const Paths& paths, const RunId& run)
{
    const QFileInfo file(paths.journalFile(run));
    if (!file.exists()) {
        if (const auto removed = store.remove(run.text()); !removed)
            return std::unexpected(removed.error());
        return failure(ErrorCode::NotFound, QStringLiteral("There is no journal %1.").arg(file.filePath()));
    }
    const auto mark = store.mark(run.text());
    if (!mark)
        return std::unexpected(mark.error());
    if (*mark && (*mark)->fileBytes == file.size())
        return false;
    std::optional<Folded> from;
    if (*mark) {
        auto stored = storedFold(store, run, **mark);
        if (!stored)
            return std::unexpected(stored.error());
        from = std::move(*stored);
    }
    const auto folded = foldJournal(paths, run, std::move(from));
    if (!folded)
        return std::unexpected(folded.error());
    const ImportMark now{folded->state.wholeBytes, folded->state.events, folded->state.head, file.size()};
    const QByteArray json = QJsonDocument(folded->fold.toJson()).toJson(QJsonDocument::Compact);
    if (const auto written = store.write(folded->fold.row(), now, json); !written)
        return std::unexpected(written.error());
    return true;
}

/** What differs between the journals on disk and those that were read. */
struct News {
    QList<RunId> grown; ///< in the order of their names
    QStringList gone;
};

/** A hundred thousand runs are no rarity: names are looked up as they come and nothing else is kept of them. */
News newsAmong(const Paths& paths, std::vector<ReadJournal> read)
{
    std::ranges::sort(read, {}, &ReadJournal::runId);
    std::vector<bool> isThere(read.size());
    News news;
    for (QDirIterator folder(paths.runs(), QDir::Dirs | QDir::NoDotAndDotDot); folder.hasNext();) {
        folder.next();
        const RunId run = RunId::fromText(folder.fileName());
        if (!run.isValid())
            continue;
        const QFileInfo journal(paths.journalFile(run));
        if (!journal.exists())
            continue;
        const QByteArray name = run.text().toUtf8();
        const auto known = std::ranges::lower_bound(read, name, {}, &ReadJournal::runId);
        const bool isKnown = known != read.end() && known->runId == name;
        if (isKnown)
            isThere[size_t(known - read.begin())] = true;
        if (!isKnown || known->fileBytes != journal.size())
            news.grown.append(run);
    }
    std::ranges::sort(news.grown);
    for (size_t i = 0; i < read.size(); ++i) {
        if (!isThere[i])
            news.gone.append(QString::fromUtf8(read[i].runId));
    }
    return news;
}

/** One run that cannot be read must not hide all others. */
Result<int> importMany(RunStore::Private& store, const Paths& paths, const QList<RunId>& runs)
{
    int changed = 0;
    for (qsizetype next = 0; next < runs.size();) {
        auto transaction = Transaction::begin(store.database->connection());
        if (!transaction)
            return std::unexpected(transaction.error());
        QElapsedTimer clock;
        clock.start();
        do {
            const RunId& run = runs.at(next++);
            const auto imported = importInto(store, paths, run);
            if (imported)
                changed += *imported ? 1 : 0;
            else if (imported.error().code == ErrorCode::Io || imported.error().code == ErrorCode::NotFound)
                qCWarning(lcStore, "%ls", qUtf16Printable(imported.error().detail));
            else
                return std::unexpected(imported.error());
        } while (next < runs.size() && clock.elapsed() < kBatchMs);
        if (const auto committed = transaction->commit(); !committed)
            return std::unexpected(committed.error());
    }
    return changed;
}

} // namespace

Index::Index(RunStore& store, Paths paths)
    : m_store(store)
    , m_paths(std::move(paths))
{
}

Result<> Index::importRun(const RunId& run)
{
    RunStore::Private& store = m_store.internals();
    if (const auto fresh = store.refresh(); !fresh)
        return fresh;
    auto transaction = Transaction::begin(store.database->connection());
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto imported = importInto(store, m_paths, run);
    if (!imported && imported.error().code != ErrorCode::NotFound)
        return std::unexpected(imported.error());
    if (const auto committed = transaction->commit(); !committed)
        return committed;
    if (!imported)
        return std::unexpected(imported.error());
    return {};
}

Result<int> Index::importAll()
{
    RunStore::Private& store = m_store.internals();
    if (const auto fresh = store.refresh(); !fresh)
        return std::unexpected(fresh.error());
    auto read = store.readJournals();
    if (!read)
        return std::unexpected(read.error());
    const News news = newsAmong(m_paths, std::move(*read));
    auto changed = importMany(store, m_paths, news.grown);
    if (!changed || !QFileInfo(m_paths.runs()).isDir())
        return changed;
    for (const QString& run : news.gone) {
        if (const auto removed = store.remove(run); !removed)
            return std::unexpected(removed.error());
        ++*changed;
    }
    return changed;
}

Result<int> Index::reindex()
{
    RunStore::Private& store = m_store.internals();
    if (const auto fresh = store.refresh(); !fresh)
        return std::unexpected(fresh.error());
    if (const auto removed = store.removeAll(); !removed)
        return std::unexpected(removed.error());
    return importAll();
}

Result<Folded> foldJournal(const Paths& paths, const RunId& run, std::optional<Folded> from)
{
    for (;;) {
        const bool onward = from.has_value();
        Folded folded = onward ? std::move(*from) : Folded{RunFold(run), {}};
        const auto state = readJournal(
            paths.journalFile(run), run, [&](const Event& event) { folded.fold.apply(event); }, folded.state);
        if (!state)
            return std::unexpected(state.error());
        if (onward
            && state->how == JournalState::How::Broken) { // the journal, or what we remember of it, is another one
            from.reset();
            continue;
        }
        folded.fold.conclude(*state);
        folded.state = *state;
        return folded;
    }
}

Result<AuditRecord> recordFromJournal(const Paths& paths, const RunId& run)
{
    const auto folded = foldJournal(paths, run);
    if (!folded)
        return std::unexpected(folded.error());
    return folded->fold.record();
}

} // namespace remit
