// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/journal/journal.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace remit {

/** The supervisor's pen: appends events, syncs groups within 100 ms, and says once when the journal can no longer be
 * written. */
class RunLog : public QObject {
    Q_OBJECT

public:
    explicit RunLog(std::unique_ptr<Journal> journal, QObject* parent = nullptr);

    /** With the next group. */
    void add(const char* type, const QJsonObject& data);
    /** On disk when it returns. False: it is not, failed() was or is emitted. */
    bool addNow(const char* type, const QJsonObject& data);
    [[nodiscard]] bool flush();
    [[nodiscard]] QString head() const { return m_journal->head(); }
    [[nodiscard]] bool hasFailed() const { return m_failed; }

Q_SIGNALS:
    void failed(const remit::Error& error);
    /** The disk is full, and what was kept back for the last words is being used. Once. */
    void spaceIsOut();

private:
    bool write(const char* type, const QJsonObject& data, Journal::Durability durability);
    void fail(const Error& error);
    void noteSpace();

    std::unique_ptr<Journal> m_journal;
    QTimer m_group;
    bool m_failed = false;
    bool m_spaceIsOut = false;
};

} // namespace remit
