// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/process/process.h"
#include "runner/process/processtree.h"
#include "runner/sandbox/box.h"

#include <QObject>

namespace remit {

/** How a boxed command ended. */
struct BoxResult {
    bool started = false; ///< box-init proved the box and got its go
    ProcessResult process; ///< of the command inside (exit code or signal), as far as the status descriptor told
    bool verifiedDead = false; ///< nothing of its pid namespace lives
    QString error; ///< not started: why, and what to do
};

/** What becomes of the command's standard input behind what start() is given. */
enum class BoxInput { Ends, Stays };

/**
 * One command in the box. start() makes the box and waits for box-init's self-check; then ready() comes and the command
 * still waits. go() lets it run. kill() ends everything in it. Exactly one done(). Main thread (see Process).
 */
class BoxProcess : public QObject {
    Q_OBJECT

public:
    explicit BoxProcess(QObject* parent = nullptr);
    ~BoxProcess() override;

    void start(const BoxSpec& spec, const QByteArray& standardInput, const QString& bwrapProgram,
        BoxInput input = BoxInput::Ends);
    void go();
    /** More for a command whose input stays open; see Process::write(). */
    [[nodiscard]] bool write(const QByteArray& bytes);
    void closeInput();
    /** SIGKILL to bwrap: the whole pid namespace dies at once. A keeper is told to do the same to all that it keeps.
     * done() follows when that is verified (2 s at most). */
    void kill();
    /** SIGTERM to the command itself, kill() after the grace. */
    void terminate(std::chrono::milliseconds grace);
    void freeze(); ///< SIGSTOP to every process of the namespace, until none is added
    void thaw();

    [[nodiscard]] ProcessIdentity bwrapIdentity() const;
    /** Process 1 of the namespace: all others are below it, and it ends with them. Valid from ready() on. */
    [[nodiscard]] ProcessIdentity firstProcess() const;
    [[nodiscard]] quint64 pidNamespace() const;
    [[nodiscard]] QList<qint64> processes() const; ///< live ones inside, host pids

Q_SIGNALS:
    /** `listeners`: open listening sockets, in the spec's order; the receiver owns them. */
    void ready(const QList<int>& listeners);
    void standardOutput(const QByteArray& bytes);
    void standardError(const QByteArray& bytes);
    void done(const remit::BoxResult& result);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace remit
