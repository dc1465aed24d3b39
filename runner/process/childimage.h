// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/process/process.h"

#include <vector>

namespace remit {

/**
 * What a child becomes, laid out before the fork: after it only async-signal-safe calls are allowed, because another
 * thread may have held any lock. Arguments and environment stay the bytes they are; a QString in between would turn
 * what is not UTF-8 into U+FFFD.
 */
class ChildImage {
public:
    explicit ChildImage(ProcessSetup setup);
    ChildImage(const ChildImage&) = delete;
    ChildImage& operator=(const ChildImage&) = delete;

    /** Why the setup cannot be started at all, one sentence; empty if it can. */
    [[nodiscard]] static QString problemOf(const ProcessSetup& setup);

    [[nodiscard]] const char* workingDirectory() const noexcept { return m_folder.constData(); }

    /**
     * In the child only. Default signals, a session of its own if asked for, every descriptor from 3 on closed but the
     * passed ones, then execve. Returns only after a failure: the name of the call, its reason in errno.
     */
    [[nodiscard]] const char* become() const noexcept;

private:
    ProcessSetup m_setup; // owns the bytes that the vectors point to
    QByteArray m_program;
    QByteArray m_folder;
    std::vector<char*> m_arguments;
    std::vector<char*> m_environment;
    std::vector<int> m_passed;
};

} // namespace remit
