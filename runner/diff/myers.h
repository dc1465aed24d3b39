// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <span>
#include <vector>

namespace remit {

/**
 * Marks what differs between two sequences: after compare(), a 1 stands at each element that is not part of the common
 * subsequence. Myers' algorithm in linear space. Two bounds keep noise cheap: beyond `maximumCost` differences in one
 * box the furthest point reached splits it, and when the whole work is spent the rest counts as different.
 */
class Myers {
public:
    explicit Myers(int maximumCost, qint64 maximumWork = 400'000'000);

    void compare(std::span<const int> a, std::span<const int> b, std::span<char> differsA, std::span<char> differsB);

private:
    struct Box {
        int a0 = 0;
        int a1 = 0;
        int b0 = 0;
        int b1 = 0;
    };
    struct Point {
        int x = 0;
        int y = 0;
    };
    struct Frontier {
        int low = 0;
        int high = 0;
    };

    [[nodiscard]] Point split(const Box& box);
    [[nodiscard]] bool stepForward(const Box& box, Frontier& forward, const Frontier* backward, Point& met);
    [[nodiscard]] bool stepBackward(const Box& box, Frontier& backward, const Frontier* forward, Point& met);
    [[nodiscard]] Point furthest(const Box& box, const Frontier& forward, const Frontier& backward) const;
    int& forwardAt(int diagonal) { return m_forward[size_t(diagonal + m_offset)]; }
    int& backwardAt(int diagonal) { return m_backward[size_t(diagonal + m_offset)]; }

    int m_maximumCost;
    qint64 m_workLeft;
    int m_offset = 0;
    std::span<const int> m_a;
    std::span<const int> m_b;
    std::vector<int> m_forward;
    std::vector<int> m_backward;
};

} // namespace remit
