// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace remit::test {

/** What a command left. */
struct CtlResult {
    int code = -1; ///< -1: it crashed or did not end in time
    QByteArray out;
    QByteArray err;

    /** The one JSON document on stdout; what is none ends the test program. */
    [[nodiscard]] QJsonObject object() const;
    [[nodiscard]] QJsonArray array() const;
};

/** A contract of a `command` agent whose script the test writes. */
struct ScriptedContract {
    QString title = QStringLiteral("Write a new file");
    QByteArray script; ///< of /bin/sh; it starts in the worktree, the brief on stdin
    QByteArray check = "test -f src/new.txt";
    QByteArray limits = "wall_clock = \"1m\"\n"; ///< lines of [limits]
    QByteArray speaks = "text"; ///< what the script prints
    QByteArray scope = "paths = [\"src/**\"]\n"; ///< lines of [scope]
    QByteArray environment; ///< lines of [environment]
    QByteArray command; ///< more lines of [command]
};

/**
 * The built remitctl with a data folder of its own, used as a person or a script would. At its end nothing that it
 * started lives on.
 */
class RemitCtl {
public:
    RemitCtl();
    RemitCtl(const RemitCtl&) = delete;
    RemitCtl& operator=(const RemitCtl&) = delete;
    ~RemitCtl();

    [[nodiscard]] QString home() const { return m_dir.path() + QStringLiteral("/home"); }
    [[nodiscard]] QString file(const QString& name) const { return m_dir.path() + QLatin1Char('/') + name; }
    [[nodiscard]] QString runFolder(const QString& run) const { return home() + QStringLiteral("/runs/") + run; }
    [[nodiscard]] const QProcessEnvironment& environment() const { return m_environment; }
    void setVariable(const QString& name, const QString& value) { m_environment.insert(name, value); }

    [[nodiscard]] CtlResult operator()(const QStringList& arguments) const;
    /** The same with this on its stdin. */
    [[nodiscard]] CtlResult withInput(const QStringList& arguments, const QByteArray& input) const;
    /** Started, not waited for; its stdout and stderr are in its channels. */
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList& arguments, const QString& inputFile = {}) const;

    /** Writes a file of ours. */
    [[nodiscard]] QString write(const QString& name, const QByteArray& content) const;
    /** Writes script and contract; returns the contract's file. */
    [[nodiscard]] QString write(const ScriptedContract& contract) const;
    /** Launches it on a repository and returns the run's id; a refusal ends the test program. */
    [[nodiscard]] QString launch(const QString& repository, const ScriptedContract& contract) const;
    /** The same, followed to its end. */
    [[nodiscard]] CtlResult runToItsEnd(const QString& repository, const ScriptedContract& contract) const;
    [[nodiscard]] QJsonObject show(const QString& run) const;
    [[nodiscard]] QString stateOf(const QString& run) const { return show(run).value(u"state").toString(); }
    /** Has the journal an event of this type yet? */
    [[nodiscard]] bool hasEvent(const QString& run, const QByteArray& type) const;

private:
    QTemporaryDir m_dir;
    QProcessEnvironment m_environment;
};

/** Everything in a file; empty if it cannot be read. */
[[nodiscard]] QByteArray contentOf(const QString& path);

/** Pids of living processes (no zombies) with this text in their command line or environment. */
[[nodiscard]] QList<qint64> processesWith(const QByteArray& marker);

} // namespace remit::test
