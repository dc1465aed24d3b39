// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <utility>

namespace remit {

/** flock on a file of its own, held as long as the object lives. Waits for the holder: keep what is done under it
 * short. */
class FileLock {
public:
    [[nodiscard]] static Result<FileLock> take(const QString& file);
    FileLock(FileLock&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor = -1;
};

} // namespace remit
