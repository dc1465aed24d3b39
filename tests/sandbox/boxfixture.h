// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/boxprocess.h"
#include "runner/sandbox/probe.h"

#include <QTemporaryDir>

#include <functional>

namespace remit::test {

/** What holds here, probed once per test program. */
[[nodiscard]] const SandboxFacts& sandboxFacts();

/** Empty: the box can be tested. Otherwise why not. */
[[nodiscard]] QString reasonToSkip();

/** Folders of one run as a supervisor lays them out, in a folder that vanishes. */
class ScratchRun {
public:
    explicit ScratchRun(const QString& place = QString());

    [[nodiscard]] QString path(const QString& name = QString()) const;
    /** Writes a file and the folders above it. */
    void write(const QString& name, const QByteArray& content) const;
    [[nodiscard]] QByteArray read(const QString& name) const;

    /** A worktree without git, a home, a plain environment; `script` runs in sh. */
    [[nodiscard]] BoxSpec spec(const QByteArray& script) const;

private:
    QTemporaryDir m_folder;
    QString m_path;
};

struct BoxOutcome {
    bool wasReady = false;
    int doneCount = 0;
    BoxResult result;
    QByteArray out;
    QByteArray err;
    [[nodiscard]] int exitCode() const;
    /** Everything there is to know, for QVERIFY2. */
    [[nodiscard]] QByteArray text() const;
};

/** Runs to the end. `whenReady` in place of go(), if it is given; it owns the listeners then. */
[[nodiscard]] BoxOutcome runBox(const BoxSpec& spec, const QByteArray& standardInput = {},
    const std::function<void(BoxProcess&, const QList<int>&)>& whenReady = {}, const QString& bwrap = QString());

/** Runs a host program to its end; returns what it prints, and complains when it fails. */
[[nodiscard]] QByteArray runOnHost(const QString& program, const QStringList& arguments, const QString& folder);

/** One line for each entry below `folder`: type, mode, path, hash of its content or its link target. */
[[nodiscard]] QByteArray fingerprint(const QString& folder);

} // namespace remit::test

/** First in each test that needs a real box. */
#define REMIT_NEED_BOX()                                                                                               \
    do {                                                                                                               \
        const QString why = remit::test::reasonToSkip();                                                               \
        if (!why.isEmpty()) {                                                                                          \
            if (qEnvironmentVariable("REMIT_REQUIRE_SANDBOX") == QLatin1StringView("1"))                               \
                QFAIL(qPrintable(why));                                                                                \
            QSKIP(qPrintable(why));                                                                                    \
        }                                                                                                              \
    } while (false)
