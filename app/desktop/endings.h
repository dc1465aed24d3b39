// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"

#include <QHash>

namespace remit {

/** A run that has ended, with what a notice needs beside its row. */
struct EndedRun {
    RunRow row;
    QList<Finding> findings;
    QStringList notifyOn; ///< of its contract
};

/** Tells of each run that ends, once. What had ended before the first look is no news. */
class Endings : public QObject {
    Q_OBJECT

public:
    /** The backend outlives it. */
    explicit Endings(Backend& backend, QObject* parent = nullptr);

    /** Compares what runs there are with what was seen last; the backend's own word does the same. */
    void look();

Q_SIGNALS:
    void ended(const remit::EndedRun& run);

private:
    void take(const QList<RunRow>& rows);
    void read(const RunRow& row);

    Backend& m_backend;
    QHash<QString, RunState> m_lastStates;
    bool m_statesKnown = false;
};

} // namespace remit
