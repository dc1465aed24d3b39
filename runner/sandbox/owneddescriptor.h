// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include <unistd.h>

namespace remit {

/** Owns one open file descriptor. */
class OwnedDescriptor {
public:
    OwnedDescriptor() = default;
    explicit OwnedDescriptor(int number)
        : m_number(number)
    {
    }
    OwnedDescriptor(OwnedDescriptor&& other) noexcept
        : m_number(other.release())
    {
    }
    OwnedDescriptor& operator=(OwnedDescriptor&& other) noexcept
    {
        if (this != &other)
            close(std::exchange(m_number, other.release()));
        return *this;
    }
    ~OwnedDescriptor() { close(m_number); }

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int release() { return std::exchange(m_number, -1); }
    void reset() { close(release()); }

private:
    static void close(int number)
    {
        if (number >= 0)
            ::close(number); // nothing is buffered in it; there is nobody to tell
    }

    int m_number = -1;
};

} // namespace remit
