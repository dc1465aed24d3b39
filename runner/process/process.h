// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace remit {

/** What to start. Plain data; nothing of our own environment or descriptors is inherited but what stands here. */
struct ProcessSetup {
    QString program; ///< absolute
    QByteArrayList arguments; ///< bytes, never a shell string
    QByteArrayList environment; ///< "NAME=value"; the child's whole environment
    QString workingDirectory;
    QByteArray standardInput; ///< written, then closed: the child always meets the end of its input
    bool keepInput = false; ///< not closed: write() may follow until closeInput()
    QList<int> passDescriptors; ///< kept open in the child under the same numbers, all others are closed
    bool newSession = true;
};

struct ProcessResult {
    enum class How { Exited, Signalled, FailedToStart };
    How how = How::FailedToStart;
    int exitCode = -1; ///< Exited
    int signal = 0; ///< Signalled
    QString error; ///< FailedToStart: one sentence
    friend bool operator==(const ProcessResult&, const ProcessResult&) = default;
};

/**
 * One child process over QProcess. Exactly one done() for each start(), failure to start included; after it nothing
 * more comes. Output is always drained, so a child never blocks on us and QProcess never buffers without bound.
 * Deleting a running Process kills it and leaves the reaping to a reaper: no destructor waits.
 * Lives on one thread that must outlive the child (a parent-death signal follows the thread that started it).
 */
class Process : public QObject {
    Q_OBJECT

public:
    explicit Process(QObject* parent = nullptr);
    ~Process() override;

    /** Once per object. */
    void start(const ProcessSetup& setup);
    [[nodiscard]] qint64 pid() const; ///< 0 before the start and after done()
    /** More for a child whose input was kept; from start() on. Nothing waits here: what the child has not read yet is
     * held for it. False: more than kMostUnread bytes wait already, and nothing of this is taken. A child that has
     * closed its input, or has ended, takes nothing, and that is no failure. */
    [[nodiscard]] bool write(const QByteArray& bytes);
    /** The end of its input, after the last byte that was written. */
    void closeInput();
    static constexpr qsizetype kMostUnread = 1 << 20;
    /** SIGKILL to the child itself, done() follows. */
    void kill();
    /** SIGTERM to the child's process group, SIGKILL to it after the grace; done() follows. */
    void terminate(std::chrono::milliseconds grace);

Q_SIGNALS:
    void started(qint64 pid);
    void standardOutput(const QByteArray& bytes);
    void standardError(const QByteArray& bytes);
    void done(const remit::ProcessResult& result);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/** Starts a program that outlives us in a session of its own, with /dev/null for its three streams. Returns its pid. */
[[nodiscard]] std::optional<qint64> startDetached(const ProcessSetup& setup, QString* error);

/** The absolute path of a program on a PATH, never from the current folder or a relative entry; empty if there is none.
 */
[[nodiscard]] QString findProgram(const QString& name, const QString& path);

} // namespace remit
