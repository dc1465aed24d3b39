// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

namespace remit {

/**
 * A lock on a file (flock): held by an open description, so it passes to a child that inherits the descriptor and the
 * kernel releases it however its holder dies. Move-only; releases on destruction.
 */
class FileLock {
public:
    FileLock() = default;
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

    /** Busy at once if another holds it. */
    [[nodiscard]] static Result<FileLock> take(const QString& file);
    /** Waits for it. Only for locks that are held for milliseconds. */
    [[nodiscard]] static Result<FileLock> wait(const QString& file);
    /** Takes over a descriptor that already holds the lock (inherited). */
    [[nodiscard]] static FileLock adopt(int descriptor);

    [[nodiscard]] bool isHeld() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    void release();

private:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor = -1;
};

} // namespace remit
