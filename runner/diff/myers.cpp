// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/diff/myers.h"

#include <algorithm>
#include <limits>

namespace remit {

namespace {
constexpr int kNever = std::numeric_limits<int>::min() / 2; // a forward diagonal not reached
constexpr int kNeverBack = std::numeric_limits<int>::max() / 2; // a backward diagonal not reached
} // namespace

Myers::Myers(int maximumCost, qint64 maximumWork)
    : m_maximumCost(std::max(maximumCost, 2))
    , m_workLeft(maximumWork)
{
}

void Myers::compare(std::span<const int> a, std::span<const int> b, std::span<char> differsA, std::span<char> differsB)
{
    m_a = a;
    m_b = b;
    std::vector<Box> open{{0, int(a.size()), 0, int(b.size())}};
    while (!open.empty()) {
        Box box = open.back();
        open.pop_back();
        while (box.a0 < box.a1 && box.b0 < box.b1 && a[size_t(box.a0)] == b[size_t(box.b0)])
            ++box.a0, ++box.b0;
        while (box.a0 < box.a1 && box.b0 < box.b1 && a[size_t(box.a1 - 1)] == b[size_t(box.b1 - 1)])
            --box.a1, --box.b1;
        if (box.a0 == box.a1 || box.b0 == box.b1 || m_workLeft < 0) {
            std::fill(differsA.begin() + box.a0, differsA.begin() + box.a1, char(1));
            std::fill(differsB.begin() + box.b0, differsB.begin() + box.b1, char(1));
            continue;
        }
        const Point at = split(box);
        open.push_back({box.a0 + at.x, box.a1, box.b0 + at.y, box.b1});
        open.push_back({box.a0, box.a0 + at.x, box.b0, box.b0 + at.y});
    }
}

/**
 * Walks from both corners of the box at once, one difference a round, until the two fronts meet. A diagonal is x - y,
 * counted from the box's own corner; a front holds the furthest x on each diagonal of its round.
 */
Myers::Point Myers::split(const Box& box)
{
    const int width = box.a1 - box.a0;
    const int height = box.b1 - box.b0;
    m_offset = height + 2;
    const auto needed = size_t(width) + size_t(height) + 5;
    if (m_forward.size() < needed) {
        m_forward.resize(needed);
        m_backward.resize(needed);
    }
    const int last = width - height;
    const bool odd = (last & 1) != 0;
    Frontier forward{0, 0};
    Frontier backward{last, last};
    forwardAt(0) = 0;
    backwardAt(last) = width;
    Point met;
    for (int cost = 1;; ++cost) {
        m_workLeft -= forward.high - forward.low + backward.high - backward.low + 4;
        if (stepForward(box, forward, odd ? &backward : nullptr, met)
            || stepBackward(box, backward, odd ? nullptr : &forward, met))
            return met;
        if (cost >= m_maximumCost || m_workLeft < 0)
            return furthest(box, forward, backward);
    }
}

bool Myers::stepForward(const Box& box, Frontier& forward, const Frontier* backward, Point& met)
{
    const int width = box.a1 - box.a0;
    const int height = box.b1 - box.b0;
    if (forward.low > -height)
        forwardAt(--forward.low - 1) = kNever;
    else
        ++forward.low;
    if (forward.high < width)
        forwardAt(++forward.high + 1) = kNever;
    else
        --forward.high;
    for (int k = forward.high; k >= forward.low; k -= 2) {
        int x = std::max(forwardAt(k - 1) + 1, forwardAt(k + 1));
        int y = x - k;
        if (x < 0 || x > width || y < 0 || y > height) {
            forwardAt(k) = kNever;
            continue;
        }
        while (x < width && y < height && m_a[size_t(box.a0 + x)] == m_b[size_t(box.b0 + y)])
            ++x, ++y;
        forwardAt(k) = x;
        if (backward && k >= backward->low && k <= backward->high && backwardAt(k) <= x) {
            met = {x, y};
            return true;
        }
    }
    return false;
}

bool Myers::stepBackward(const Box& box, Frontier& backward, const Frontier* forward, Point& met)
{
    const int width = box.a1 - box.a0;
    const int height = box.b1 - box.b0;
    if (backward.low > -height)
        backwardAt(--backward.low - 1) = kNeverBack;
    else
        ++backward.low;
    if (backward.high < width)
        backwardAt(++backward.high + 1) = kNeverBack;
    else
        --backward.high;
    for (int k = backward.high; k >= backward.low; k -= 2) {
        int x = std::min(backwardAt(k - 1), backwardAt(k + 1) - 1);
        int y = x - k;
        if (x < 0 || x > width || y < 0 || y > height) {
            backwardAt(k) = kNeverBack;
            continue;
        }
        while (x > 0 && y > 0 && m_a[size_t(box.a0 + x - 1)] == m_b[size_t(box.b0 + y - 1)])
            --x, --y;
        backwardAt(k) = x;
        if (forward && k >= forward->low && k <= forward->high && x <= forwardAt(k)) {
            met = {x, y};
            return true;
        }
    }
    return false;
}

Myers::Point Myers::furthest(const Box& box, const Frontier& forward, const Frontier& backward) const
{
    const int width = box.a1 - box.a0;
    const int height = box.b1 - box.b0;
    Point ahead;
    for (int k = forward.low; k <= forward.high; k += 2) {
        const int x = m_forward[size_t(k + m_offset)];
        if (x >= 0 && 2 * x - k > ahead.x + ahead.y)
            ahead = {x, x - k};
    }
    Point behind{width, height};
    for (int k = backward.low; k <= backward.high; k += 2) {
        const int x = m_backward[size_t(k + m_offset)];
        if (x <= width && 2 * x - k < behind.x + behind.y)
            behind = {x, x - k};
    }
    const int gainedAhead = ahead.x + ahead.y;
    const int gainedBehind = width + height - behind.x - behind.y;
    return gainedAhead >= gainedBehind ? ahead : behind;
}

} // namespace remit
