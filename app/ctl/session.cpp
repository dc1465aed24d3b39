// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/session.h"

#include "runner/run/auditrecord.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <cstdio>

namespace remit::ctl {

namespace {

/** What this process has said so far: the two streams are the process's own, and so is this. */
struct Said {
    bool document = false; ///< something stands on stdout
    QStringList errors;
};

Said& said()
{
    static Said all;
    return all;
}

constexpr qsizetype kMostErrors = 100;

} // namespace

bool Session::asksForJson() const
{
    const qsizetype end = arguments.indexOf(QStringLiteral("--"));
    return arguments.first(end < 0 ? arguments.size() : end).contains(QStringLiteral("--json"));
}

Result<Launcher> Session::launcher() const
{
    const auto settings = readSettings(paths.settingsFile());
    if (!settings)
        return std::unexpected(settings.error());
    return Launcher(paths, {settings->slotCount, settings->reviewDebt}, program);
}

Result<Verdicts> Session::verdicts() const
{
    return launcher().transform([this](Launcher launcher) { return Verdicts(paths, std::move(launcher)); });
}

namespace {

/** The journals are the truth, and they can be read where nothing can be written. */
Result<std::unique_ptr<RunStore>> indexInMemory(const Paths& paths, const Error& why)
{
    if (why.code == ErrorCode::Refused || !QFileInfo(paths.runs()).isDir())
        return std::unexpected(why);
    auto store = RunStore::openMemory();
    if (!store)
        return store;
    if (const auto imported = Index(**store, paths).importAll(); !imported)
        return std::unexpected(imported.error());
    printNote(QStringLiteral("The index cannot be written, so this was read from the journals. Is the disk full or "
                             "write-protected? %1")
            .arg(why.detail));
    return store;
}

} // namespace

Result<std::unique_ptr<RunStore>> Session::index() const
{
    if (!paths.makeFolders() || !QFileInfo(paths.data()).isWritable())
        return indexInMemory(paths,
            {ErrorCode::Io,
                QStringLiteral("%1 cannot be made or written. Is the disk full or write-protected?")
                    .arg(paths.data())});
    auto starter = launcher();
    if (!starter)
        return std::unexpected(starter.error());
    if (const auto recovered = starter->recover(); !recovered)
        printError(recovered.error().detail);
    auto store = RunStore::open(paths.database());
    const auto imported = store ? Index(**store, paths).importAll() : std::unexpected(store.error());
    const auto readable = imported ? (*store)->rows({.limit = 1}) : std::unexpected(imported.error());
    if (!readable)
        return indexInMemory(paths, readable.error());
    // A supervisor that was killed started nobody after it.
    if (const auto started = starter->startQueued(); !started)
        printError(started.error().detail);
    return store;
}

std::optional<int> parse(
    QCommandLineParser& parser, const Session& session, qsizetype positional, qsizetype mostPositional)
{
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help."));
    parser.addOption(help);
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsCompactedShortOptions);
    const bool good = parser.parse(QStringList{QStringLiteral("remitctl ") + session.command} + session.arguments);
    if (good && parser.isSet(help)) {
        QString text = parser.helpText();
        text.replace(QCoreApplication::arguments().constFirst(), QStringLiteral("remitctl ") + session.command);
        print(text.toUtf8());
        return Done;
    }
    QString problem;
    if (!good)
        problem = parser.errorText();
    else if (parser.positionalArguments().size() < positional)
        problem = QStringLiteral("An argument is missing.");
    else if (parser.positionalArguments().size() > mostPositional)
        problem
            = QStringLiteral("There is an argument too many: %1").arg(parser.positionalArguments().at(mostPositional));
    if (problem.isEmpty())
        return {};
    printError(QStringLiteral("remitctl %1: %2 See remitctl %1 --help.").arg(session.command, problem));
    return UsageError;
}

Result<RunId> findRun(const Session& session, const QString& text)
{
    RunId exact = RunId::fromText(text);
    if (exact.isValid() && QFileInfo(session.paths.runFolder(exact)).isDir())
        return exact;
    QList<RunId> matches;
    if (!text.isEmpty()) {
        for (const QString& name : QDir(session.paths.runs()).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (const RunId run = RunId::fromText(name); run.isValid() && name.startsWith(text))
                matches.append(run);
        }
    }
    if (matches.size() == 1)
        return matches.first();
    if (matches.isEmpty())
        return failure(
            ErrorCode::NotFound, QStringLiteral("There is no run \"%1\". See remitctl list.").arg(shown(text)));
    return failure(ErrorCode::InvalidInput,
        QStringLiteral("\"%1\" could be any of %2 runs. Write more of its name.").arg(shown(text)).arg(matches.size()));
}

Result<Repository> repositoryOf(const AuditRecord& record)
{
    if (record.repository.isEmpty())
        return failure(ErrorCode::Corrupt,
            QStringLiteral("The journal of %1 does not tell its repository. See remitctl journal %1 --verify.")
                .arg(record.runId));
    return Repository::open(record.repository);
}

void print(const QByteArray& bytes)
{
    said().document = true;
    // The stream remembers what could not be written; the end of main() asks it.
    (void)std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
    (void)std::fflush(stdout);
}

void print(const QString& line)
{
    print(line.toUtf8() + '\n');
}

void printNote(const QString& line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    (void)std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr); // nobody is left to be told
}

void printError(const QString& line)
{
    printNote(line);
    if (said().errors.size() < kMostErrors)
        said().errors.append(line);
}

void print(const QJsonValue& document)
{
    print(
        document.isArray() ? QJsonDocument(document.toArray()).toJson() : QJsonDocument(document.toObject()).toJson());
}

QString shown(const QString& hostile)
{
    QString text;
    for (const QChar character : hostile) {
        const auto category = character.category();
        if (category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph)
            text += QStringLiteral("\\u%1").arg(character.unicode(), 4, 16, QLatin1Char('0'));
        else
            text += character;
    }
    return text;
}

void printTable(const QStringList& heads, const QList<QStringList>& rows)
{
    QList<qsizetype> widths;
    for (qsizetype column = 0; column < heads.size(); ++column) {
        qsizetype width = heads.at(column).size();
        for (const QStringList& row : rows)
            width = std::max(width, shown(row.value(column)).size());
        widths.append(std::min<qsizetype>(width, 60));
    }
    const auto line = [&](const QStringList& cells) {
        QString text;
        for (qsizetype column = 0; column < heads.size(); ++column) {
            const QString cell = shown(cells.value(column));
            text += column + 1 < heads.size() ? cell.leftJustified(widths.at(column) + 2) : cell;
        }
        print(text);
    };
    line(heads);
    for (const QStringList& row : rows)
        line(row);
}

int fail(const Error& error)
{
    printError(QStringLiteral("remitctl: %1").arg(error.detail));
    switch (error.code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
        return UsageError;
    case ErrorCode::Sandbox:
    case ErrorCode::Process:
        return CouldNotStart;
    case ErrorCode::Refused:
    case ErrorCode::Conflict:
    case ErrorCode::Busy:
        return NotOk;
    default:
        return InternalError;
    }
}

int conclude(const Session& session, int code)
{
    if (code == Done || said().document || !session.asksForJson())
        return code;
    QString error = said().errors.join(u'\n');
    if (const QString name = QStringLiteral("remitctl: "); error.startsWith(name))
        error.remove(0, name.size());
    print(QJsonObject{{QStringLiteral("error"), error}, {QStringLiteral("exit"), code}});
    return code;
}

} // namespace remit::ctl
