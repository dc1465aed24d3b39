// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace remit {

/**
 * The book of a run that stands still: why, since when, and that it ends. Stops nothing by itself. The time of a hold
 * counts for no limit: what stands still uses neither time nor patience.
 */
class Hold : public QObject {
    Q_OBJECT

public:
    enum class Why { Nobody, Person, Limit };

    explicit Hold(QObject* parent = nullptr);

    void begin(Why why, std::chrono::milliseconds longest); ///< a hold for a limit outlasts one for a person
    void end();
    [[nodiscard]] Why why() const { return m_why; }
    [[nodiscard]] bool holds() const { return m_why != Why::Nobody; }
    /** All holds so far, the present one included. */
    [[nodiscard]] std::chrono::milliseconds total() const;

Q_SIGNALS:
    void over(); ///< the longest time is up

private:
    Why m_why = Why::Nobody;
    QElapsedTimer m_since;
    std::chrono::milliseconds m_before{0};
    QTimer m_longest;
};

} // namespace remit
