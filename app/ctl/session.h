// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/repository.h"
#include "runner/launch/launcher.h"
#include "runner/launch/settings.h"
#include "runner/review/verdicts.h"
#include "runner/run/paths.h"
#include "runner/store/index.h"

#include <QCommandLineParser>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace remit::ctl {

/** Exit codes, as the manual promises. */
enum Exit {
    Done = 0,
    InternalError = 1,
    UsageError = 2,
    NotOk = 3,
    EndedByLimit = 4,
    EndedByStop = 5,
    CouldNotStart = 6,
    EndedInterrupted = 7,
};

/** What every command works with. Made once in main(). */
struct Session {
    Paths paths;
    QString program; ///< this remitctl, absolute
    QStringList arguments; ///< after the command's name
    QString command;

    [[nodiscard]] bool asksForJson() const; ///< --json stands among the arguments
    [[nodiscard]] Result<Launcher> launcher() const;
    [[nodiscard]] Result<Verdicts> verdicts() const;
    /** The index, brought up to date: abandoned runs ended, journals imported, free slots filled. */
    [[nodiscard]] Result<std::unique_ptr<RunStore>> index() const;
};

/** Parses the session's arguments. An exit code: it is over (help was shown, or the usage was wrong and said). */
[[nodiscard]] std::optional<int> parse(
    QCommandLineParser& parser, const Session& session, qsizetype positional, qsizetype mostPositional);

/** A run id from the command line, also a unique beginning of one. Says what is wrong. */
[[nodiscard]] Result<RunId> findRun(const Session& session, const QString& text);

/** The repository of a run; a record whose journal is damaged may not tell it. */
[[nodiscard]] Result<Repository> repositoryOf(const AuditRecord& record);

void print(const QByteArray& bytes); ///< to stdout as it is
void print(const QString& line); ///< to stdout with a line feed
void printError(const QString& line); ///< to stderr with a line feed; part of what conclude() tells
void printNote(const QString& line); ///< to stderr with a line feed; no error
void print(const QJsonValue& document); ///< one JSON document
/** Columns of equal width, the last one free; control characters of hostile text are made visible. */
void printTable(const QStringList& heads, const QList<QStringList>& rows);
[[nodiscard]] QString shown(const QString& hostile);

/** Says the error and gives its exit code. */
[[nodiscard]] int fail(const Error& error);
/** The last word of a command. With --json one that fails before it has printed its document prints one with what was
 * said to stderr: {"error": …, "exit": …}. Returns the exit code as it is. */
[[nodiscard]] int conclude(const Session& session, int code);

} // namespace remit::ctl
