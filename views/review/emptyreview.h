// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"

#include <QWidget>

namespace remit {

class Card;
class EmptyState;

/** Nothing to review: what goes on meanwhile, and what can be done. */
class EmptyReview : public QWidget {
    Q_OBJECT

public:
    explicit EmptyReview(Backend& backend, QWidget* parent = nullptr);

    /** Asks what is running and says it. */
    void refresh();

Q_SIGNALS:
    void newRunRequested();
    void runningRequested();

private:
    void take(const QList<RunRow>& running);
    QWidget* makeRow(const RunRow& run, qint64 nowMs);

    Backend& m_backend;
    EmptyState* m_state;
    QWidget* m_list;
};

} // namespace remit
